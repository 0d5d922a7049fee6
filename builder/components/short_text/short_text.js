// Short text in the browser: one field, and the pure functions the engine grades and reports with.

import { accepts } from "../../../templates/parts/forgiving.js";
import { unpack } from "../../../templates/parts/packing.js";
import { mountTyping } from "../../../templates/parts/typing.js";

/**
 * What `course_data` in `__init__.py` adds.
 *
 * @typedef {import("../../../templates/runtime/course.js").QuestionData & Readonly<{
 *   answers: readonly string[], exact: boolean,
 * }>} ShortTextData
 *
 * @param {HTMLFormElement} form
 * @param {import("../question/question.js").Context} context
 */
export function mount(form, context) {
  return mountTyping(form, context, () => "");
}

/**
 * @param {import("../../../templates/runtime/course.js").QuestionData} question
 * @param {string} response
 * @returns {{score: number, right: boolean}}
 */
export function grade(question, response) {
  const { answers, exact } = /** @type {ShortTextData} */ (question);
  const right = accepts(answers, unpack(response), exact);
  return { score: right ? 1 : 0, right };
}

/**
 * The standard promises room for five patterns.
 *
 * @param {import("../../../templates/runtime/course.js").QuestionData} question
 * @param {string} response
 * @returns {import("../../../templates/runtime/interactions.js").Neutral}
 */
export function report(question, response) {
  const { answers } = /** @type {ShortTextData} */ (question);
  return { type: "fill-in", response: [unpack(response)], pattern: answers.slice(0, 5).map((answer) => [answer]) };
}

/**
 * @param {import("../../../templates/runtime/course.js").QuestionData} _question
 * @param {string} response
 */
export function fit(_question, response) {
  return response;
}
