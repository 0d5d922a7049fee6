// Numbers in the browser: one field, what people type in it, and the pure functions the engine grades and reports with.

import { folded } from "../../../templates/parts/forgiving.js";
import { unpack } from "../../../templates/parts/packing.js";
import { mountTyping } from "../../../templates/parts/typing.js";

/**
 * What `course_data` in `__init__.py` adds.
 *
 * @typedef {import("../../../templates/runtime/course.js").QuestionData & Readonly<{
 *   least: number, most: number, unit: string,
 * }>} NumberData
 *
 * @param {HTMLFormElement} form
 * @param {import("../question/question.js").Context} context
 */
export function mount(form, context) {
  const { unit } = /** @type {NumberData} */ (context.data);
  return mountTyping(form, context, (text) =>
    value(text, unit) === null ? context.texts("This cannot be read as a number. Write it in digits, for example 1.250 or 3,5.") : "",
  );
}

/**
 * The number that somebody typed: with a comma, with a point where that can only mean the same, with thousands set
 * apart, with the unit along, with any minus. Null when it cannot be read.
 *
 * @param {string} text
 * @param {string} unit
 * @returns {number | null}
 */
export function value(text, unit) {
  const [, before = "", sign = "", digits = "", after = ""] = /^([^\d,.+−–-]*\.?\s*)([-−–+]?)\s*((?:[.,]?\d|[\s']\d{3}(?!\d))+)(.*)$/s.exec(text.trim()) ?? [];
  const isUnit = (/** @type {string} */ part) => /^(,[-−–])?[\s.!]*$/.test(part) || folded(part) === folded(unit);
  const plain = digits.replace(/[\s']/g, "");
  if (!digits || digits.length > 15 || !isUnit(before) || !isUnit(after)) return null;
  const amount = /^(\d+|[1-9]\d{0,2}(\.\d{3})+)?(,\d+)?$/.test(plain)
    ? plain.replaceAll(".", "").replace(",", ".")
    : /^(\d+|[1-9]\d{0,2}(,\d{3})+)?(\.\d+)?$/.test(plain)
      ? plain.replaceAll(",", "")
      : NaN;
  const size = Number(amount);
  return Number.isNaN(size) ? null : /[-−–]/.test(sign) ? -size : size;
}

/**
 * @param {import("../../../templates/runtime/course.js").QuestionData} question
 * @param {string} response
 * @returns {{score: number, right: boolean}}
 */
export function grade(question, response) {
  const { least, most, unit } = /** @type {NumberData} */ (question);
  const typed = value(unpack(response), unit);
  const right = typed !== null && typed >= least && typed <= most;
  return { score: right ? 1 : 0, right };
}

/**
 * Some LMSs take numbers of five digits at most: larger ones are told as text.
 *
 * @param {import("../../../templates/runtime/course.js").QuestionData} question
 * @param {string} response
 * @returns {import("../../../templates/runtime/interactions.js").Neutral}
 */
export function report(question, response) {
  const { least, most, unit } = /** @type {NumberData} */ (question);
  const typed = value(unpack(response), unit) ?? 0;
  if ([least, most, typed].every((each) => Math.abs(each) < 1e5)) return { type: "numeric", response: typed, pattern: [[[least, most]]] };
  return { type: "fill-in", response: [typed], pattern: least === most ? [[least]] : [] };
}

/**
 * The unit may have changed.
 *
 * @param {import("../../../templates/runtime/course.js").QuestionData} question
 * @param {string} response
 */
export function fit(question, response) {
  return value(unpack(response), /** @type {NumberData} */ (question).unit) === null ? "" : response;
}
