// The course's own dialogs: what opens them, what closes them.

import { all } from "./dom.js";

/**
 * Ask in a dialog whose form has a button with the value "yes".
 *
 * @param {HTMLDialogElement} dialog
 * @param {() => void} yes
 * @returns {() => void} opens it
 */
export function asks(dialog, yes) {
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "yes") yes();
    dialog.returnValue = "";
  });
  return () => dialog.showModal();
}

/**
 * `data-open="search"` opens the dialog of that name, `data-close` the one it stands in.
 *
 * @param {Record<string, () => void>} openers
 */
export function mountDialogs(openers) {
  for (const button of all(document, "[data-open]")) {
    button.addEventListener("click", openers[String(button.dataset.open)]);
  }
  for (const button of all(document, "dialog [data-close]")) {
    button.addEventListener("click", () => button.closest("dialog")?.close());
  }
}
