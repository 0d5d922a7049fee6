// One answered question as a record that knows no edition.

import { graded } from "./attempt.js";
import { questionRecord } from "./records.js";

/**
 * One part of a response: an option's character, a word, a number, true or false; or two that belong together: what was
 * matched with what, a step and its answer, the ends of a range.
 *
 * @typedef {string | number | boolean} Part
 * @typedef {Part | readonly [Part, Part]} Item
 *
 * What a question type says of a response. `pattern` lists the alternatives that are right; it is empty when nothing is.
 *
 * @typedef {Readonly<{
 *   type: "true-false" | "choice" | "fill-in" | "long-fill-in" | "matching" | "performance" | "sequencing" | "likert"
 *     | "numeric" | "other",
 *   response: Item | readonly Item[], pattern: readonly (Item | readonly Item[])[],
 * }>} Neutral
 *
 * `right` is null where there is no right answer; `time` is milliseconds since 1970, `latency` seconds, `text` the
 * question in one line.
 *
 * @typedef {Readonly<{
 *   id: string, neutral: Neutral, right: boolean | null, time: number, latency: number,
 *   weighting: number, text: string, language: string,
 * }>} Interaction
 */

/**
 * @param {import("./course.js").Course} course
 * @param {import("./records.js").Attempt} attempt
 * @param {number} number
 * @param {Readonly<{time: number, latency: number}>} moment when it was answered, and how long that took
 * @returns {Interaction}
 */
export function interaction(course, attempt, number, { time, latency }) {
  const question = course.questions[number];
  const { response } = questionRecord(attempt, number);
  return Object.freeze({
    id: question.interaction,
    neutral: course.types[question.type].report(question, response),
    right: question.scored === false ? null : graded(course, number, response).right,
    time,
    latency,
    weighting: question.points,
    text: question.text,
    language: course.language,
  });
}

/**
 * Free text as every LMS takes it: one line, without the marks that divide a response, not beginning like one
 * (scorm-facts 2.6), cut to the limit.
 *
 * @param {string} text
 * @param {number} limit
 * @returns {string}
 */
export function clean(text, limit) {
  const line = text.replace(/\[[,.:]\]|\s/g, " ").replace(/ +/g, " ").replace(/^[ {]+/, "").slice(0, limit);
  // A sign of two places may have been cut in the middle.
  return line.replace(/[\ud800-\udbff]$/, "").trim();
}

/**
 * A response or a pattern in an edition's words: items joined with `outer`, the two of a pair with `inner`.
 *
 * @param {Item | readonly Item[]} value
 * @param {Readonly<{outer: string, inner: string, limit: number}>} marks
 * @returns {string}
 */
export function written(value, { outer, inner, limit }) {
  const items = /** @type {readonly Item[]} */ (Array.isArray(value) ? value : [value]);
  const part = (/** @type {Part} */ each) => (typeof each === "number" ? decimal(each) : clean(String(each), limit));
  return items.map((item) => (Array.isArray(item) ? item.map(part).join(inner) : part(/** @type {Part} */ (item)))).join(outer);
}

/**
 * A number with a decimal point and no exponent; four decimals are as many as anyone can tell apart.
 *
 * @param {number} value
 * @returns {string}
 */
export function decimal(value) {
  return String(Number(value.toFixed(4)));
}

/** @param {number} value */
export function two(value) {
  return String(value).padStart(2, "0");
}
