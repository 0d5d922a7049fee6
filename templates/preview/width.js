// How wide the course is shown; this browser remembers it.

const KEY = "modulbygger.preview.width";

/**
 * @param {HTMLElement} stage
 * @param {readonly HTMLElement[]} buttons
 */
export function mountWidth(stage, buttons) {
  /** @param {string} width */
  const set = (width) => {
    stage.dataset.wide = width;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.width === width));
    localStorage.setItem(KEY, width);
  };
  for (const button of buttons) button.addEventListener("click", () => set(String(button.dataset.width)));
  set(localStorage.getItem(KEY) ?? "full");
}
