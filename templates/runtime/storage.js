// What is kept in this browser: a copy of the attempt, for the day the LMS lost what it said it had saved.

/**
 * Local storage that never throws: it may be forbidden (a sandboxed frame), or full.
 *
 * @typedef {Readonly<{get: (key: string) => string | null, set: (key: string, value: string) => void, remove: (key: string) => void}>} Storage
 *
 * @param {Window} window
 * @returns {Storage}
 */
export function openStorage(window) {
  /**
   * @template Value
   * @param {(store: globalThis.Storage) => Value} use
   * @returns {Value | null}
   */
  const attempt = (use) => {
    try {
      return use(window.localStorage);
    } catch {
      return null;
    }
  };
  return Object.freeze({
    get: (/** @type {string} */ key) => attempt((store) => store.getItem(key)),
    set: (/** @type {string} */ key, /** @type {string} */ value) => void attempt((store) => store.setItem(key, value)),
    remove: (/** @type {string} */ key) => void attempt((store) => store.removeItem(key)),
  });
}

/**
 * What one learner wrote in one module that is to stay in this browser: notes under names of their own.
 *
 * @param {Storage} storage
 * @param {string} module
 * @param {string} learner
 */
export function openNotes(storage, module, learner) {
  const key = `modulbygger/${module}/${shortName(learner)}/notes`;
  /** @returns {Record<string, string>} */
  const all = () => {
    try {
      return { ...JSON.parse(storage.get(key) ?? "{}") };
    } catch {
      // Written by something else: as good as nothing.
      return {};
    }
  };
  return Object.freeze({
    get: (/** @type {string} */ name) => String(all()[name] ?? ""),
    set: (/** @type {string} */ name, /** @type {string} */ text) => storage.set(key, JSON.stringify({ ...all(), [name]: text })),
    clear: () => storage.remove(key),
  });
}

/**
 * FNV-1a, 32 bits: a short name for a text; the learner's id itself is not left behind in the browser.
 *
 * @param {string} text
 * @returns {string}
 */
export function shortName(text) {
  let hash = 0x811c9dc5;
  for (const sign of text) hash = Math.imul(hash ^ /** @type {number} */ (sign.codePointAt(0)), 0x01000193);
  return (hash >>> 0).toString(36);
}

/**
 * A copy of one learner's attempt in one module. It also remembers what the LMS has confirmed lately, so that it can
 * tell an LMS that lost the last writes (it gives back one of those) from one where the learner went on elsewhere.
 *
 * @param {Storage} storage
 * @param {string} module
 * @param {string} learner
 */
export function openMirror(storage, module, learner) {
  const key = `modulbygger/${module}/${shortName(learner)}`;
  let state = "";
  /** @type {string[]} */
  let seen = [];
  const write = () => storage.set(key, [state, ...seen].join(" "));

  return Object.freeze({
    /**
     * @param {string} suspended what the LMS gave back
     * @returns {string} what to go on from
     */
    begin: (/** @type {string} */ suspended) => {
      const [copy, ...known] = (storage.get(key) ?? "").split(" ");
      const ahead = copy !== "" && known.includes(shortName(suspended));
      state = ahead ? copy : suspended;
      seen = [shortName(suspended)];
      write();
      return state;
    },
    keep: (/** @type {string} */ latest) => {
      state = latest;
      write();
    },
    confirm: (/** @type {string} */ saved) => {
      // An LMS that is empty after it confirmed something was emptied on purpose.
      seen = [...seen.filter((name) => name !== shortName("")), shortName(saved)].slice(-12);
      write();
    },
  });
}
