// What to show: pure functions from the course and the attempt to what the page needs to know.

import { drawnQuestions, earned, graded, isOpen, mayBegin } from "./attempt.js";
import { countingTest } from "./course.js";
import { optionOrder, shuffle } from "./draw.js";
import { HAS_TESTS } from "./features.js";
import { isDone, isLocked } from "./locks.js";
import { questionRecord, testRecord } from "./records.js";

/**
 * @typedef {import("./course.js").Course} Course
 * @typedef {import("./records.js").Attempt} Attempt
 *
 * `right` is null while it is not for the learner to know. `feedback`: show what belongs to the answer; `solution`:
 * show what would have been right, and the explanation.
 *
 * @typedef {Readonly<{
 *   response: string, order: string, attemptsUsed: number, attemptsLeft: number, open: boolean,
 *   right: boolean | null, feedback: boolean, solution: boolean, hinted: boolean, confidence: number,
 * }>} QuestionView
 *
 * `score` is a percentage, by points and parts of answers, as a test's.
 *
 * @typedef {Readonly<{id: string, right: number, of: number, score: number}>} ObjectiveResult
 *
 * How sure the learner was, and was it right? Numbers of questions; who guessed was not sure.
 *
 * @typedef {Readonly<{sureRight: number, sureWrong: number, unsureRight: number, unsureWrong: number}>} Sureness
 *
 * `redo` says that a new run asks only what was wrong; `sureness` is null where it is not asked for, or was not told.
 *
 * @typedef {Readonly<{
 *   state: "ready" | "running" | "finished", attemptsUsed: number, attemptsLeft: number, mark: number,
 *   last: number, best: number, passed: boolean, questions: readonly number[], answered: number,
 *   mayBegin: boolean, redo: boolean, objectives: readonly ObjectiveResult[], sureness: Sureness | null,
 * }>} TestView
 */

/**
 * @param {Course} course
 * @param {Attempt} attempt
 */
export function progress(course, attempt) {
  const unread = course.pages.filter(({ id }) => !attempt.read.includes(id));
  return Object.freeze({
    read: attempt.read.length,
    pages: course.pages.length,
    share: attempt.read.length / course.pages.length,
    minutesLeft: Math.ceil(unread.reduce((sum, { minutes }) => sum + minutes, 0)),
    completed: attempt.completed,
  });
}

/**
 * @param {Course} course
 * @param {Attempt} attempt
 * @param {number} number
 */
export function pageView(course, attempt, number) {
  const page = course.pages.find(({ id }) => id === number);
  return Object.freeze({
    read: attempt.read.includes(number),
    done: page !== undefined && isDone(course, attempt, page),
    locked: isLocked(course, attempt, number),
    current: attempt.page === number,
  });
}

/**
 * @param {Course} course
 * @param {Attempt} attempt
 * @param {number} number
 * @param {string} mode the session's; in review the answers of finished tests are shown
 * @returns {QuestionView}
 */
export function questionView(course, attempt, number, mode) {
  const question = course.questions[number];
  const record = questionRecord(attempt, number);
  const tried = record.attempts > 0;
  const open = isOpen(course, attempt, number);
  const inTest = HAS_TESTS && question.test !== null;
  const told = inTest ? isTold(course, attempt, number, mode) : tried;
  const scored = question.scored !== false;
  const allowed = inTest ? 1 : question.attempts || Infinity;
  const test = Number(question.test);
  const mixed = question.shuffle && (!inTest || course.tests[test].shuffle);
  const seed = inTest ? testRecord(attempt, test).seed : 0;
  return Object.freeze({
    response: record.response,
    order: mixed ? optionOrder(question.options, number, seed) : question.options,
    attemptsUsed: record.attempts,
    attemptsLeft: Math.max(0, allowed - record.attempts),
    open,
    right: told && tried && scored ? record.right : null,
    feedback: told && tried,
    solution: told && (scored ? !open : tried),
    hinted: record.hinted,
    confidence: record.confidence,
  });
}

/**
 * What a component kept.
 *
 * @param {Attempt} attempt
 * @param {number} number
 */
export function componentView(attempt, number) {
  return Object.freeze({ state: attempt.components[number] ?? "" });
}

/**
 * Has the test told the learner how this question went?
 *
 * @param {Course} course
 * @param {Attempt} attempt
 * @param {number} number
 * @param {string} mode
 */
function isTold(course, attempt, number, mode) {
  const test = Number(course.questions[number].test);
  const { show } = course.tests[test];
  const run = testRecord(attempt, test);
  const record = questionRecord(attempt, number);
  if (run.running) return show === "at-once" ? record.attempts > 0 : show === "after" && record.right;
  if (!run.finished || show === "never") return false;
  return show !== "passed" || run.passed || mode === "review";
}

/**
 * @param {Course} course
 * @param {Attempt} attempt
 * @param {number} number
 * @param {string} mode
 * @returns {TestView}
 */
