// SCORM 2004, 3rd and 4th Edition: names, formats and habits (scorm-facts 2.5, 2.6, 2.7).

import { HAS_TESTS } from "../features.js";
import { clean, decimal, two, written } from "../interactions.js";
import { bestOf } from "../objectives.js";
import { outcome, wrap } from "./api.js";
import { keptRows, startRecording } from "./recording.js";

export const edition = Object.freeze({ name: "API_1484_11", method: "Initialize", open });

/**
 * ISO 8601 duration in whole seconds.
 *
 * @param {number} seconds
 * @returns {string}
 */
export function duration(seconds) {
  const whole = Math.floor(seconds);
  return `PT${Math.floor(whole / 3600)}H${Math.floor(whole / 60) % 60}M${whole % 60}S`;
}

/**
 * Local time without a zone: the one form every LMS takes (Moodle refuses what toISOString gives).
 *
 * @param {number} time milliseconds since 1970
 * @returns {string}
 */
export function timestamp(time) {
  const at = new Date(time);
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join("-");
  return `${day}T${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(":")}`;
}

/**
 * `response` is empty when there is nothing an LMS would take.
 *
 * @param {import("../interactions.js").Neutral} neutral
 * @returns {Readonly<{type: string, response: string, patterns: readonly string[]}>}
 */
export function format({ type, response, pattern }) {
  const limit = /^(long-fill-in|other)$/.test(type) ? 4000 : 250;
  const marks = { outer: "[,]", inner: type === "numeric" ? "[:]" : "[.]", limit };
  return { type, response: written(response, marks), patterns: pattern.map((each) => written(each, marks)).filter(Boolean) };
}

/**
 * @param {unknown} found
 * @returns {import("../session.js").Lms}
 */
function open(found) {
  const api = wrap(found, "", "Terminate");
  const record = startRecording(api, "interactions", keptRows);
  // A manifest's primary objective has the first row in some LMSs: ours are found by their ids.
  const objective = startRecording(api, "objectives", keptRows);
  let least = 0;

  return Object.freeze({
    initialize: api.initialize,
    terminate: api.terminate,
    commit: api.commit,
    forget: api.forget,

    read: () => {
      const completion = api.get("cmi.completion_status");
      const success = api.get("cmi.success_status");
      const mark = api.get("cmi.scaled_passing_score");
      least = Number(api.get("cmi.score.raw")) || 0;
      return {
        mode: api.get("cmi.mode").trim(),
        credit: api.get("cmi.credit").trim(),
        completed: completion === "completed",
        passed: success === "passed",
        failed: success === "failed",
        suspended: api.get("cmi.suspend_data"),
        mark: /^-?\d+(\.\d+)?$/.test(mark) ? Math.max(0, Math.round(Number(mark) * 100)) : null,
        learner: api.get("cmi.learner_id"),
      };
    },

    report: ({ status, location, suspended, seconds }) => {
      const optional = [api.put("cmi.exit", "suspend")];
      /** @type {import("./api.js").Outcome[]} */
      const needed = [];
      if (status.score !== null && status.score >= least) {
        api.put("cmi.score.min", "0");
        api.put("cmi.score.max", "100");
        // Moodle's grade book reads only the raw score, other LMSs only the scaled one.
        needed.push(api.put("cmi.score.raw", String(status.score)), api.put("cmi.score.scaled", decimal(status.score / 100)));
      }
      // Both, always: an LMS that is told only one draws its own conclusion about the other.
      needed.push(api.put("cmi.completion_status", status.completion), api.put("cmi.success_status", status.success));
      optional.push(api.put("cmi.progress_measure", decimal(status.progress)), api.put("cmi.session_time", duration(seconds)));
      if (location !== "") optional.push(api.put("cmi.location", location.slice(0, 1000)));
      needed.push(api.put("cmi.suspend_data", suspended));
      return outcome(needed, optional);
    },

    record: ({ id, neutral, right, time, latency, weighting, text, language }) => {
      const { type, response, patterns } = format(neutral);
      /** @type {[string, string][]} */
      const leaves = [["type", type], ["timestamp", timestamp(time)]];
      patterns.forEach((pattern, place) => leaves.push([`correct_responses.${place}.pattern`, pattern]));
      if (weighting !== 1) leaves.push(["weighting", decimal(weighting)]);
      if (response) leaves.push(["learner_response", response]);
      const prefix = `{lang=${language}}`;
      leaves.push(["result", right === null ? "neutral" : right ? "correct" : "incorrect"], ["latency", duration(latency)]);
      leaves.push(["description", prefix + clean(text, 250 - prefix.length)]);
      return record(id, () => leaves);
    },

    objective: (report) => {
      if (!HAS_TESTS) return "refused";
      return objective(report.id, (kept) => {
        const { score, word } = bestOf(report, { score: kept("score.raw"), passed: kept("success_status") === "passed" });
        // No range: the scaled score has its own, and every call freezes the page in some LMSs.
        return [
          ["score.raw", String(score)],
          ["score.scaled", decimal(score / 100)],
          ["success_status", word === "incomplete" ? "unknown" : word],
          ["completion_status", word === "incomplete" ? "incomplete" : "completed"],
        ];
      });
    },

    // Gives the frame back to the LMS; it acts on it when the session ends.
    leave: (completed) => api.set("adl.nav.request", completed ? "exitAll" : "suspendAll") === "stored",
  });
}
