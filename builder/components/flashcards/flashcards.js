// Cards that are turned by their button; the back follows the front in the document.

import { all, one } from "../../../templates/runtime/dom.js";

/**
 * @param {HTMLElement} element
 * @param {{texts: (msgid: string) => string, announce: (text: string) => void}} context
 * @returns {() => void} nothing is kept
 */
export function mount(element, { texts, announce }) {
  for (const card of all(element, ".cards > li")) {
    const button = one(card, ":scope > button");
    const back = one(card, ":scope > .back");
    button.setAttribute("aria-label", `${texts("Turn the card")}: ${one(card, ".front > :first-child").textContent}`);
    const turn = (turned = !card.classList.contains("turned")) => {
      card.classList.toggle("turned", turned);
      button.setAttribute("aria-expanded", String(turned));
      return turned;
    };
    button.addEventListener("click", () => {
      if (turn()) announce(String(back.textContent).trim());
    });
    back.addEventListener("beforematch", () => turn(true));
  }
  return () => {};
}
