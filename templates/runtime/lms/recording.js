// Interactions in an LMS's numbered list: which row belongs to which question, and when to give up.

/**
 * Writes rows until the LMS shows that it keeps none; then stays silent (support is patchy, and optional in 1.2).
 *
 * @param {import("./api.js").Api} api
 * @param {(count: number) => Map<string, number>} existing rows from earlier sessions that can be used again, by id
 */
export function startRecording(api, existing) {
  /** @type {Map<string, number> | null} */
  let rows = null;
  let next = 0;
  let off = false;

  /**
   * @param {string} id
   * @param {readonly (readonly [string, string])[]} leaves in the order the standard wants: type first
   * @returns {import("./api.js").Outcome}
   */
  return (id, leaves) => {
    if (off) return "refused";
    if (rows === null) {
      const count = api.get("cmi.interactions._count");
      if (count === "" && /^40[12]$/.test(api.error())) {
        off = true;
        return "refused";
      }
      next = Number(count) || 0;
      rows = existing(next);
    }
    const row = rows.get(id) ?? next;
    const outcome = api.put(`cmi.interactions.${row}.id`, id);
    if (outcome !== "stored") {
      off = outcome === "refused";
      // Was it stored although the answer was no? Look again before the next try.
      rows = null;
      return outcome;
    }
    rows.set(id, row);
    next = Math.max(next, row + 1);
    const outcomes = leaves.map(([leaf, value]) => api.put(`cmi.interactions.${row}.${leaf}`, value));
    return outcomes.includes("failed") ? "failed" : "stored";
  };
}
