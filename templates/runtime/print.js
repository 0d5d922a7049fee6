// Print: the whole course as a handbook, with the answers when the learner asks for them.

import { all, one } from "./dom.js";
import { asks } from "./dialogs.js";

/**
 * @param {HTMLDialogElement} dialog
 * @returns {() => void} opens it
 */
export function mountPrint(dialog) {
  const answers = /** @type {HTMLInputElement} */ (one(dialog, "input"));
  const root = document.documentElement;
  /** @type {HTMLDetailsElement[]} */
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = /** @type {HTMLDetailsElement[]} */ (all(document, ".accordion > details:not([open])"));
    for (const part of folded) part.open = true;
  });
  addEventListener("afterprint", () => {
    root.classList.remove("print-answers");
    for (const part of folded) part.open = false;
  });
  return asks(dialog, () => {
    root.classList.toggle("print-answers", answers.checked);
    // A picture that waits to be scrolled to would be printed empty.
    for (const image of document.images) image.loading = "eager";
    Promise.all(Array.from(document.images, (image) => image.decode().catch(() => undefined))).then(() => print());
  });
}
