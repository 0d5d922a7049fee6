// Where the LMS put its API: in this window, above it, or at the window that opened it (scorm-facts 2.1).

/**
 * Only the edition's own object counts: some LMSs offer both and misbehave when the wrong one is used. An element with
 * the id "API" is a property of the window too, hence the look at the method.
 *
 * @param {Window} window
 * @param {string} name
 * @param {string} method
 * @returns {Record<string, unknown> | null}
 */
export function findApi(window, name, method) {
  return above(window, name, method) ?? above(opener(window), name, method) ?? above(opener(top(window)), name, method);
}

/**
 * @param {Window | null} window
 * @param {string} name
 * @param {string} method
 */
function above(window, name, method) {
  let here = window;
  // At most as many steps as ADL's own search takes.
  for (let step = 0; here && step < 500; step += 1) {
    const api = look(here, name, method);
    if (api) return api;
    const next = parent(here);
    if (next === here) return null;
    here = next;
  }
  return null;
}

/**
 * A window of another origin throws when looked into; it counts as empty, and the search goes on above it.
 *
 * @param {Window} window
 * @param {string} name
 * @param {string} method
 */
function look(window, name, method) {
  try {
    const api = /** @type {any} */ (window)[name];
    return api && typeof api[method] === "function" ? api : null;
  } catch {
    return null;
  }
}

/** @param {Window} window */
function parent(window) {
  try {
    return window.parent;
  } catch {
    return null;
  }
}

/** @param {Window | null} window */
function opener(window) {
  try {
    return window && window.opener;
  } catch {
    return null;
  }
}

/** @param {Window} window */
function top(window) {
  try {
    return window.top;
  } catch {
    return null;
  }
}
