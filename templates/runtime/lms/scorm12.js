// SCORM 1.2: its names, its formats, its one status field (scorm-facts 2.4, 2.6, 2.7).

import { HAS_TESTS } from "../features.js";
import { clean, decimal, two, written } from "../interactions.js";
import { bestOf } from "../objectives.js";
import { outcome, wrap } from "./api.js";
import { keptRows, startRecording } from "./recording.js";

export const edition = Object.freeze({ name: "API", method: "LMSInitialize", open });

/**
 * Completion and success folded into the one field. What was reported as completed does not become failed.
 *
 * @param {Readonly<{completion: string, success: string}>} status
 * @param {string} before the lesson_status the LMS holds
 * @returns {string}
 */
export function lessonStatus({ completion, success }, before) {
  if (completion === "incomplete") return "incomplete";
  if (success === "failed") return before === "completed" ? "completed" : "failed";
  return success === "passed" ? "passed" : "completed";
}

/**
 * CMITimespan: four digits of hours.
 *
 * @param {number} seconds
 * @returns {string}
 */
export function timespan(seconds) {
  const whole = Math.floor(seconds);
  const hours = Math.min(9999, Math.floor(whole / 3600));
  return `${String(hours).padStart(4, "0")}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/**
 * Longer texts have no type of their own in 1.2, a range has no form but its middle, and one pattern stands for all.
 *
 * @param {import("../interactions.js").Neutral} neutral
 * @returns {Readonly<{type: string, response: string, pattern: string}>}
 */
export function format({ type, response, pattern }) {
  const marks = { outer: type === "fill-in" ? ", " : ",", inner: ".", limit: 255 };
  const write = (/** @type {typeof response} */ value) => {
    const text = written(value, marks);
    return type === "true-false" ? text.slice(0, 1) : clean(text, 255);
  };
  const ends = /** @type {readonly number[]} */ (type === "numeric" ? pattern.flat(2) : []);
  const [first = ""] = ends.length ? [ends.reduce((sum, end) => sum + end, 0) / ends.length] : pattern;
  return { type: /^(long-fill-in|other)$/.test(type) ? "fill-in" : type, response: write(response), pattern: write(first) };
}

/**
 * @param {unknown} found
 * @returns {import("../session.js").Lms}
 */
function open(found) {
  const api = wrap(found, "LMS", "Finish");
  // Interactions cannot be read back in 1.2.
  const record = startRecording(api, "interactions", () => new Map());
  const objective = startRecording(api, "objectives", keptRows);
  let before = "";
  let told = "";
  let mastery = "";
  let least = 0;

  return Object.freeze({
    initialize: api.initialize,
    terminate: api.terminate,
    commit: api.commit,
    forget: api.forget,

    read: () => {
      before = api.get("cmi.core.lesson_status");
      mastery = api.get("cmi.student_data.mastery_score");
      least = Number(api.get("cmi.core.score.raw")) || 0;
      return {
        mode: api.get("cmi.core.lesson_mode").trim(),
        credit: api.get("cmi.core.credit").trim(),
        completed: /^(completed|passed|failed)$/.test(before),
        passed: before === "passed",
        failed: before === "failed",
        suspended: api.get("cmi.suspend_data"),
        mark: /^\d+(\.\d+)?$/.test(mastery) ? Math.min(100, Number(mastery)) : null,
        learner: api.get("cmi.core.student_id"),
      };
    },

    report: ({ status, location, suspended, seconds }) => {
      const exit = api.put("cmi.core.exit", "suspend");
      const word = lessonStatus(status, before);
      // Moodle counts what a failed commit carried as sent, and would never send this status again: a new one is set
      // only when a commit of the state, which is new each time, has just gone through.
      if (told !== "" && told !== word && (api.put("cmi.suspend_data", suspended) === "failed" || !api.commit())) return "failed";
      /** @type {import("./api.js").Outcome[]} */
      const needed = [];
      // An LMS with a mastery score turns any score into passed or failed when the session ends, finished or not.
      const settled = mastery === "" || word === "passed" || word === "failed";
      if (status.score !== null && status.score >= least && settled) {
        api.put("cmi.core.score.min", "0");
        api.put("cmi.core.score.max", "100");
        needed.push(api.put("cmi.core.score.raw", String(status.score)));
      }
      needed.push(api.put("cmi.core.lesson_status", word), api.put("cmi.suspend_data", suspended));
      if (needed.at(-2) === "stored") before = told = word;
      const optional = [exit, api.put("cmi.core.session_time", timespan(seconds))];
      if (location !== "") optional.push(api.put("cmi.core.lesson_location", location.slice(0, 255)));
      return outcome(needed, optional);
    },

    record: ({ id, neutral, right, time, latency, weighting }) => {
      const { type, response, pattern } = format(neutral);
      const clock = new Date(time);
      /** @type {[string, string][]} */
      const leaves = [["type", type], ["time", [clock.getHours(), clock.getMinutes(), clock.getSeconds()].map(two).join(":")]];
      if (pattern) leaves.push(["correct_responses.0.pattern", pattern]);
      if (weighting !== 1) leaves.push(["weighting", decimal(weighting)]);
      leaves.push(["student_response", response], ["result", right === null ? "neutral" : right ? "correct" : "wrong"], ["latency", timespan(latency)]);
      return record(id, () => leaves);
    },

    objective: (report) => {
      if (!HAS_TESTS) return "refused";
      return objective(report.id, (kept) => {
        const { score, word } = bestOf(report, { score: kept("score.raw"), passed: kept("status") === "passed" });
        return [["score.min", "0"], ["score.max", "100"], ["score.raw", String(score)], ["status", word]];
      });
    },

    leave: () => true,
  });
}
