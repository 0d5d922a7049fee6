// What an action makes of an attempt: one pure function, and what it needs to know.

import { countingTest } from "./course.js";
import { draw } from "./draw.js";
import { HAS_TESTS } from "./features.js";
import { isLocked } from "./locks.js";
import { EMPTY, questionRecord, testRecord } from "./records.js";
import { status } from "./status.js";

/**
 * @typedef {{type: "page-opened" | "page-read", page: number}
 *   | {type: "answered", question: number, response: string, confidence?: number}
 *   | {type: "hinted", question: number}
 *   | {type: "test-begun" | "test-again", test: number, seed: number}
 *   | {type: "test-submitted", test: number}
 *   | {type: "kept", component: number, state: string}
 *   | {type: "restarted"}} Action
 *
 * @typedef {import("./course.js").Course} Course
 * @typedef {import("./records.js").Attempt} Attempt
 * @typedef {import("./records.js").QuestionRecord} QuestionRecord
 */

/**
 * @param {Course} course
 * @param {number} number
 * @param {string} response
 */
export function graded(course, number, response) {
  const question = course.questions[number];
  return course.types[question.type].grade(question, response);
}

/**
 * The questions of the run under way, or of the last one, in the author's order.
 *
 * @param {Course} course
 * @param {Attempt} attempt
 * @param {number} test
 * @returns {readonly number[]}
 */
export function drawnQuestions(course, attempt, test) {
  const { drawn } = testRecord(attempt, test);
  return drawn.length > 0 ? drawn : course.tests[test].questions;
}

/**
 * Is there nothing left that was wrong, where a new run asks only that?
 *
 * @param {Course} course
 * @param {Attempt} attempt
 * @param {number} test
 * @returns {boolean}
 */
function isAllRight(course, attempt, test) {
  if (course.tests[test].retry === "all" || !testRecord(attempt, test).finished) return false;
  return drawnQuestions(course, attempt, test).every((number) => isKept(course, attempt, number));
}

/**
 * Does the answer stand when only the wrong ones are asked again? What has no right answer was not wrong.
 *
 * @param {Course} course
 * @param {Attempt} attempt
 * @param {number} number
 * @returns {boolean}
 */
function isKept(course, attempt, number) {
  return course.questions[number].scored === false || questionRecord(attempt, number).right;
}

/**
 * May a run of the test begin, first or again?
 *
 * @param {Course} course
 * @param {Attempt} attempt
 * @param {number} test
 * @returns {boolean}
 */
export function mayBegin(course, attempt, test) {
  const { running, used } = testRecord(attempt, test);
  const { attempts } = course.tests[test];
  return !running && (attempts === 0 || used < attempts) && !isAllRight(course, attempt, test);
}

/**
 * May the question be answered now?
 *
 * @param {Course} course
 * @param {Attempt} attempt
 * @param {number} number
 * @returns {boolean}
 */
export function isOpen(course, attempt, number) {
  const question = course.questions[number];
  const record = questionRecord(attempt, number);
  if (!HAS_TESTS || question.test === null) return !record.shown && (question.attempts === 0 || record.attempts < question.attempts);
  if (!testRecord(attempt, question.test).running) return false;
  if (!drawnQuestions(course, attempt, question.test).includes(number)) return false;
  return !record.right && !(record.attempts > 0 && course.tests[question.test].show === "at-once");
}

/**
 * The status this attempt has earned, mode and credit aside.
 *
 * @param {Course} course
 * @param {Attempt} attempt
 * @returns {import("./status.js").Status}
 */
export function earned(course, attempt) {
  const number = HAS_TESTS ? countingTest(course) : null;
  const test = number === null ? null : { ...testRecord(attempt, number), attempts: course.tests[number].attempts };
  const facts = { pages: course.pages.length, read: attempt.read.length, test, rule: course.completion, previous: attempt };
  return /** @type {import("./status.js").Status} */ (status({ ...facts, mode: "normal", credit: "credit" }));
}

/**
 * The attempt after an action; the very same attempt when the action is not allowed or changes nothing.
 *
 * @param {Course} course
 * @param {Attempt} attempt
 * @param {Action} action
 * @returns {Attempt}
 */
export function reduce(course, attempt, action) {
  const next = step(course, attempt, action);
  return next === attempt ? attempt : remember(course, next);
}

/**
 * Set the marks that are never taken back.
 *
 * @param {Course} course
 * @param {Attempt} attempt
 * @returns {Attempt}
 */
export function remember(course, attempt) {
  const { completion, success } = earned(course, attempt);
  const completed = completion === "completed";
  return Object.freeze({ ...attempt, completed, passed: success === "passed", failed: success === "failed" });
}

/**
 * @param {Course} course
 * @param {Attempt} attempt
 * @param {Action} action
 * @returns {Attempt}
 */
function step(course, attempt, action) {
  switch (action.type) {
    case "page-opened":
      if (action.page === attempt.page || (action.page !== 0 && isLocked(course, attempt, action.page))) return attempt;
      return changed(attempt, { page: action.page });
    case "page-read":
      if (attempt.read.includes(action.page) || isLocked(course, attempt, action.page)) return attempt;
      return changed(attempt, { read: Object.freeze([...attempt.read, action.page].sort((a, b) => a - b)) });
    case "answered":
      return answered(course, attempt, action);
    case "hinted":
      if (!course.questions[action.question] || questionRecord(attempt, action.question).hinted) return attempt;
      return withQuestion(attempt, action.question, { ...questionRecord(attempt, action.question), hinted: true });
    case "test-begun":
    case "test-again":
      return HAS_TESTS && course.tests[action.test] && mayBegin(course, attempt, action.test) ? begun(course, attempt, action) : attempt;
    case "test-submitted":
      return HAS_TESTS && testRecord(attempt, action.test).running ? submitted(course, attempt, action.test) : attempt;
    case "kept":
      return kept(course, attempt, action);
    case "restarted":
      return restarted(course, attempt);
  }
}

