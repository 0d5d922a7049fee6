// The LMS side of a launch: scorm-again behind a recorder, its state kept by the server.
//
// Everything a test breaks is broken here, around the real run-time, never in the course's script.

/** What each edition calls things. */
const EDITIONS = {
  scorm12: {
    object: "API",
    make: (settings) => new window.Scorm12API(settings),
    stored: ["LMSCommit", "LMSFinish"],
    end: "LMSFinish",
    begin: (cmi, { learner, mode, credit, entry, mastery }) => {
      cmi.core.student_id = learner;
      cmi.core.student_name = "Jensen, Anna";
      if (mode) cmi.core.lesson_mode = mode;
      if (credit) cmi.core.credit = credit;
      cmi.core.entry = entry;
      if (mastery) cmi.student_data.mastery_score = mastery;
    },
    total: (cmi, total) => (cmi.core.total_time = total),
    exit: (stored) => stored.core.exit,
    // 1.2 keeps its data whatever the exit was; only the entry tells.
    keeps: () => true,
  },
  scorm2004: {
    object: "API_1484_11",
    make: (settings) => new window.Scorm2004API(settings),
    stored: ["Commit", "Terminate"],
    end: "Terminate",
    begin: (cmi, { learner, mode, credit, entry, mastery }) => {
      cmi.learner_id = learner;
      cmi.learner_name = "Jensen, Anna";
      if (mode) cmi.mode = mode;
      if (credit) cmi.credit = credit;
      cmi.entry = entry;
      if (mastery) cmi.scaled_passing_score = String(Number(mastery) / 100);
    },
    total: (cmi, total) => (cmi.total_time = total),
    exit: (stored) => stored.exit,
    keeps: (stored) => stored.exit === "suspend",
  },
};

/**
 * The API object for one launch.
 *
 * `settings`: edition, learner, course, mode, credit, mastery. The answer has the `api` to offer, its `log`
 * (name, values, types, answer, error, at), and `faults`: a function by API method name, called with the values and the
 * real method; what it returns is what the course gets. `lost`: the LMS says yes and stores nothing, as one that is offline.
 */
function openLms(settings, kept) {
  const edition = EDITIONS[settings.edition];
  const real = edition.make({ autocommit: false, logLevel: 5, mastery_override: Boolean(settings.mastery) });
  const resumes = kept.cmi && edition.keeps(kept.cmi);
  if (resumes) real.loadFromJSON(kept.cmi, "cmi");
  const suspended = resumes && edition.exit(kept.cmi) === "suspend";
  const entry = suspended ? "resume" : resumes ? "" : "ab-initio";
  edition.begin(real.cmi, { mode: "normal", credit: "credit", ...settings, entry });
  if (resumes && kept.total) edition.total(real.cmi, kept.total);

  const side = { lost: false };
  const log = [];
  const faults = {};
  const stored = { commits: kept.commits ?? 0, ends: kept.ends ?? 0 };
  const keep = (name) => {
    stored.commits += 1;
    if (name === edition.end) stored.ends += 1;
    const total = name === edition.end ? real.cmi.getCurrentTotalTime() : kept.total;
    const { cmi } = real.renderCMIToJSONObject();
    // As an LMS stores it: the page may be gone before an answer comes.
    navigator.sendBeacon(`/state/${settings.learner}/${settings.course}`, JSON.stringify({ ...stored, total, cmi }));
  };

  // Some LMSs never set the mode or the credit; the run-time's own model cannot be without.
  const isEmpty = (element) => (settings.mode === "" && /mode$/.test(element)) || (settings.credit === "" && /credit$/.test(element));

  // The course's own clock: a test that turns the time turns each window's in turn.
  const now = () => {
    try {
      return window.frames.course.Date.now();
    } catch {
      // A window of another origin, or the course is not in a frame.
      return Date.now();
    }
  };

  const api = {};
  const methods = ["Initialize", edition.end.replace("LMS", ""), "GetValue", "SetValue", "Commit", "GetLastError", "GetErrorString", "GetDiagnostic"];
  for (const method of methods) {
    const name = (settings.edition === "scorm12" ? "LMS" : "") + method;
    api[name] = (...values) => {
      const call = { name, values, types: values.map((value) => typeof value), at: now() };
      log.push(call);
      const act = () => (isEmpty(values[0]) ? "" : real[name](...values));
      const fault = faults[name] ?? faults["*"];
      try {
        const answer = fault ? fault(values, act, name) : act();
        call.answer = answer;
        if (name.includes("Value")) call.error = String(real[settings.edition === "scorm12" ? "LMSGetLastError" : "GetLastError"]());
        if (edition.stored.includes(name) && String(answer) === "true" && !side.lost) keep(name);
        return answer;
      } catch (error) {
        call.answer = `threw ${error}`;
        throw error;
      }
    };
  }
  Object.assign(side, { api, real, log, faults, stored, object: edition.object });
  return side;
}

/** Put the API where a course looks for it; with the setting `hidden` this is left to the test. */
function show() {
  window[window.lms.object] = window.lms.api;
}

/** Read the address's settings and the stored state, put the API into this window, and give it back. */
async function offer(overrides = {}) {
  const settings = { ...Object.fromEntries(new URLSearchParams(location.search)), ...overrides };
  const answer = await fetch(`/state/${settings.learner}/${settings.course}`);
  window.lms = openLms(settings, await answer.json());
  window.lms.settings = settings;
  if (!settings.hidden) show();
  return window.lms;
}
