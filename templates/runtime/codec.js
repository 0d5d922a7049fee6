// The attempt as the short string an LMS keeps: the format in docs/architecture.md, "suspend data", frozen.

import { remember } from "./attempt.js";
import { HAS_TESTS } from "./features.js";
import { EMPTY } from "./records.js";

/**
 * @typedef {import("./records.js").Attempt} Attempt
 * @typedef {import("./records.js").QuestionRecord} QuestionRecord
 * @typedef {import("./records.js").TestRecord} TestRecord
 */

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/**
 * @param {number} value
 * @param {number} width in digits; a larger value becomes the largest that fits
 */
export function digits(value, width) {
  let rest = Math.min(value, 64 ** width - 1);
  let text = "";
  for (let place = 0; place < width; place += 1) {
    text = DIGITS[rest % 64] + text;
    rest = Math.floor(rest / 64);
  }
  return text;
}

/** @param {string} text */
export function number(text) {
  return [...text].reduce((value, digit) => value * 64 + DIGITS.indexOf(digit), 0);
}

/** @param {readonly number[]} pages */
function bitMap(pages) {
  const cells = Array(Math.ceil(Math.max(0, ...pages) / 6)).fill(0);
  for (const page of pages) cells[Math.floor((page - 1) / 6)] |= 1 << ((page - 1) % 6);
  return cells.map((cell) => DIGITS[cell]).join("");
}

/** @param {string} map */
function pagesOf(map) {
  return [...map].flatMap((digit, cell) => [0, 1, 2, 3, 4, 5].filter((bit) => number(digit) & (1 << bit)).map((bit) => cell * 6 + bit + 1));
}

/** @param {boolean[]} bits lowest first */
function flags(bits) {
  return bits.reduce((value, bit, place) => value + (bit ? 1 << place : 0), 0);
}

/**
 * @param {Attempt} attempt
 * @param {number} counter
 * @returns {string}
 */
export function encode(attempt, counter) {
  const fields = [
    "1",
    counter.toString(36),
    attempt.page === null ? "" : attempt.page.toString(36),
    bitMap(attempt.read),
    flags([attempt.completed, attempt.passed, attempt.failed]).toString(36),
  ];
  for (const [key, record] of Object.entries(attempt.questions)) {
    const bits = flags([record.right, record.shown, record.hinted]) + 8 * record.confidence;
    fields.push("q" + digits(Number(key), 2) + digits(record.attempts, 1) + digits(bits, 1) + record.response);
  }
  for (const [key, record] of HAS_TESTS ? Object.entries(attempt.tests) : []) {
    const bits = flags([record.running, record.finished, record.passed]);
    const scores = digits(record.best, 2) + digits(record.last, 2) + digits(record.seed, 5);
    const drawn = record.drawn.map((question) => digits(question, 2)).join("");
    fields.push("t" + digits(Number(key), 2) + digits(record.used, 1) + digits(bits, 1) + scores + drawn);
  }
  for (const [key, kept] of Object.entries(attempt.components)) fields.push("c" + digits(Number(key), 2) + kept);
  return fields.join(".") + ".";
}

/**
 * Read what an LMS gave back: by this package, an older or newer one, cut off, or not ours at all. Never throws.
 *
 * @param {string} text
 * @returns {{counter: number, attempt: Attempt}}
 */
export function decode(text) {
  const head = /^1\.([0-9a-z]{1,9})\.([0-9a-z]{0,5})\.([\w-]*)\.([0-9a-z]{1,5})\./.exec(text);
  if (!head) return { counter: 0, attempt: EMPTY };
  const [whole, counter, page, pages, marks] = head;
  const bits = parseInt(marks, 36);
  /** @type {Record<number, QuestionRecord>} */
  const questions = {};
  /** @type {Record<number, TestRecord>} */
  const tests = {};
  /** @type {Record<number, string>} */
  const components = {};
  // What stands after the last full stop was cut off.
  for (const field of text.slice(whole.length).split(".").slice(0, -1)) {
    const record = /^([qtc])([\w-]{2})([\w-]*)$/.exec(field);
    if (!record) continue;
    const [, kind, key, rest] = record;
    if (kind === "q" && rest.length >= 2) questions[number(key)] = question(rest);
    if (HAS_TESTS && kind === "t" && rest.length >= 11 && rest.length % 2) tests[number(key)] = test(rest);
    if (kind === "c") components[number(key)] = rest;
  }
  const attempt = Object.freeze({
    page: page === "" ? null : parseInt(page, 36),
    read: Object.freeze(pagesOf(pages)),
    completed: (bits & 1) > 0,
    passed: (bits & 2) > 0,
    failed: (bits & 4) > 0,
    questions: Object.freeze(questions),
    tests: Object.freeze(tests),
    components: Object.freeze(components),
  });
  return { counter: parseInt(counter, 36), attempt };
}

/**
 * @param {string} rest
 * @returns {QuestionRecord}
 */
function question(rest) {
  const bits = number(rest[1]);
  return Object.freeze({
    attempts: number(rest[0]),
    right: (bits & 1) > 0,
    shown: (bits & 2) > 0,
    hinted: (bits & 4) > 0,
    confidence: (bits >> 3) & 3,
    response: rest.slice(2),
  });
}

/**
 * @param {string} rest
 * @returns {TestRecord}
 */
function test(rest) {
  const bits = number(rest[1]);
  const drawn = rest.slice(11).match(/../g) ?? [];
  return Object.freeze({
    used: number(rest[0]),
    running: (bits & 1) > 0,
    finished: (bits & 2) > 0,
    passed: (bits & 4) > 0,
    best: Math.min(100, number(rest.slice(2, 4))),
    last: Math.min(100, number(rest.slice(4, 6))),
    seed: number(rest.slice(6, 11)),
    drawn: Object.freeze(drawn.map(number)),
  });
}

/**
 * What of a stored attempt still exists in this package: the rest is dropped, and nothing is asked again that stands.
 *
 * @param {import("./course.js").Course} course
 * @param {Attempt} attempt
 * @returns {Attempt}
 */
export function fit(course, attempt) {
  const known = new Set(course.pages.map(({ id }) => id));
  /** @type {Record<number, QuestionRecord>} */
  const questions = {};
  for (const [key, record] of Object.entries(attempt.questions)) {
    const data = course.questions[Number(key)];
    if (!data) continue;
    const response = course.types[data.type].fit(data, record.response);
    questions[Number(key)] = Object.freeze({ ...record, response });
  }
  /** @type {Record<number, TestRecord>} */
  const tests = {};
  for (const [key, record] of HAS_TESTS ? Object.entries(attempt.tests) : []) {
    const data = course.tests[Number(key)];
    if (!data) continue;
    const drawn = Object.freeze(record.drawn.filter((drawnNumber) => data.questions.includes(drawnNumber)));
    tests[Number(key)] = Object.freeze({ ...record, drawn });
  }
  /** @type {Record<number, string>} */
  const components = {};
  for (const [key, state] of Object.entries(attempt.components)) {
    const data = course.components[Number(key)];
    const { fit: left } = (data && course.types[data.type]) ?? {};
    const fits = data ? (left ? left(data, state) : state) : "";
    if (fits !== "") components[Number(key)] = fits;
  }
  return remember(course, {
    ...attempt,
    page: attempt.page === null || attempt.page === 0 || known.has(attempt.page) ? attempt.page : null,
    read: Object.freeze(attempt.read.filter((page) => known.has(page))),
    questions: Object.freeze(questions),
    tests: Object.freeze(tests),
    components: Object.freeze(components),
  });
}
