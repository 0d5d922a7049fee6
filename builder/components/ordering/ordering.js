// Putting things in order in the browser: a list, and buttons that move a thing up and down in it.

import { all, icon, make, one } from "../../../templates/runtime/dom.js";
import { mountQuestion } from "../question/question.js";

/**
 * The options are in the right order.
 *
 * @typedef {import("../../../templates/runtime/course.js").QuestionData & Readonly<{partial: boolean}>} OrderingData
 *
 * @param {HTMLFormElement} form
 * @param {import("../question/question.js").Context} context
 */
export function mount(form, context) {
  const { texts, announce } = context;
  const { options } = context.data;
  const list = one(form, ".sequence");
  const rows = new Map(Array.from(/** @type {HTMLCollectionOf<HTMLElement>} */ (list.children), (row) => [String(row.dataset.option), row]));
  const read = () => Array.from(list.children, (row) => /** @type {HTMLElement} */ (row).dataset.option).join("");
  /** Never the right order: so the builder drew it. */
  const drawn = read();
  let start = drawn;
  let shown = "";

  for (const row of rows.values()) {
    const words = one(row, ".words");
    const name = String(words.textContent).trim();
    const moves = make("div", "moves", button("back", texts("Move up: {text}", { text: name }), row, -1), button("on", texts("Move down: {text}", { text: name }), row, 1));
    const verdict = make("p", "verdict");
    verdict.hidden = true;
    words.after(moves, verdict);
  }
  const right = make("ol", "", ...Array.from(options, (option) => make("li", "", ...Array.from(one(/** @type {HTMLElement} */ (rows.get(option)), ".words").cloneNode(true).childNodes))));
  const solution = make("div", "solution", make("p", "", texts("The right order:")), right);
  solution.hidden = true;
  list.after(solution);
  limit();

  /**
   * @param {string} symbol
   * @param {string} name
   * @param {HTMLElement} row
   * @param {number} step
   */
  function button(symbol, name, row, step) {
    const made = /** @type {HTMLButtonElement} */ (make("button", "move", icon(symbol)));
    made.type = "button";
    made.ariaLabel = name;
    made.addEventListener("click", () => {
      const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
      if (!other) return;
      // The neighbour moves, so that the focus stays with what was moved.
      if (step < 0) row.after(other);
      else row.before(other);
      unmark();
      limit();
      announce(texts("{place} of {count}", { place: Array.from(list.children).indexOf(row) + 1, count: rows.size }));
      list.dispatchEvent(new Event("change", { bubbles: true }));
    });
    return made;
  }

  /** The first cannot go up, the last cannot go down; both keep the focus they have. */
  function limit() {
    for (const row of rows.values()) {
      const [up, down] = all(row, ".move");
      up.ariaDisabled = String(!row.previousElementSibling);
      down.ariaDisabled = String(!row.nextElementSibling);
    }
  }

  function unmark() {
    for (const row of rows.values()) {
      row.classList.remove("is-right", "is-wrong");
      for (const part of all(row, ".verdict, .feedback")) part.hidden = true;
    }
  }

  return mountQuestion(form, context, {
    // As it lies at first nothing has been answered; it is never right.
    read: () => (read() === start ? "" : read()),
    // The order may be nearly right: only the marks go.
    clear: unmark,
    missing: texts("Move them into the right order first."),
    first: () => all(list, ".move").find(({ ariaDisabled }) => ariaDisabled !== "true") ?? list,
    verdict: ({ right: isRight, response }) => (isRight === false ? texts("{right} of {count} are in the right place", { right: inPlace(options, response), count: options.length }) : null),
    show({ response, order, open, feedback, solution: isSolved }) {
      if (shown !== order + response || !open) {
        // Unshuffled would be the answer.
        start = order === options ? drawn : order;
        const wanted = response ? response + Array.from(start).filter((option) => !response.includes(option)).join("") : start;
        if (read() !== wanted) list.append(...Array.from(wanted, (option) => /** @type {HTMLElement} */ (rows.get(option))));
        shown = order + response;
        limit();
      }
      unmark();
      for (const moves of all(list, ".moves")) moves.hidden = !open;
      solution.hidden = !isSolved || response === options;
      /** @type {Element[]} */
      const spoken = solution.hidden ? [] : [solution];
      const now = read();
      Array.from(options).forEach((option, place) => {
        const row = /** @type {HTMLElement} */ (rows.get(option));
        const isRight = now[place] === option;
        if (feedback && now.startsWith(response)) {
          row.classList.add(isRight ? "is-right" : "is-wrong");
          const verdict = one(row, ".verdict");
          verdict.replaceChildren(icon(isRight ? "check" : "cross"), isRight ? texts("Right") : texts("Not right"));
          verdict.hidden = false;
        }
        const said = /** @type {HTMLElement | null} */ (row.querySelector(".feedback"));
        if (!said || !((feedback && isRight && now.startsWith(response)) || isSolved)) return;
        said.hidden = false;
        spoken.push(said);
      });
      return spoken;
    },
  });
}

/**
 * @param {string} options
 * @param {string} response
 */
function inPlace(options, response) {
  return Array.from(options).filter((option, place) => response[place] === option).length;
}

/**
 * All or nothing; with `partial`, those in their right place minus the others, never below 0.
 *
 * @param {import("../../../templates/runtime/course.js").QuestionData} question
 * @param {string} response
 * @returns {{score: number, right: boolean}}
 */
export function grade(question, response) {
  const { options, partial } = /** @type {OrderingData} */ (question);
  const right = response === options;
  if (right || !partial) return { score: right ? 1 : 0, right };
  return { score: Math.max(0, (2 * inPlace(options, response) - options.length) / options.length), right };
}

/**
 * @param {import("../../../templates/runtime/course.js").QuestionData} question
 * @param {string} response
 * @returns {import("../../../templates/runtime/interactions.js").Neutral}
 */
export function report({ options }, response) {
  return { type: "sequencing", response: Array.from(response), pattern: [Array.from(options)] };
}

/**
 * What is left of a stored response when options have gone: the others in their order; nothing, when it is only one.
 *
 * @param {import("../../../templates/runtime/course.js").QuestionData} question
 * @param {string} response
 * @returns {string}
 */
export function fit({ options }, response) {
  const left = Array.from(new Set(response)).filter((option) => options.includes(option));
  return left.length > 1 ? left.join("") : "";
}
