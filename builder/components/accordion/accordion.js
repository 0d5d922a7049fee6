// Parts that unfold: the browser does it; here is only the button for all of them at once.

import { all, one } from "../../../templates/runtime/dom.js";

/**
 * @param {HTMLElement} element
 * @param {{texts: (msgid: string) => string}} context
 * @returns {() => void} nothing is kept
 */
export function mount(element, { texts }) {
  const parts = /** @type {HTMLDetailsElement[]} */ (all(element, ":scope > details"));
  const button = one(element, ":scope > .all button");
  const isOpen = () => parts.every(({ open }) => open);
  const name = () => (button.textContent = isOpen() ? texts("Fold all") : texts("Unfold all"));
  button.addEventListener("click", () => {
    const open = !isOpen();
    for (const part of parts) part.open = open;
  });
  for (const part of parts) part.addEventListener("toggle", name);
  return () => {};
}
