// Panels of which one is on show; the browser's own search, ours, and links find their way into the others.

/**
 * @param {readonly HTMLElement[]} panels
 * @param {(index: number) => void} changed called with the one on show
 * @returns {(index: number) => void} shows one
 */
export function mountPanels(panels, changed) {
  /** @param {number} index */
  const show = (index) => {
    panels.forEach((panel, place) => {
      if (place === index) panel.removeAttribute("hidden");
      else panel.setAttribute("hidden", "until-found");
    });
    changed(index);
  };
  panels.forEach((panel, index) => panel.addEventListener("beforematch", () => show(index)));
  return show;
}
