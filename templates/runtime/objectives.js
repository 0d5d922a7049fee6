// How the learner stands with each objective of the test that reports, as a record that knows no edition.

import { drawnQuestions } from "./attempt.js";
import { testRecord } from "./records.js";
import { byObjective } from "./views.js";

/**
 * `score` is a percentage; `settled` says that there is no attempt left to better it in.
 *
 * @typedef {Readonly<{id: string, score: number, passed: boolean, settled: boolean}>} ObjectiveReport
 *
 * @param {import("./course.js").Course} course
 * @param {import("./records.js").Attempt} attempt
 * @param {number} number a test that was handed in
 * @returns {readonly ObjectiveReport[]} of the objectives that the run's questions speak to
 */
export function objectiveReports(course, attempt, number) {
  const { attempts, mark } = course.tests[number];
  const settled = attempts > 0 && testRecord(attempt, number).used >= attempts;
  const results = byObjective(course, attempt, drawnQuestions(course, attempt, number));
  return Object.freeze(results.map(({ id, score }) => Object.freeze({ id: `o_${id}`, score, passed: score >= mark, settled })));
}

/**
 * What the LMS is told: what was reached in an earlier run stays, and nothing is failed that may be tried again.
 *
 * @param {ObjectiveReport} report
 * @param {Readonly<{score: string, passed: boolean}>} before what the LMS has
 * @returns {Readonly<{score: number, word: "passed" | "failed" | "incomplete"}>}
 */
export function bestOf({ score, passed, settled }, before) {
  const word = passed || before.passed ? "passed" : settled ? "failed" : "incomplete";
  return Object.freeze({ score: Math.max(score, Number(before.score) || 0), word });
}
