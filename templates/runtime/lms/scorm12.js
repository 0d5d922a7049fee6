// SCORM 1.2: its names, its formats, its one status field (scorm-facts 2.4, 2.6, 2.7).

import { clean, decimal, two } from "../interactions.js";
import { wrap } from "./api.js";
import { startRecording } from "./recording.js";

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
 * @param {import("../interactions.js").Neutral} neutral
 * @returns {Readonly<{type: string, response: string, pattern: string}>}
 */
export function format(neutral) {
  switch (neutral.type) {
    case "true-false":
      return texts("true-false", [neutral.response, ...neutral.pattern].map((value) => (value ? "t" : "f")));
    case "choice":
    case "sequencing":
      return texts(neutral.type, [neutral.response, ...neutral.pattern].map((ids) => ids.join(",")));
    case "fill-in":
      return texts("fill-in", [neutral.response, ...neutral.pattern].map((words) => clean(words.join(", "), 255)));
    case "matching":
      return texts("matching", [neutral.response, ...neutral.pattern].map(pairs));
    case "performance":
      return texts("performance", [neutral.response, ...neutral.pattern].map((steps) => clean(pairs(steps), 255)));
    case "numeric":
      return texts("numeric", [decimal(neutral.response), ...neutral.pattern.map(([low]) => decimal(low))]);
    case "likert":
      return texts("likert", [neutral.response]);
    default:
      // Longer texts have no type of their own in 1.2.
      return texts("fill-in", [neutral.response, ...neutral.pattern].map((text) => clean(text, 255)));
  }
}

/**
 * @param {string} type
 * @param {readonly string[]} values the response, then the patterns; the first alternative stands for all
 */
function texts(type, [response, pattern = ""]) {
  return { type, response, pattern };
}

/** @param {readonly (readonly [string, string])[]} list */
function pairs(list) {
  return list.map(([from, to]) => `${from}.${to}`).join(",");
}

/**
 * @param {unknown} found
 * @returns {import("../session.js").Lms}
 */
function open(found) {
  const api = wrap(found, "LMS", "Finish");
  const record = startRecording(api, () => new Map());
  let before = "";
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
      const needed = [api.put("cmi.core.exit", "suspend")];
      const word = lessonStatus(status, before);
      // An LMS with a mastery score turns any score into passed or failed when the session ends, finished or not.
      const settled = mastery === "" || word === "passed" || word === "failed";
      if (status.score !== null && status.score >= least && settled) {
        api.put("cmi.core.score.min", "0");
        api.put("cmi.core.score.max", "100");
        needed.push(api.put("cmi.core.score.raw", String(status.score)));
      }
      needed.push(api.put("cmi.core.lesson_status", word));
      if (needed.at(-1) === "stored") before = word;
      const bookmark = location === "" ? "stored" : api.put("cmi.core.lesson_location", location.slice(0, 255));
      needed.push(api.put("cmi.suspend_data", suspended), api.put("cmi.core.session_time", timespan(seconds)));
      return bookmark !== "failed" && needed.every((outcome) => outcome === "stored");
    },

    record: ({ id, neutral, right, time, latency, weighting }) => {
      const { type, response, pattern } = format(neutral);
      const clock = new Date(time);
      /** @type {[string, string][]} */
      const leaves = [["type", type], ["time", [clock.getHours(), clock.getMinutes(), clock.getSeconds()].map(two).join(":")]];
      if (pattern) leaves.push(["correct_responses.0.pattern", pattern]);
      if (weighting !== 1) leaves.push(["weighting", decimal(weighting)]);
      leaves.push(["student_response", response], ["result", right ? "correct" : "wrong"], ["latency", timespan(latency)]);
      return record(id, leaves);
    },

    leave: () => true,
  });
}
