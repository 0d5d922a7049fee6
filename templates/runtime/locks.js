// Which pages are done and which are still locked.

import { HAS_TESTS } from "./features.js";
import { questionRecord, testRecord } from "./records.js";

/**
 * @typedef {import("./course.js").Course} Course
 * @typedef {import("./records.js").Attempt} Attempt
 */

/**
 * Read, its practice questions tried, its tests handed in once. A page is never done by being right: a lock must not
 * turn a hard question into a wall.
 *
 * @param {Course} course
 * @param {Attempt} attempt
 * @param {import("./course.js").PageData} page
 * @returns {boolean}
 */
export function isDone(course, attempt, page) {
  return (
    attempt.read.includes(page.id) &&
    page.questions.every((number) => course.questions[number].test !== null || questionRecord(attempt, number).attempts > 0) &&
    (!HAS_TESTS || page.tests.every((number) => testRecord(attempt, number).used > 0))
  );
}

/**
 * A page that was read once, and every page once the course was completed, is open for good.
 *
 * @param {Course} course
 * @param {Attempt} attempt
 * @param {number} number the page's; one the course does not have is locked
 * @returns {boolean}
 */
export function isLocked(course, attempt, number) {
  const place = course.pages.findIndex(({ id }) => id === number);
  if (place < 0) return true;
  if (attempt.completed || attempt.read.includes(number)) return false;
  if (course.navigation === "free" && !course.pages[place].locked) return false;
  return !course.pages.slice(0, place).every((page) => isDone(course, attempt, page));
}
