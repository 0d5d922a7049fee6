// Interactions and objectives in an LMS's numbered lists: which row belongs to which, and when to give up.

/**
 * What a list's rows are told, the id apart, in the order the standard wants: an interaction's type first.
 *
 * @typedef {readonly (readonly [string, string])[]} Leaves
 *
 * Writes rows until the LMS shows that it keeps none; then stays silent (support is patchy, and optional in 1.2).
 *
 * @param {import("./api.js").Api} api
 * @param {"interactions" | "objectives"} list
 * @param {(api: import("./api.js").Api, list: string, count: number) => Map<string, number>} existing rows from earlier
 *   sessions that can be used again, by id
 */
export function startRecording(api, list, existing) {
  /** @type {Map<string, number> | null} */
  let rows = null;
  let next = 0;
  let off = false;

  /**
   * @param {string} id
   * @param {(kept: (leaf: string) => string) => Leaves} leaves by what the LMS has in the row already
   * @returns {import("./api.js").Outcome}
   */
  return (id, leaves) => {
    if (off) return "refused";
    if (rows === null) {
      const count = api.get(`cmi.${list}._count`);
      if (count === "" && /^40[12]$/.test(api.error())) {
        off = true;
        return "refused";
      }
      next = Number(count) || 0;
      rows = existing(api, list, next);
    }
    const isNew = !rows.has(id);
    const row = rows.get(id) ?? next;
    const outcome = api.put(`cmi.${list}.${row}.id`, id);
    if (outcome !== "stored") {
      off = outcome === "refused";
      // Was it stored although the answer was no? Look again before the next try.
      rows = null;
      return outcome;
    }
    rows.set(id, row);
    next = Math.max(next, row + 1);
    const kept = (/** @type {string} */ leaf) => (isNew ? "" : api.get(`cmi.${list}.${row}.${leaf}`));
    const outcomes = leaves(kept).map(([leaf, value]) => api.put(`cmi.${list}.${row}.${leaf}`, value));
    return outcomes.includes("failed") ? "failed" : "stored";
  };
}

/**
 * The rows the LMS kept from earlier sessions, where their ids can be read back.
 *
 * @param {import("./api.js").Api} api
 * @param {string} list
 * @param {number} count
 * @returns {Map<string, number>}
 */
export function keptRows(api, list, count) {
  /** @type {Map<string, number>} */
  const rows = new Map();
  for (let row = 0; row < count; row += 1) {
    const element = `cmi.${list}.${row}.id`;
    const id = api.get(element);
    rows.set(id, row);
    // Writing an id again is refused by some LMSs, even the same one.
    api.known(element, id);
  }
  return rows;
}
