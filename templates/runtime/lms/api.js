// One LMS API behind calls that never throw and answer in plain words.

/**
 * What became of a value: stored; not stored this time (try again); never to be stored by this LMS.
 *
 * @typedef {"stored" | "failed" | "refused"} Outcome
 *
 * @typedef {Readonly<{
 *   initialize: () => boolean,
 *   terminate: () => boolean,
 *   commit: () => boolean,
 *   get: (element: string) => string,
 *   set: (element: string, value: string) => Outcome,
 *   put: (element: string, value: string) => Outcome,
 *   known: (element: string, value: string) => void,
 *   forget: () => void,
 *   error: () => string,
 * }>} Api
 */

/**
 * What became of a whole report. An LMS may do without the optional parts.
 *
 * @param {readonly Outcome[]} needed
 * @param {readonly Outcome[]} optional
 * @returns {Outcome}
 */
export function outcome(needed, optional) {
  if (needed.includes("failed") || optional.includes("failed")) return "failed";
  return needed.includes("refused") ? "refused" : "stored";
}

/**
 * `names` are the edition's: its prefix, and what it calls the end.
 *
 * @param {any} api
 * @param {string} prefix
 * @param {string} end
 * @returns {Api}
 */
export function wrap(api, prefix, end) {
  /** @type {Map<string, string>} */
  const last = new Map();

  /**
   * @param {string} name
   * @param {...string} values
   * @returns {unknown}
   */
  const call = (name, ...values) => {
    try {
      return api[prefix + name](...values);
    } catch {
      // An LMS that throws, or has gone away, has not done what was asked.
      return "false";
    }
  };
  const error = () => String(call("GetLastError") ?? "");

  /**
   * The standard's "true"; some LMSs give a boolean, and poor ones nothing at all but no error either.
   *
   * @param {unknown} answer
   */
  const said = (answer) => String(answer) === "true" || ((answer === undefined || answer === "") && /^0?$/.test(error()));

  /**
   * Errors about the element or the value (201, 351, 401 to 408) come back however often it is tried; others may pass.
   *
   * @param {string} element
   * @param {string} value
   * @returns {Outcome}
   */
  const set = (element, value) =>
    said(call("SetValue", element, value)) ? "stored" : /^(201|351|40[1-8])$/.test(error()) ? "refused" : "failed";

  return Object.freeze({
    initialize: () => said(call("Initialize", "")),
    terminate: () => said(call(end, "")),
    commit: () => said(call("Commit", "")),
    get: (/** @type {string} */ element) => {
      const value = call("GetValue", element);
      // A first session has nothing stored yet, which 2004 calls error 403: the empty string means just that.
      return value === undefined || value === null || value === "false" ? "" : String(value);
    },
    set,
    put: (/** @type {string} */ element, /** @type {string} */ value) => {
      if (last.get(element) === value) return "stored";
      const outcome = set(element, value);
      if (outcome === "failed") last.delete(element);
      else last.set(element, value);
      return outcome;
    },
    known: (/** @type {string} */ element, /** @type {string} */ value) => void last.set(element, value),
    // Everything must be said again, except the ids: writing an id a second time is an error in some LMSs.
    forget: () => {
      for (const element of last.keys()) if (!element.endsWith(".id")) last.delete(element);
    },
    error,
  });
}
