// The attempt as a frozen value: everything the learner has done so far.

/**
 * @typedef {Readonly<{
 *   attempts: number, right: boolean, shown: boolean, hinted: boolean, confidence: number, response: string,
 * }>} QuestionRecord
 *
 * `drawn` is empty when the test uses all its questions. `best` and `last` are percentages.
 *
 * @typedef {Readonly<{
 *   used: number, running: boolean, finished: boolean, passed: boolean,
 *   best: number, last: number, seed: number, drawn: readonly number[],
 * }>} TestRecord
 *
 * `page` is the open page's number, 0 the finish page, null before any was opened. `completed`, `passed` and `failed`
 * are what was ever reached: they outlive a new package, a new pass mark and "begynd forfra".
 *
 * @typedef {Readonly<{
 *   page: number | null, read: readonly number[],
 *   completed: boolean, passed: boolean, failed: boolean,
 *   questions: Readonly<Record<number, QuestionRecord>>,
 *   tests: Readonly<Record<number, TestRecord>>,
 *   components: Readonly<Record<number, string>>,
 * }>} Attempt
 */

/** @type {Attempt} */
export const EMPTY = Object.freeze({
  page: null,
  read: Object.freeze([]),
  completed: false,
  passed: false,
  failed: false,
  questions: Object.freeze({}),
  tests: Object.freeze({}),
  components: Object.freeze({}),
});

/** @type {QuestionRecord} */
export const UNTOUCHED = Object.freeze({
  attempts: 0,
  right: false,
  shown: false,
  hinted: false,
  confidence: 0,
  response: "",
});

/** @type {TestRecord} */
export const UNTAKEN = Object.freeze({
  used: 0,
  running: false,
  finished: false,
  passed: false,
  best: 0,
  last: 0,
  seed: 0,
  drawn: Object.freeze([]),
});

/**
 * @param {Attempt} attempt
 * @param {number} number
 * @returns {QuestionRecord}
 */
export function questionRecord(attempt, number) {
  return attempt.questions[number] ?? UNTOUCHED;
}

/**
 * @param {Attempt} attempt
 * @param {number} number
 * @returns {TestRecord}
 */
export function testRecord(attempt, number) {
  return attempt.tests[number] ?? UNTAKEN;
}
