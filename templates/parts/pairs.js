// Things to put with one of some targets, each by a list of its own: matching and sorting (docs/architecture.md).

import { mountQuestion } from "../../builder/components/question/question.js";
import { all, icon, make, one } from "../runtime/dom.js";

/**
 * `right` is the right response: the characters of things and targets by turns.
 *
 * @typedef {import("../runtime/course.js").QuestionData & Readonly<{right: string, partial: boolean}>} PairsData
 */

/**
 * What each thing stands with.
 *
 * @param {string} response
 * @returns {Map<string, string>}
 */
function partners(response) {
  return new Map((response.match(/../g) ?? []).map(([thing, target]) => [thing, target]));
}

/**
 * @param {HTMLFormElement} form
 * @param {import("../../builder/components/question/question.js").Context} context
 * @param {boolean} mixesThings do the things stand in an order of chance, or the targets?
 */
export function mountPairs(form, context, mixesThings) {
  const { texts } = context;
  const { options, right } = /** @type {PairsData} */ (context.data);
  const key = partners(right);
  const list = one(form, ".pairs");
  const choices = one(form, ".targets");
  const rows = byOption(list);
  const targets = byOption(choices);
  const isBrief = choices.classList.contains("brief");
  const words = new Map(Array.from(targets, ([target]) => [target, String(one(form, `option[value="${target}"]`).textContent)]));
  /** @type {Map<string, string>} */
  let given = new Map();
  let shown = "";

  for (const [thing, row] of rows) {
    const verdict = make("p", "verdict solution");
    verdict.id = `${selectOf(row).id}-verdict`;
    verdict.append(icon("check"), ...answer(thing));
    selectOf(row).after(verdict);
    unmark(row);
  }
  arrange("");
  list.addEventListener("change", ({ target }) => unmark(/** @type {HTMLElement} */ (/** @type {Element} */ (target).closest(".pair"))));

  /** @param {string} thing */
  function answer(thing) {
    return [texts("Right answer:"), " ", ...copied(/** @type {HTMLElement} */ (targets.get(String(key.get(thing)))))];
  }

  /**
   * Put them in the order of the view; what stands in the document is shuffled already.
   *
   * @param {string} order
   */
  function arrange(order) {
    const sorted = mixesThings ? [list, rows] : [choices, targets];
    const [parent, elements] = /** @type {[HTMLElement, Map<string, HTMLElement>]} */ (sorted);
    if (order && order !== options) parent.append(...Array.from(order).flatMap((option) => elements.get(option) ?? []));
    const letters = Array.from(choices.children, (choice, place) => [String(/** @type {HTMLElement} */ (choice).dataset.option), letter(place)]);
    for (const row of rows.values()) {
      const select = selectOf(row);
      const { value } = select;
      for (const [target, sign] of letters) {
        const option = one(select, `[value="${target}"]`);
        option.textContent = `${isBrief ? "" : `${sign}. `}${words.get(target)}`;
        select.append(option);
      }
      select.value = value;
    }
  }

  return mountQuestion(form, context, {
    read: () => Array.from(key.keys(), (thing) => {
      const { value } = selectOf(/** @type {HTMLElement} */ (rows.get(thing)));
      return value && thing + value;
    }).join(""),
    // What stands there may be nearly right: only the marks go.
    clear: () => rows.forEach(unmark),
    first: () => selectOf(/** @type {HTMLElement} */ (rows.get(Array.from(rows.keys()).find((thing) => given.get(thing) !== key.get(thing)) ?? ""))),
    verdict: (view) => (view.right === false ? texts("{right} of {count} are right", { right: hits(key, given), count: key.size }) : null),
    show({ response, order, open, feedback, solution }) {
      if (shown !== order + response) {
        arrange(order);
        given = partners(response);
        for (const [thing, row] of rows) selectOf(row).value = given.get(thing) ?? "";
        shown = order + response;
      }
      /** @type {Element[]} */
      const spoken = [];
      for (const [thing, row] of rows) {
        const select = selectOf(row);
        const isGiven = select.value === (given.get(thing) ?? "");
        const isRight = given.get(thing) === key.get(thing);
        const told = feedback && isGiven && select.value !== "";
        unmark(row);
        select.disabled = !open;
        row.classList.toggle("is-right", told && isRight);
        row.classList.toggle("is-wrong", told && !isRight);
        if (!told && !solution) continue;
        const verdict = one(row, ".verdict");
        const isCheck = isRight || !told;
        const word = isRight ? texts("Right") : told ? texts("Not right") : "";
        const full = isRight || !solution ? [word] : [word && `${word}. `, ...answer(thing)];
        verdict.replaceChildren(icon(isCheck ? "check" : "cross"), make("span", "", ...full));
        verdict.hidden = false;
        select.setAttribute("aria-describedby", verdict.id);
        const said = /** @type {HTMLElement | null} */ (row.querySelector(".feedback"));
        if (!said || !(isRight || solution)) continue;
        said.hidden = false;
        said.id = `${select.id}-feedback`;
        select.setAttribute("aria-describedby", `${verdict.id} ${said.id}`);
        spoken.push(said);
      }
      const chosen = Array.from(given.values());
      for (const said of all(form, "fieldset > .feedback")) {
        said.hidden = !(feedback && chosen.includes(String(said.dataset.for)));
        if (!said.hidden) spoken.push(said);
      }
      return spoken;
    },
  });
}

