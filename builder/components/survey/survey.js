// Surveys in the browser: one step of a scale.

import { all } from "../../../templates/runtime/dom.js";
import { mountQuestion } from "../question/question.js";

const STEPS = "0123456789a";

/**
 * What `course_data` in `__init__.py` adds: the number of steps, and the number the first one shows.
 *
 * @typedef {import("../../../templates/runtime/course.js").QuestionData & Readonly<{steps: number, from: number}>} SurveyData
 *
 * @param {HTMLFormElement} form
 * @param {import("../question/question.js").Context} context
 */
export function mount(form, context) {
  const inputs = /** @type {HTMLInputElement[]} */ (all(form, ".scale input"));
  return mountQuestion(form, context, {
    read: () => inputs.find(({ checked }) => checked)?.value ?? "",
    clear: () => {},
    first: () => inputs[0],
    verdict: () => null,
    show({ response, open }) {
      for (const input of inputs) {
        input.checked = input.value === response;
        input.setAttribute("aria-disabled", String(!open));
      }
      return [];
    },
  });
}

/** Nothing is right or wrong. */
export function grade() {
  return { score: 0, right: false };
}

/**
 * @param {import("../../../templates/runtime/course.js").QuestionData} question
 * @param {string} response
 * @returns {import("../../../templates/runtime/interactions.js").Neutral}
 */
export function report(question, response) {
  const { from } = /** @type {SurveyData} */ (question);
  return { type: "likert", response: String(from + STEPS.indexOf(response)), pattern: [] };
}

/**
 * @param {import("../../../templates/runtime/course.js").QuestionData} question
 * @param {string} response
 */
export function fit(question, response) {
  const { steps } = /** @type {SurveyData} */ (question);
  return response.length === 1 && STEPS.slice(0, steps).includes(response) ? response : "";
}
