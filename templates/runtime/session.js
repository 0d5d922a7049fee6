// The session: from finding the LMS to taking leave of it. The one owner of everything that is written there.

import { earned, reduce } from "./attempt.js";
import { startClock } from "./clock.js";
import { decode, encode, fit } from "./codec.js";
import { withMark } from "./course.js";
import { HAS_TESTS } from "./features.js";
import { interaction } from "./interactions.js";
import { findApi } from "./lms/find.js";
import { objectiveReports } from "./objectives.js";
import { EMPTY, questionRecord } from "./records.js";
import { startSaving } from "./saving.js";
import { watchTabs } from "./secondtab.js";
import { counts } from "./status.js";
import { openMirror } from "./storage.js";

/**
 * @typedef {import("./course.js").Course} Course
 * @typedef {import("./records.js").Attempt} Attempt
 * @typedef {import("./attempt.js").Action} Action
 *
 * What is told the LMS at each commit; `seconds` is the time of this session, `location` the open page.
 *
 * @typedef {Readonly<{status: import("./status.js").Status, location: string, suspended: string, seconds: number}>} Report
 *
 * What the LMS knew at the start. `mark` is its own pass mark in percent, or null.
 *
 * @typedef {Readonly<{
 *   mode: string, credit: string, completed: boolean, passed: boolean, failed: boolean,
 *   suspended: string, mark: number | null, learner: string,
 * }>} Beginning
 *
 * One shape for every edition; nothing throws. `forget`: say everything again at the next report.
 *
 * @typedef {Readonly<{
 *   initialize: () => boolean, read: () => Beginning, report: (report: Report) => import("./lms/api.js").Outcome,
 *   record: (interaction: import("./interactions.js").Interaction) => import("./lms/api.js").Outcome,
 *   objective: (objective: import("./objectives.js").ObjectiveReport) => import("./lms/api.js").Outcome,
 *   commit: () => boolean, forget: () => void, leave: (completed: boolean) => boolean, terminate: () => boolean,
 * }>} Lms
 *
 * @typedef {Readonly<{name: string, method: string, open: ((api: unknown) => Lms) | null}>} Edition
 *
 * @typedef {Readonly<{
 *   type: "change" | "connected" | "unrecorded" | "trouble" | "cleared" | "second-tab" | "left",
 *   action?: Action | null, before?: Attempt,
 * }>} SessionEvent
 */

/** An API may appear late: look often at first, then now and then for a minute (milliseconds). */
const LOOK_OFTEN = 250;
const LOOK_SELDOM = 5000;
const GIVE_NOTICE = 10000;
const GIVE_UP = 60000;

/** The clock must be read at least this often to tell reading from sleep. */
const BEAT = 60000;

/**
 * Open the course's session with whatever LMS there is.
 *
 * @param {Readonly<{
 *   course: Course, edition: Edition, window: Window & typeof globalThis, now: () => number,
 *   storage: import("./storage.js").Storage,
 * }>} needs
 */