/**
 * @param {Course} course
 * @param {Attempt} attempt
 * @param {{question: number, response: string, confidence?: number}} action
 */
function answered(course, attempt, { question: number, response, confidence = 0 }) {
  const question = course.questions[number];
  if (!question || !isOpen(course, attempt, number) || !/^[\w-]*$/.test(response)) return attempt;
  const before = questionRecord(attempt, number);
  const common = { ...before, response, confidence: confidence & 3 };
  if (response === "") {
    // Taken back: in a run that is not handed in, the question is unanswered again; elsewhere nothing was asked for.
    const isRunning = HAS_TESTS && question.test !== null && course.tests[question.test].show !== "at-once";
    return isRunning && differs(before, common) ? withQuestion(attempt, number, { ...common, attempts: 0 }) : attempt;
  }
  if (HAS_TESTS && question.test !== null) {
    // Whether it was right is settled when the test is handed in, except where the answer is shown at once.
    const shown = course.tests[question.test].show === "at-once";
    const right = shown && graded(course, number, response).right;
    return withQuestion(attempt, number, { ...common, attempts: 1, right, shown });
  }
  const attempts = before.attempts + 1;
  const { right } = graded(course, number, response);
  return withQuestion(attempt, number, { ...common, attempts, right, shown: right || attempts === question.attempts });
}

/**
 * @param {QuestionRecord} before
 * @param {QuestionRecord} after
 */
function differs(before, after) {
  return before.response !== after.response || before.confidence !== after.confidence;
}

/**
 * Begin a run. Only the wrong ones again means the same questions in the same order, the right answers kept.
 *
 * @param {Course} course
 * @param {Attempt} attempt
 * @param {{test: number, seed: number}} action
 */
function begun(course, attempt, { test: number, seed }) {
  const test = course.tests[number];
  const before = testRecord(attempt, number);
  const onlyWrong = test.retry === "wrong" && before.finished;
  const questions = { ...attempt.questions };
  for (const question of test.questions) {
    if (!onlyWrong || !isKept(course, attempt, question)) delete questions[question];
  }
  // Thirty bits, as many as are stored.
  const kept = seed & 0x3fffffff;
  const run = onlyWrong ? {} : { seed: kept, drawn: draw(course, test, kept) };
  const record = Object.freeze({ ...before, ...run, running: true, finished: false });
  return changed(attempt, { questions: Object.freeze(questions), tests: Object.freeze({ ...attempt.tests, [number]: record }) });
}

/**
 * Hand in: grade every question of the run. The score is a whole percentage and decides alone, so that what the LMS
 * sees and what the learner is told can never disagree about a score just under the mark.
 *
 * @param {Course} course
 * @param {Attempt} attempt
 * @param {number} number
 */
function submitted(course, attempt, number) {
  const questions = { ...attempt.questions };
  let earnedPoints = 0;
  let points = 0;
  for (const question of drawnQuestions(course, attempt, number)) {
    const record = questionRecord(attempt, question);
    if (course.questions[question].scored === false) continue;
    const grade = record.attempts > 0 ? graded(course, question, record.response) : { score: 0, right: false };
    points += course.questions[question].points;
    earnedPoints += grade.score * course.questions[question].points;
    if (record.attempts > 0) questions[question] = Object.freeze({ ...record, right: grade.right });
  }
  const before = testRecord(attempt, number);
  const last = points > 0 ? Math.round((100 * earnedPoints) / points) : 0;
  const record = Object.freeze({
    ...before,
    used: before.used + 1,
    running: false,
    finished: true,
    passed: before.passed || last >= course.tests[number].mark,
    best: Math.max(before.best, last),
    last,
  });
  return changed(attempt, { questions: Object.freeze(questions), tests: Object.freeze({ ...attempt.tests, [number]: record }) });
}

/**
 * What a component wants kept; the empty string is nothing.
 *
 * @param {Course} course
 * @param {Attempt} attempt
 * @param {{component: number, state: string}} action
 */
function kept(course, attempt, { component, state }) {
  if (!course.components[component] || !/^[\w-]*$/.test(state) || (attempt.components[component] ?? "") === state) return attempt;
  const { [component]: _, ...others } = attempt.components;
  return changed(attempt, { components: Object.freeze(state === "" ? others : { ...others, [component]: state }) });
}

/**
 * Begin the course again: tests keep their runs and answers, or starting over would be a way to more attempts.
 *
 * @param {Course} course
 * @param {Attempt} attempt
 */
function restarted(course, attempt) {
  const kept = Object.entries(attempt.questions).filter(([number]) => course.questions[Number(number)]?.test !== null);
  return changed(attempt, {
    page: null,
    read: EMPTY.read,
    questions: Object.freeze(Object.fromEntries(kept)),
    components: EMPTY.components,
  });
}

/**
 * @param {Attempt} attempt
 * @param {Partial<Attempt>} changes
 * @returns {Attempt}
 */
function changed(attempt, changes) {
  return Object.freeze({ ...attempt, ...changes });
}

/**
 * @param {Attempt} attempt
 * @param {number} number
 * @param {QuestionRecord} record
 */
function withQuestion(attempt, number, record) {
  return changed(attempt, { questions: Object.freeze({ ...attempt.questions, [number]: Object.freeze(record) }) });
}
