// The course data as the engine reads it (docs/architecture.md, "course data"): types only, and the few look-ups.

import { HAS_TESTS } from "./features.js";

/**
 * @typedef {Readonly<{
 *   id: number, anchor: string, title: string, minutes: number, locked: boolean,
 *   questions: readonly number[], tests: readonly number[],
 * }>} PageData
 *
 * A question type adds the fields its own script needs. `scored` is there, and false, for what has no right answer.
 *
 * @typedef {Readonly<{
 *   type: string, interaction: string, options: string, attempts: number, shuffle: boolean, points: number,
 *   objectives: readonly string[], text: string, page: number, test: number | null, pool: string, scored?: false,
 * }> & Readonly<Record<string, unknown>>} QuestionData
 *
 * A component that keeps something adds the fields its own script needs.
 *
 * @typedef {Readonly<{type: string, page: number}> & Readonly<Record<string, unknown>>} ComponentData
 *
 * @typedef {Readonly<{
 *   mark: number, attempts: number, draw: readonly (readonly [string, number])[], shuffle: boolean,
 *   show: "at-once" | "after" | "never" | "passed", retry: "all" | "wrong", confidence: boolean, counts: boolean,
 *   questions: readonly number[], page: number,
 * }>} TestData
 *
 * What the folder of a component that keeps something may export: `fit` gives what is left of a kept state when the
 * component has changed since, all of it when there is no `fit`.
 *
 * @typedef {Readonly<{fit?: (component: ComponentData, state: string) => string}>} Keeper
 *
 * What a question type's folder exports. `fit` gives what is left of a response when the question has changed since it
 * was given: all of it, or the empty string.
 *
 * @typedef {Readonly<{
 *   grade: (question: QuestionData, response: string) => {score: number, right: boolean},
 *   report: (question: QuestionData, response: string) => import("./interactions.js").Neutral,
 *   fit: (question: QuestionData, response: string) => string,
 * }>} QuestionType
 *
 * @typedef {Readonly<{
 *   module: string, title: string, version: string, language: string, pass_mark: number,
 *   navigation: "free" | "locked", completion: "pages" | "test" | "both",
 *   pages: readonly PageData[],
 *   questions: Readonly<Record<number, QuestionData>>,
 *   tests: Readonly<Record<number, TestData>>,
 *   components: Readonly<Record<number, ComponentData>>,
 *   objectives: readonly Readonly<{id: string, text: string, strand: string}>[],
 *   texts: Readonly<Record<string, string>>,
 *   types: Readonly<Record<string, QuestionType & Keeper>>,
 * }>} Course
 */

/**
 * The number of the one test that reports, or null.
 *
 * @param {Course} course
 * @returns {number | null}
 */
export function countingTest(course) {
  const found = Object.keys(course.tests).find((number) => course.tests[Number(number)].counts);
  return found === undefined ? null : Number(found);
}

/**
 * The same course with the pass mark the LMS insists on.
 *
 * @param {Course} course
 * @param {number | null} mark percent
 * @returns {Course}
 */
export function withMark(course, mark) {
  const number = HAS_TESTS ? countingTest(course) : null;
  if (mark === null || number === null || course.tests[number].mark === mark) return course;
  const test = Object.freeze({ ...course.tests[number], mark });
  return Object.freeze({ ...course, tests: Object.freeze({ ...course.tests, [number]: test }) });
}
