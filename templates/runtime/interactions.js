// One answered question as a record that knows no edition.

import { graded } from "./attempt.js";
import { questionRecord } from "./records.js";

/**
 * What a question type says of a response, in neutral form. `pattern` lists the alternatives that are right; it is
 * empty when nothing is.
 *
 * @typedef {{type: "true-false", response: boolean, pattern: readonly boolean[]}
 *   | {type: "choice" | "sequencing" | "fill-in", response: readonly string[], pattern: readonly (readonly string[])[]}
 *   | {type: "matching" | "performance", response: readonly (readonly [string, string])[],
 *      pattern: readonly (readonly (readonly [string, string])[])[]}
 *   | {type: "likert" | "long-fill-in" | "other", response: string, pattern: readonly string[]}
 *   | {type: "numeric", response: number, pattern: readonly (readonly [number, number])[]}} Neutral
 *
 * `time` is milliseconds since 1970, `latency` seconds, `text` the question in one line.
 *
 * @typedef {Readonly<{
 *   id: string, neutral: Neutral, right: boolean, time: number, latency: number,
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
    right: graded(course, number, response).right,
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
