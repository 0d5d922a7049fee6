// Choice questions in the browser: one option or several; and the pure functions the engine grades and reports with.

import { all, icon, make } from "../../../templates/runtime/dom.js";
import { mountQuestion } from "../question/question.js";

/**
 * What `course_data` in `__init__.py` adds. `truth` is the option that says "true", empty when it is another question.
 *
 * @typedef {import("../../../templates/runtime/course.js").QuestionData & Readonly<{
 *   options: string, right: string, multiple: boolean, truth: string, partial: boolean,
 * }>} ChoiceData
 *
 * @param {HTMLFormElement} form
 * @param {import("../question/question.js").Context} context
 */
export function mount(form, context) {
  const { options, right, multiple } = /** @type {ChoiceData} */ (context.data);
  const { texts } = context;
  const cards = new Map(all(form, ".option").map((card) => [inputOf(card).value, card]));
  const inputs = [...cards.values()].map(inputOf);
  for (const [value, card] of cards) {
    const verdict = make("p", "verdict");
    verdict.id = `${inputOf(card).id}-verdict`;
    verdict.hidden = true;
    verdict.classList.toggle("solution", right.includes(value));
    verdict.append(icon("check"), texts("Right answer"));
    card.children[1].after(verdict);
  }

  return mountQuestion(form, context, {
    read: () => inputs.filter(({ checked }) => checked).map(({ value }) => value).sort((a, b) => options.indexOf(a) - options.indexOf(b)).join(""),
    clear() {
      for (const card of cards.values()) reset(card);
      for (const input of inputs) input.checked = false;
    },
    verdict({ response, right: isRight, open }) {
      if (!multiple) return "";
      const isPart = isRight === false && open && Array.from(response).every((value) => right.includes(value));
      return isPart ? texts("Right so far, but something is missing") : null;
    },
    first: () => inputOf(/** @type {HTMLElement} */ (form.querySelector(".option"))),
    show({ response, order, open, feedback, solution }) {
      arrange(cards, order);
      const spoken = [];
      for (const [value, card] of cards) {
        const input = inputOf(card);
        const chosen = response.includes(value);
        const isRight = right.includes(value);
        const told = feedback && chosen;
        reset(card);
        input.checked = chosen;
        input.setAttribute("aria-disabled", String(!open));
        card.classList.toggle("is-right", (told && isRight) || (solution && isRight));
        card.classList.toggle("is-wrong", told && !isRight);
        if (!told && !(solution && isRight)) continue;
        const verdict = /** @type {HTMLElement} */ (card.querySelector(".verdict"));
        const word = !isRight ? texts("Not right") : chosen ? texts("Right") : texts("Right answer");
        verdict.replaceChildren(icon(isRight ? "check" : "cross"), word);
        verdict.hidden = false;
        input.setAttribute("aria-describedby", verdict.id);
        const said = /** @type {HTMLElement | null} */ (card.querySelector(".feedback"));
        if (!said || !told) continue;
        said.hidden = false;
        said.id = `${input.id}-feedback`;
        input.setAttribute("aria-describedby", `${verdict.id} ${said.id}`);
        spoken.push(said);
      }
      return spoken;
    },
  });
}

/** @param {Element} card */
function inputOf(card) {
  return /** @type {HTMLInputElement} */ (card.querySelector("input"));
}

/** @param {HTMLElement} card */
function reset(card) {
  card.classList.remove("is-right", "is-wrong");
  inputOf(card).removeAttribute("aria-describedby");
  for (const part of all(card, ".verdict, .feedback")) part.hidden = true;
}

/**
 * Put the cards in this order; nothing moves when they stand so, for moving takes the focus away.
 *
 * @param {ReadonlyMap<string, HTMLElement>} cards
 * @param {string} order
 */
function arrange(cards, order) {
  const parent = /** @type {HTMLElement} */ (cards.values().next().value?.parentElement);
  const now = all(parent, ".option").map((card) => inputOf(card).value).join("");
  if (now !== order) parent.append(...Array.from(order, (value) => /** @type {HTMLElement} */ (cards.get(value))));
}

/**
 * All or nothing; with `partial`, right ones minus wrong ones, never below 0.
 *
 * @param {import("../../../templates/runtime/course.js").QuestionData} question
 * @param {string} response
 * @returns {{score: number, right: boolean}}
 */
export function grade(question, response) {
  const { right, options, partial } = /** @type {ChoiceData} */ (question);
  const isRight = Array.from(options).every((value) => right.includes(value) === response.includes(value));
  if (isRight || !partial) return { score: isRight ? 1 : 0, right: isRight };
  const hits = Array.from(response).filter((value) => right.includes(value)).length;
  return { score: Math.max(0, (hits - (response.length - hits)) / right.length), right: false };
}

/**
 * @param {import("../../../templates/runtime/course.js").QuestionData} question
 * @param {string} response
 * @returns {import("../../../templates/runtime/interactions.js").Neutral}
 */
export function report(question, response) {
  const { right, truth } = /** @type {ChoiceData} */ (question);
  if (truth) return { type: "true-false", response: response === truth, pattern: [right === truth] };
  return { type: "choice", response: Array.from(response), pattern: [Array.from(right)] };
}

/**
 * What is left of a stored response when options have gone: nothing, if one that was chosen is among them.
 *
 * @param {import("../../../templates/runtime/course.js").QuestionData} question
 * @param {string} response
 * @returns {string}
 */
export function fit(question, response) {
  const { options, multiple } = /** @type {ChoiceData} */ (question);
  const fits = Array.from(response).every((value) => options.includes(value)) && (multiple || response.length <= 1);
  return fits ? response : "";
}
