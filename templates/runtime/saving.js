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
 * @typedef {import("./objectives.js").ObjectiveReport} ObjectiveReport
 */

/**
 * What goes into one of the LMS's lists, by id: the latest counts. What was told waits until it is saved.
 *
 * @template {Readonly<{id: string}>} Row
 * @param {(row: Row) => import("./lms/api.js").Outcome} tell
 */
function startList(tell) {
  /** @type {Map<string, Row>} */
  const pending = new Map();
  /** @type {Map<string, Row>} */
  const unsaved = new Map();
  let keeps = true;
  const told = () => {
    for (const [id, row] of pending) {
      if (tell(row) === "failed") continue;
      pending.delete(id);
      unsaved.set(id, row);
    }
    return pending.size === 0;
  };
  return Object.freeze({
    told,
    /** @param {Row} row */
    add: (row) => {
      if (keeps) pending.set(row.id, row);
      return keeps;
    },
    /** An LMS that stores everything else and not these is not in trouble; it does not keep them. */
    saved: () => {
      keeps = keeps && pending.size === 0;
      pending.clear();
      unsaved.clear();
    },
    lost: () => {
      for (const [id, row] of unsaved) if (!pending.has(id)) pending.set(id, row);
      unsaved.clear();
    },
  });
}

/**
 * @param {Readonly<{
 *   lms: Lms, window: Window, now: () => number, report: () => Report,
 *   saved: (report: Report) => void, told: (type: "trouble" | "cleared") => void,
 * }>} needs
 */
export function startSaving({ lms, window, now, report, saved, told }) {
  const lists = { interactions: startList(lms.record), objectives: startList(lms.objective) };
  let dirty = false;
  let trouble = false;
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

  /**
   * @template {Readonly<{id: string}>} Row
   * @param {ReturnType<typeof startList<Row>>} rows
   * @param {Row} row
   */
  const list = (rows, row) => {
    if (!rows.add(row)) return;
    dirty = true;
    if (!trouble && !rows.told()) write();
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
    lists.interactions.told();
    lists.objectives.told();
    const reported = lms.report(latest);
    // What an LMS refuses must not keep it from storing the rest.
    if (reported === "failed" || !lms.commit() || reported === "refused") {
      lms.forget();
      lists.interactions.lost();
      lists.objectives.lost();
      failed();
      return false;
    }
    lists.interactions.saved();
    lists.objectives.saved();
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
    record: (interaction) => list(lists.interactions, interaction),
    /** @param {ObjectiveReport} objective */
    objective: (objective) => list(lists.objectives, objective),
    stop: () => window.clearTimeout(timer),
  });
}
