// Reflections in the browser: what is written is kept as it is, in the LMS or in this browser.

import { pack, unpack } from "../../../templates/parts/packing.js";
import { mountWriting } from "../../../templates/parts/writing.js";
import { one } from "../../../templates/runtime/dom.js";

/**
 * @param {HTMLElement} element
 * @param {{
 *   data: {keep: "lms" | "browser"},
 *   texts: (msgid: string, values?: Record<string, string | number>) => string,
 * }} context
 * @returns {(view: {state: string, note: string}) => void}
 */
export function mount(element, { data, texts }) {
  const isNoted = data.keep === "browser";
  const button = /** @type {HTMLElement | null} */ (element.querySelector(".reveal"));
  const model = /** @type {HTMLElement | null} */ (element.querySelector(".model"));
  const writing = mountWriting(one(element, ".writing"), texts, () => {
    const text = writing.read();
    const detail = isNoted ? { text } : { component: Number(element.dataset.componentId), state: pack(text) };
    element.dispatchEvent(new CustomEvent(isNoted ? "noted" : "kept", { bubbles: true, detail }));
    offer(text);
  });

  /** @param {string} text one's own thoughts come first */
  const offer = (text) => {
    if (button) button.hidden = !text.trim();
    if (!text.trim()) reveal(false);
  };
  /** @param {boolean} open */
  const reveal = (open) => {
    if (model) model.hidden = !open;
    button?.setAttribute("aria-expanded", String(open));
  };
  button?.addEventListener("click", () => reveal(Boolean(model?.hidden)));
  reveal(false);

  return ({ state, note }) => {
    const text = isNoted ? note : unpack(state);
    writing.show(text);
    offer(text || writing.read());
  };
}