export function openSession({ course, edition, window, now, storage }) {
  /** @type {"asking" | "waiting" | "recorded" | "unrecorded" | "second" | "left"} */
  let phase = "asking";
  let given = course;
  let attempt = EMPTY;
  let counter = 0;
  let learner = "";
  /** @type {"normal" | "review" | "browse"} */
  let mode = "normal";
  /** @type {Lms | null} */
  let lms = null;
  /** @type {ReturnType<typeof startSaving> | null} */
  let saving = null;
  /** @type {ReturnType<typeof openMirror> | null} */
  let mirror = null;
  /** @type {Action[]} */
  const early = [];
  /** @type {Map<number, {time: number, latency: number}>} */
  const moments = new Map();
  /** @type {Set<(event: SessionEvent) => void>} */
  const listeners = new Set();
  const clock = startClock(now);
  const started = now();
  let since = 0;

  /** @param {SessionEvent} event */
  const tell = (event) => listeners.forEach((listener) => listener(event));

  /** @returns {Report} */
  const report = () => {
    counter += 1;
    const page = given.pages.find(({ id }) => id === attempt.page);
    const location = page ? page.anchor : "";
    return { status: earned(given, attempt), location, suspended: encode(attempt, counter), seconds: clock.seconds() };
  };

  /**
   * One action; what it means for the LMS is decided here and nowhere else.
   *
   * @param {Action} action
   */
  const act = (action) => {
    const before = attempt;
    attempt = reduce(given, before, action);
    if (attempt === before) return;
    const seconds = clock.seconds();
    if (action.type === "answered") moments.set(action.question, { time: now(), latency: seconds - since });
    if (action.type !== "page-read" && action.type !== "hinted") since = seconds;
    mirror?.keep(encode(attempt, counter + 1));
    if (saving) {
      for (const number of judged(before, action)) {
        saving.record(interaction(given, attempt, number, moments.get(number) ?? { time: now(), latency: 0 }));
      }
      if (HAS_TESTS && action.type === "test-submitted" && given.tests[action.test].counts) {
        objectiveReports(given, attempt, action.test).forEach(saving.objective);
      }
      const [was, is] = [earned(given, before), earned(given, attempt)];
      const urgent = action.type === "test-submitted" || was.completion !== is.completion || was.success !== is.success;
      if (urgent) saving.now();
      else saving.soon();
    }
    tell({ type: "change", action, before });
  };

  /**
   * The questions whose answer is final with this action, and so is reported.
   *
   * @param {Attempt} before
   * @param {Action} action
   * @returns {number[]}
   */
  const judged = (before, action) => {
    if (action.type === "answered") {
      const { test } = given.questions[action.question];
      return !HAS_TESTS || test === null || given.tests[test].show === "at-once" ? [action.question] : [];
    }
    if (!HAS_TESTS || action.type !== "test-submitted" || given.tests[action.test].show === "at-once") return [];
    const inTest = given.tests[action.test].questions;
    // One that was right before was kept from an earlier run, and is reported already.
    return inTest.filter((number) => questionRecord(attempt, number).attempts > 0 && !questionRecord(before, number).right);
  };

  /**
   * Go on from what was kept; what the learner did while the LMS was looked for is done again on top.
   *
   * @param {Beginning} beginning
   */
  const begin = (beginning) => {
    const before = attempt;
    given = withMark(course, beginning.mark);
    learner = beginning.learner;
    const writable = counts(beginning.mode, beginning.credit);
    mode = writable ? "normal" : beginning.mode === "review" ? "review" : "browse";
    if (writable) mirror = openMirror(storage, course.module, beginning.learner);
    const kept = decode(mirror ? mirror.begin(beginning.suspended) : beginning.suspended);
    counter = kept.counter;
    attempt = fit(given, {
      ...kept.attempt,
      completed: kept.attempt.completed || beginning.completed,
      passed: kept.attempt.passed || beginning.passed,
      failed: kept.attempt.failed || beginning.failed,
    });
    if (lms && writable) {
      const confirm = (/** @type {Report} */ { suspended }) => mirror?.confirm(suspended);
      saving = startSaving({ lms, window, now, report, saved: confirm, told: (type) => tell({ type }) });
      // At once: an LMS that has seen no status when the session ends calls the course completed.
      saving.now();
    }
    const again = [...early];
    if (lms) early.length = 0;
    again.forEach(act);
    tell({ type: "change", action: null, before });
  };

  const unrecorded = () => {
    phase = "unrecorded";
    begin({ mode: "", credit: "", completed: false, passed: false, failed: false, suspended: "", mark: null, learner: "" });
    tell({ type: "unrecorded" });
  };

  /** @param {number} wait how long until the next look, if there is to be one */
  const look = (wait) => {
    if (phase !== "waiting" && phase !== "unrecorded") return;
    const api = edition.open && findApi(window, edition.name, edition.method);
    if (api && edition.open) {
      const found = edition.open(api);
      if (!found.initialize()) return void (phase === "waiting" && unrecorded());
      lms = found;
      phase = "recorded";
      begin(lms.read());
      return tell({ type: "connected" });
    }
    const waited = now() - started;
    if (phase === "waiting" && (!edition.open || waited >= GIVE_NOTICE)) unrecorded();
    if (edition.open && waited < GIVE_UP) window.setTimeout(look, wait, waited < GIVE_NOTICE ? LOOK_OFTEN : LOOK_SELDOM);
  };

  const end = () => {
    phase = "left";
    saving?.stop();
    lms?.terminate();
    lms = null;
    saving = null;
    tabs.release();
  };

  /** Whoever holds something back, a text that is being typed, says it now. */
  const gather = () => void window.document.dispatchEvent(new window.Event("leaving"));

  /**
   * The exit button.
   *
   * @returns {boolean} false when it could not be saved: the session then stays open
   */
  const leave = () => {
    if (phase === "left") return true;
    gather();
    if (saving && !saving.write()) return false;
    if (saving) lms?.leave(attempt.completed);
    end();
    tell({ type: "left" });
    return true;
  };

  const tabs = watchTabs({
    window,
    storage,
    key: `modulbygger/${course.module}${window.location.pathname}`,
    me: window.performance.timeOrigin.toString(36),
    mine: () => {
      phase = "waiting";
      look(LOOK_OFTEN);
    },
    taken: () => {
      // Not even an end is told: it would make the LMS store what this tab last knew over what the other has saved.
      phase = "second";
      saving?.stop();
      saving = null;
      mirror = null;
      lms = null;
      tell({ type: "second-tab" });
    },
  });

  window.setInterval(clock.seconds, BEAT);
  window.document.addEventListener("visibilitychange", () => {
    if (window.document.visibilityState === "hidden") {
      gather();
      saving?.hidden();
    } else tabs.look();
  });
  window.addEventListener("pagehide", ({ persisted }) => {
    if (phase === "left") return;
    gather();
    saving?.hidden();
    // A page in the back-forward cache may come back: that is a pause, not an end.
    if (!persisted) return end();
    clock.pause();
    tabs.rest();
  });
  window.addEventListener("pageshow", ({ persisted }) => {
    if (!persisted || phase === "left") return;
    clock.resume();
    tabs.wake();
  });

  return Object.freeze({
    get attempt() {
      return attempt;
    },
    get course() {
      return given;
    },
    get mode() {
      return mode;
    },
    /** Who the LMS says it is; the empty string when none does. */
    get learner() {
      return learner;
    },
    get recorded() {
      return lms !== null;
    },
    get waiting() {
      return phase === "asking" || phase === "waiting";
    },
    get trouble() {
      return saving !== null && saving.trouble();
    },
    get second() {
      return phase === "second";
    },
    get left() {
      return phase === "left";
    },
    /** @param {Action} action */
    apply: (action) => {
      if (phase === "asking" || phase === "waiting" || (phase === "unrecorded" && edition.open)) early.push(action);
      act(action);
    },
    /**
     * @param {(event: SessionEvent) => void} listener
     * @returns {() => void} unsubscribe
     */
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    leave,
  });
}
