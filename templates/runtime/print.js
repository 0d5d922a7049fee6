// Print: the whole course as a handbook, with the answers when the learner asks for them.

import { one } from "./dom.js";
import { asks } from "./dialogs.js";

/**
 * @param {HTMLDialogElement} dialog
 * @returns {() => void} opens it
 */
export function mountPrint(dialog) {
  const answers = /** @type {HTMLInputElement} */ (one(dialog, "input"));
  const root = document.documentElement;
  addEventListener("afterprint", () => root.classList.remove("print-answers"));
  return asks(dialog, () => {
    root.classList.toggle("print-answers", answers.checked);
    // A picture that waits to be scrolled to would be printed empty.
    for (const image of document.images) image.loading = "eager";
    Promise.all(Array.from(document.images, (image) => image.decode().catch(() => undefined))).then(() => print());
  });
}
