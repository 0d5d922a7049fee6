// The finish page: what was done, what is left, which objectives were reached, what the platform was told.

import { all, icon, make, one } from "./dom.js";
import { HAS_TESTS } from "./features.js";

/**
 * @typedef {{
 *   completion: string, success: string, score: number | null, read: number, pages: number,
 *   practice: {right: number, tried: number, of: number}, objectives: readonly {id: string, right: number, of: number, score: number}[],
 * }} Result
 *
 * `missing`: what is left to do; `told`: does an LMS take part, and has it all been saved?
 *
 * @typedef {{
 *   result: Result, mark: number, test: {used: boolean, best: number, passed: boolean, mark: number} | null,
 *   missing: readonly {text: string, page: number}[], told: "recorded" | "unsaved" | "nowhere" | "review",
 * }} Facts
 *
 * @param {HTMLElement} page
 * @param {import("./progress.js").Texts} texts
 * @returns {(facts: Facts) => void}
 */
export function mountFinish(page, texts) {
  const heading = one(page, "h1");
  const lead = one(page, "[data-lead]");
  const missingPart = one(page, "[data-missing]");
  const told = one(page, "[data-told]");

  /**
   * @param {string} name
   * @param {string} text
   * @param {string} more
   */
  const fact = (name, text, more = "") => {
    const value = one(page, `[data-fact="${name}"]`);
    value.replaceChildren(text, ...(more ? [make("small", "", more)] : []));
    /** @type {HTMLElement} */ (value.parentElement).hidden = text === "";
  };

  return ({ result, mark, test, missing, told: to }) => {
    const completed = result.completion === "completed";
    heading.textContent = completed ? texts("Well done, you are through") : texts("You are on the way");
    lead.textContent = completed
      ? texts("You have been through the whole course. You are welcome back to look something up.")
      : texts("Here you see how far you are, and what is left. You can stop now and go on another day.");

    const { practice } = result;
    fact("pages", texts("{read} of {pages}", { read: result.read, pages: result.pages }));
    fact("practice", practice.of ? texts("{right} right of {of}", practice) : "", practice.of ? texts("{tried} tried", practice) : "");
    if (HAS_TESTS) fact("test", test ? (test.used ? texts("{score} %", { score: test.best }) : texts("Not taken yet")) : "", test ? verdict(test, texts) : "");

    missingPart.hidden = missing.length === 0;
    one(missingPart, "ul").replaceChildren(...missing.map(({ text, page: to }) => make("li", "", link(text, to))));

    for (const item of all(page, "[data-objective]")) {
      const found = result.objectives.find(({ id }) => id === item.dataset.objective);
      const reached = found !== undefined && found.score >= mark;
      item.classList.toggle("read", reached);
      one(item, ".state").replaceChildren(...(reached ? [icon("check")] : []));
      one(item, "small").textContent = found
        ? `${reached ? texts("Reached") : texts("Not reached yet")}: ${texts("{right} right of {of}", found)}`
        : texts("No questions about this");
    }

    told.replaceChildren(...report(result, to, texts));
  };
}

/**
 * @param {NonNullable<Facts["test"]>} test
 * @param {import("./progress.js").Texts} texts
 */
function verdict({ used, passed, mark }, texts) {
  if (!used) return texts("The pass mark is {mark} %", { mark });
  return passed ? texts("Passed. The pass mark is {mark} %", { mark }) : texts("Not passed yet. The pass mark is {mark} %", { mark });
}

/**
 * @param {string} text
 * @param {number} page
 */
function link(text, page) {
  const made = /** @type {HTMLAnchorElement} */ (make("a", "", make("span", "", text), icon("on")));
  made.href = `#${one(document, `[data-page="${page}"]`).id}`;
  return made;
}

/**
 * @param {Result} result
 * @param {Facts["told"]} to
 * @param {import("./progress.js").Texts} texts
 */
function report(result, to, texts) {
  if (to === "nowhere") return [line("info", texts("Nothing. The course is not connected to a platform. This browser remembers how far you are."))];
  if (to === "review") return [line("info", texts("Your earlier result stands. What you do now is not recorded."))];
  const lines = [
    result.completion === "completed"
      ? line("check", texts("That you completed the course"))
      : line("info", texts("That you have begun, and how far you are")),
  ];
  if (result.success === "passed") lines.push(line("check", texts("That you passed")));
  if (result.success === "failed") lines.push(line("info", texts("That you did not pass")));
  if (result.score !== null) lines.push(line("check", texts("Your best result: {score} %", { score: result.score })));
  if (to === "unsaved") lines.push(line("alert", texts("The last of it is not saved yet. We keep trying.")));
  return lines;
}

/**
 * @param {string} symbol
 * @param {string} text
 */
function line(symbol, text) {
  return make("li", "", icon(symbol), make("span", "", text));
}
