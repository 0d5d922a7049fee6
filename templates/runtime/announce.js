// The one polite live region: what is said at the same moment is said as one message.

/**
 * @param {HTMLElement} region with role="status"
 * @returns {(text: string) => void}
 */
export function createAnnouncer(region) {
  /** @type {string[]} */
  let waiting = [];
  return (text) => {
    if (!text) return;
    if (waiting.length === 0) {
      region.textContent = "";
      // Emptied first and filled a moment later: the same words twice are then heard twice.
      setTimeout(() => {
        region.textContent = waiting.join(" ");
        waiting = [];
      }, 80);
    }
    waiting.push(text);
  };
}
