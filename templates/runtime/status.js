// What to tell the LMS about completion, success and score: one pure function, and nowhere else.

/**
 * Where the counting test stands.
 *
 * `attempts` is what the author allows, 0 for as many as one likes; `best` is a percentage.
 *
 * @typedef {Readonly<{attempts: number, used: number, passed: boolean, best: number}>} TestFacts
 *
 * `previous` is the highest that was ever reported, also by an earlier package or another device.
 *
 * @typedef {Readonly<{
 *   pages: number,
 *   read: number,
 *   test: TestFacts | null,
 *   rule: "pages" | "test" | "both",
 *   mode: string,
 *   credit: string,
 *   previous: Readonly<{completed: boolean, passed: boolean, failed: boolean}>,
 * }>} Facts
 *
 * `score` is a percentage; null while there is none to report. `progress` goes from 0 to 1, and is 1 only when
 * completed, because an LMS with a completion threshold draws its own conclusion from it.
 *
 * @typedef {Readonly<{
 *   completion: "incomplete" | "completed",
 *   success: "unknown" | "passed" | "failed",
 *   score: number | null,
 *   progress: number,
 * }>} Status
 */

/**
 * May anything be written? An LMS that says nothing about mode or credit means normal and credit (several never do).
 *
 * @param {string} mode
 * @param {string} credit
 * @returns {boolean}
 */
export function counts(mode, credit) {
  return mode !== "review" && mode !== "browse" && credit !== "no-credit";
}

/**
 * The status to report, or null when nothing may be written.
 *
 * A failed test with attempts left is not settled: the course stays incomplete and the score is held back, since some
 * LMSs turn an early score into `failed` and close the attempt. Nothing reported earlier is ever taken back.
 *
 * @param {Facts} facts
 * @returns {Status | null}
 */
export function status({ pages, read, test, rule, mode, credit, previous }) {
  if (!counts(mode, credit)) return null;
  const settled = test !== null && (test.passed || (test.attempts > 0 && test.used >= test.attempts));
  const retrying = test !== null && test.used > 0 && !settled;
  const pagesDone = read >= pages || (rule === "test" && test !== null);
  const testDone = settled || rule === "pages" || test === null;
  const completed = previous.completed || (pagesDone && testDone && !retrying);
  const passed = previous.passed || (test !== null && test.passed);
  const steps = pages + (test ? 1 : 0);
  const share = Math.floor((100 * (read + (settled ? 1 : 0))) / steps) / 100;
  return Object.freeze({
    completion: completed ? "completed" : "incomplete",
    success: passed ? "passed" : settled || previous.failed ? "failed" : "unknown",
    score: settled ? test.best : null,
    progress: completed ? 1 : Math.min(0.99, share),
  });
}