export function testView(course, attempt, number, mode) {
  const test = course.tests[number];
  const record = testRecord(attempt, number);
  const drawn = drawnQuestions(course, attempt, number);
  const questions = test.shuffle ? shuffle(drawn, record.seed) : drawn;
  return Object.freeze({
    state: record.running ? "running" : record.finished ? "finished" : "ready",
    attemptsUsed: record.used,
    attemptsLeft: test.attempts === 0 ? Infinity : Math.max(0, test.attempts - record.used),
    mark: test.mark,
    last: record.last,
    best: record.best,
    passed: record.passed,
    questions: Object.freeze(questions),
    answered: drawn.filter((question) => questionRecord(attempt, question).attempts > 0).length,
    mayBegin: mode !== "review" && mayBegin(course, attempt, number),
    redo: test.retry === "wrong" && record.finished,
    objectives: record.finished ? byObjective(course, attempt, drawn) : Object.freeze([]),
    sureness: test.confidence && record.finished ? sureness(course, attempt, drawn) : null,
  });
}

/**
 * @param {Course} course
 * @param {Attempt} attempt
 * @param {readonly number[]} numbers
 * @returns {Sureness | null} null when no scored answer came with one
 */
function sureness(course, attempt, numbers) {
  const scored = numbers.filter((number) => course.questions[number].scored !== false);
  const told = scored.map((number) => questionRecord(attempt, number)).filter(({ attempts, confidence }) => attempts > 0 && confidence > 0);
  const count = (/** @type {boolean} */ sure, /** @type {boolean} */ right) =>
    told.filter((record) => record.confidence > 1 === sure && record.right === right).length;
  if (told.length === 0) return null;
  return Object.freeze({
    sureRight: count(true, true),
    sureWrong: count(true, false),
    unsureRight: count(false, true),
    unsureWrong: count(false, false),
  });
}

/**
 * How many of these questions were right, for each objective they speak to, in the module's order.
 *
 * @param {Course} course
 * @param {Attempt} attempt
 * @param {readonly number[]} numbers
 * @returns {readonly ObjectiveResult[]}
 */
export function byObjective(course, attempt, numbers) {
  const results = course.objectives.map(({ id }) => {
    const about = numbers.filter((number) => course.questions[number].scored !== false && course.questions[number].objectives.includes(id));
    const points = (/** @type {(number: number) => number} */ part) =>
      about.reduce((sum, number) => sum + part(number) * course.questions[number].points, 0);
    return Object.freeze({
      id,
      right: about.filter((number) => questionRecord(attempt, number).right).length,
      of: about.length,
      score: Math.round((100 * points((number) => partOf(course, attempt, number))) / (points(() => 1) || 1)),
    });
  });
  return Object.freeze(results.filter(({ of }) => of > 0));
}

/**
 * What the answer is worth, from 0 to 1. One that was right stays so, whatever the author has changed since.
 *
 * @param {Course} course
 * @param {Attempt} attempt
 * @param {number} number
 */
function partOf(course, attempt, number) {
  const { attempts, right, response } = questionRecord(attempt, number);
  if (right || attempts === 0) return right ? 1 : 0;
  return graded(course, number, response).score;
}

/**
 * The finish page: what was done, and what an LMS is told.
 *
 * @param {Course} course
 * @param {Attempt} attempt
 */
export function result(course, attempt) {
  const { completion, success, score } = earned(course, attempt);
  const numbers = Object.keys(course.questions).map(Number);
  const practice = numbers.filter((number) => course.questions[number].test === null && course.questions[number].scored !== false);
  const counting = HAS_TESTS ? countingTest(course) : null;
  const tested = counting !== null && testRecord(attempt, counting).finished ? drawnQuestions(course, attempt, counting) : practice;
  return Object.freeze({
    completion,
    success,
    score,
    read: attempt.read.length,
    pages: course.pages.length,
    practice: Object.freeze({
      right: practice.filter((number) => questionRecord(attempt, number).right).length,
      tried: practice.filter((number) => questionRecord(attempt, number).attempts > 0).length,
      of: practice.length,
    }),
    objectives: byObjective(course, attempt, tested),
  });
}

/**
 * What a screen reader should hear after an action, as a msgid and its values; null when there is nothing to say.
 *
 * @param {Course} course
 * @param {Attempt} before
 * @param {Attempt} after
 * @param {import("./attempt.js").Action | null} action
 * @returns {Readonly<{msgid: string, values: Readonly<Record<string, number>>}> | null}
 */
export function whatToSay(course, before, after, action) {
  if (before === after || action === null) return null;
  if (action.type === "answered") {
    const view = questionView(course, after, action.question, "normal");
    if (view.right === null) return view.feedback ? say("Your answer is kept.") : null;
    if (view.right) return say("Right.");
    if (view.attemptsLeft === Infinity) return say("Not right. Try again.");
    return view.attemptsLeft > 0 ? say("Not right. Attempts left: {left}.", { left: view.attemptsLeft }) : say("Not right.");
  }
  if (HAS_TESTS && action.type === "test-submitted") {
    const { last, mark } = testView(course, after, action.test, "normal");
    const values = { score: last, mark };
    return last >= mark ? say("Passed with {score} %.", values) : say("Not passed: {score} %. The pass mark is {mark} %.", values);
  }
  return null;
}

/**
 * @param {string} msgid
 * @param {Record<string, number>} values
 */
function say(msgid, values = {}) {
  return Object.freeze({ msgid, values: Object.freeze(values) });
}
