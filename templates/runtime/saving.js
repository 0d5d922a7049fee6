// When to write to the LMS, and what to do when it does not take it.

/** Least time between two commits that only keep up with reading: a commit freezes the page in several LMSs. */
const REST = 60000;

/** A commit when the page is hidden is worth less than this shortly after another. */
const JUST_NOW = 10000;

/** First pause before trying again; it doubles up to the longest. */
const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 60000;

/**
 * @typedef {import("./session.js").Lms} Lms
 * @typedef {import("./session.js").Report} Report
 * @typedef {import("./interactions.js").Interaction} Interaction
 *
 * @param {Readonly<{
 *   lms: Lms, window: Window, now: () => number, report: () => Report,
 *   saved: (report: Report) => void, told: (type: "trouble" | "cleared") => void,
 * }>} needs
 */
export function startSaving({ lms, window, now, report, saved, told }) {
  /** @type {Map<string, Interaction>} */
  const pending = new Map();
  let dirty = false;
  let trouble = false;
  let keepsInteractions = true;
  let pause = 0;
  let timer = 0;
  let lastCommit = -Infinity;

  /** @param {number} delay milliseconds; replaces what was planned */
  const plan = (delay) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(write, delay);
  };
  const failed = () => {
    pause = Math.min(LONGEST_PAUSE, pause * 2 || FIRST_PAUSE);
    plan(pause);
    if (trouble) return;
    trouble = true;
    told("trouble");
  };
  const recorded = () => {
    for (const [id, interaction] of pending) if (lms.record(interaction) !== "failed") pending.delete(id);
    return pending.size === 0;
  };

  /**
   * Write everything and commit. After a failure all of it is said again: some LMSs count values as sent although the
   * commit failed.
   *
   * @returns {boolean} is it all saved?
   */
  function write() {
    window.clearTimeout(timer);
    timer = 0;
    const latest = report();
    const taken = recorded();
    const reported = lms.report(latest);
    // What an LMS refuses must not keep it from storing the rest.
    if (reported === "failed" || !lms.commit() || reported === "refused") {
      lms.forget();
      failed();
      return false;
    }
    if (!taken) {
      // An LMS that stores everything else and no interactions is not in trouble; it does not keep them.
      keepsInteractions = false;
      pending.clear();
    }
    dirty = false;
    pause = 0;
    lastCommit = now();
    saved(latest);
    if (trouble) {
      trouble = false;
      told("cleared");
    }
    return true;
  }

  return Object.freeze({
    write,
    trouble: () => trouble,
    /** Something that matters happened: save now, unless a new try is already planned. */
    now: () => {
      dirty = true;
      if (!trouble) write();
    },
    soon: () => {
      dirty = true;
      if (timer === 0) plan(Math.max(0, lastCommit + REST - now()));
    },
    /** The page may never be seen again. */
    hidden: () => dirty || trouble || now() - lastCommit >= JUST_NOW ? write() : true,
    /** @param {Interaction} interaction */
    record: (interaction) => {
      if (!keepsInteractions) return;
      pending.set(interaction.id, interaction);
      dirty = true;
      if (!trouble && !recorded()) write();
    },
    stop: () => window.clearTimeout(timer),
  });
}
