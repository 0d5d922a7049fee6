// The LMS's side of a launch: scorm-again behind a recorder, with the faults that are rehearsed.

/**
 * What an LMS keeps between launches.
 *
 * @typedef {{cmi?: any, total?: string}} Kept
 *
 * @typedef {{name: string, values: string[], answer: string, error: string, at: Date}} Call
 *
 * The connection to the LMS's server: `down`, nothing can be saved; `refuses`, no value is taken.
 *
 * @typedef {"well" | "down" | "refuses"} Weather
 *
 * `looksOn`: the course is opened to be looked at, and writes nothing; `called` after every call, `changed` when the data may be others, `keep` when the LMS stores them.
 *
 * @typedef {Readonly<{
 *   edition: string, learner: string, mark: number | null, kept: Kept, looksOn: boolean, weather: () => Weather,
 *   called: (call: Call) => void, changed: () => void, keep: (kept: Kept, ended: boolean) => void,
 * }>} Needs
 */

const METHODS = ["Initialize", "Terminate", "GetValue", "SetValue", "Commit", "GetLastError", "GetErrorString", "GetDiagnostic"];
/** @param {string} method */
const isAsking = (method) => /^Get(LastError|ErrorString|Diagnostic)$/.test(method);
const REFUSED = { scorm12: "101", scorm2004: "351" };
const UNREACHED = "101";

/** What each edition calls things. */
const EDITIONS = {
  scorm12: {
    object: "API",
    other: "API_1484_11",
    prefix: "LMS",
    end: "Finish",
    make: (/** @type {object} */ settings) => new /** @type {any} */ (window).Scorm12API(settings),
    begin: (/** @type {any} */ cmi, /** @type {Needs} */ { learner, mark, looksOn }, /** @type {string} */ entry) => {
      cmi.core.student_id = learner;
      cmi.core.student_name = "Forfatter, Prøve";
      cmi.core.lesson_mode = looksOn ? "browse" : "normal";
      cmi.core.credit = looksOn ? "no-credit" : "credit";
      cmi.core.entry = entry;
      if (mark !== null) cmi.student_data.mastery_score = String(mark);
    },
    total: (/** @type {any} */ cmi, /** @type {string} */ total) => void (cmi.core.total_time = total),
    exit: (/** @type {any} */ stored) => stored.core?.exit,
    // 1.2 keeps its data whatever the exit was; only the entry tells.
    keeps: () => true,
  },
  scorm2004: {
    object: "API_1484_11",
    other: "API",
    prefix: "",
    end: "Terminate",
    make: (/** @type {object} */ settings) => new /** @type {any} */ (window).Scorm2004API(settings),
    begin: (/** @type {any} */ cmi, /** @type {Needs} */ { learner, mark, looksOn }, /** @type {string} */ entry) => {
      cmi.learner_id = learner;
      cmi.learner_name = "Forfatter, Prøve";
      cmi.mode = looksOn ? "browse" : "normal";
      cmi.credit = looksOn ? "no-credit" : "credit";
      cmi.entry = entry;
      if (mark !== null) cmi.scaled_passing_score = String(mark / 100);
    },
    total: (/** @type {any} */ cmi, /** @type {string} */ total) => void (cmi.total_time = total),
    exit: (/** @type {any} */ stored) => stored.exit,
    keeps: (/** @type {any} */ stored) => stored.exit === "suspend",
  },
};

/**
 * One launch. `begun`: the course has found the API; `ended`: it has taken leave, or was cut off.
 *
 * @param {Needs} needs
 */
export function openLms(needs) {
  const family = needs.edition === "scorm12" ? "scorm12" : "scorm2004";
  const edition = EDITIONS[family];
  const { kept } = needs;
  const real = edition.make({ autocommit: false, logLevel: 5, mastery_override: family === "scorm12" && needs.mark !== null });
  const resumes = Boolean(kept.cmi) && edition.keeps(kept.cmi);
  if (resumes) real.loadFromJSON(kept.cmi, "cmi");
  edition.begin(real.cmi, needs, !resumes ? "ab-initio" : edition.exit(kept.cmi) === "suspend" ? "resume" : "");
  if (resumes && kept.total) edition.total(real.cmi, kept.total);

  const side = { begun: false, ended: false };
  let fault = "0";
  let total = resumes ? kept.total : undefined;

  /** @returns {Kept} */
  const snapshot = () => ({ cmi: real.renderCMIToJSONObject().cmi, total });

  /** @param {string} method @param {string[]} values */
  const act = (method, values) => {
    const saves = method === "Commit" || method === "Terminate";
    const weather = needs.weather();
    if (side.ended) return "false";
    if (!isAsking(method)) fault = "0";
    if (saves && weather === "down") {
      fault = UNREACHED;
      return "false";
    }
    if (method === "SetValue" && weather === "refuses") {
      fault = REFUSED[family];
      return "false";
    }
    const name = edition.prefix + (method === "Terminate" ? edition.end : method);
    if (method === "GetLastError" && fault !== "0") return fault;
    const answer = String(real[name](...values));
    if (answer === "true") {
      if (method === "Initialize") side.begun = true;
      if (method === "Terminate") {
        total = real.cmi.getCurrentTotalTime();
        side.ended = true;
      }
      if (saves) needs.keep(snapshot(), side.ended);
    }
    return answer;
  };

  /** @type {Record<string, (...values: string[]) => string>} */
  const api = {};
  for (const method of METHODS) {
    const name = edition.prefix + (method === "Terminate" ? edition.end : method);
    api[name] = (...values) => {
      const answer = act(method, values);
      const error = isAsking(method) ? "0" : fault !== "0" ? fault : String(real[`${edition.prefix}GetLastError`]());
      needs.called({ name, values, answer, error, at: new Date() });
      if (method === "SetValue") needs.changed();
      return answer;
    };
  }

  return Object.freeze({
    looksOn: needs.looksOn,
    /** Put the API where a course looks for it. */
    offer: () => {
      const here = /** @type {any} */ (window);
      delete here[edition.other];
      here[edition.object] = api;
    },
    get begun() {
      return side.begun;
    },
    get ended() {
      return side.ended;
    },
    snapshot,
    /** From now on the course is spoken to no more, and nothing it says is kept. */
    cut: () => void (side.ended = true),
  });
}