/**
 * @param {HTMLElement} list
 * @returns {Map<string, HTMLElement>}
 */
function byOption(list) {
  return new Map(Array.from(/** @type {HTMLCollectionOf<HTMLElement>} */ (list.children), (element) => [String(element.dataset.option), element]));
}

/** @param {HTMLElement} row */
function selectOf(row) {
  return /** @type {HTMLSelectElement} */ (row.querySelector("select"));
}

/** @param {HTMLElement} row */
function unmark(row) {
  row.classList.remove("is-right", "is-wrong");
  selectOf(row).removeAttribute("aria-describedby");
  for (const part of all(row, ".verdict, .feedback")) part.hidden = true;
}

/** @param {HTMLElement} element */
function copied(element) {
  return Array.from(element.cloneNode(true).childNodes);
}

/**
 * As CSS counts with letters: A–Z, AA, AB …
 *
 * @param {number} place
 */
function letter(place) {
  return (place > 25 ? "A" : "") + String.fromCharCode(65 + (place % 26));
}

/**
 * How many things stand with the right target.
 *
 * @param {ReadonlyMap<string, string>} key
 * @param {ReadonlyMap<string, string>} given
 */
function hits(key, given) {
  return Array.from(key).filter(([thing, target]) => given.get(thing) === target).length;
}

/**
 * All or nothing; with `partial`, right ones minus wrong ones, never below 0. What stands with nothing is neither.
 *
 * @param {import("../runtime/course.js").QuestionData} question
 * @param {string} response
 * @returns {{score: number, right: boolean}}
 */
export function gradePairs(question, response) {
  const { right, partial } = /** @type {PairsData} */ (question);
  const key = partners(right);
  const given = partners(response);
  const found = hits(key, given);
  if (found === key.size || !partial) return { score: found === key.size ? 1 : 0, right: found === key.size };
  return { score: Math.max(0, (2 * found - given.size) / key.size), right: false };
}

/**
 * @param {import("../runtime/course.js").QuestionData} question
 * @param {string} response
 * @returns {import("../runtime/interactions.js").Neutral}
 */
export function reportPairs(question, response) {
  return { type: "matching", response: [...partners(response)], pattern: [[...partners(/** @type {PairsData} */ (question).right)]] };
}

/**
 * What is left of a stored response when things or targets have gone: the pairs that still can be made.
 *
 * @param {import("../runtime/course.js").QuestionData} question
 * @param {string} response
 * @returns {string}
 */
export function fitPairs(question, response) {
  const { options, right } = /** @type {PairsData} */ (question);
  const key = partners(right);
  const fits = Array.from(partners(response)).filter(([thing, target]) => key.has(thing) && !key.has(target) && options.includes(target));
  return fits.map((pair) => pair.join("")).join("");
}
