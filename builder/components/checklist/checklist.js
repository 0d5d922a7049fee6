// Check lists in the browser: the ticks are kept by the points' characters.

import { all, one } from "../../../templates/runtime/dom.js";

/**
 * @param {HTMLElement} element
 * @param {{
 *   data: {keep: "lms" | "browser"},
 *   texts: (msgid: string, values: Record<string, number>) => string,
 * }} context
 * @returns {(view: {state: string, note: string}) => void}
 */
export function mount(element, { data, texts }) {
  const isNoted = data.keep === "browser";
  const boxes = /** @type {HTMLInputElement[]} */ (all(element, "input"));
  const tally = one(element, ".tally");
  const ticked = () => boxes.filter(({ checked }) => checked).map(({ value }) => value).join("");
  const count = () => {
    tally.textContent = texts("{done} of {count} done", { done: ticked().length, count: boxes.length });
  };
  element.addEventListener("change", () => {
    const detail = isNoted ? { text: ticked() } : { component: Number(element.dataset.componentId), state: ticked() };
    element.dispatchEvent(new CustomEvent(isNoted ? "noted" : "kept", { bubbles: true, detail }));
    count();
  });
  return ({ state, note }) => {
    for (const box of boxes) box.checked = (isNoted ? note : state).includes(box.value);
    count();
  };
}

/**
 * The ticks of points that are still there.
 *
 * @param {{options?: string}} component
 * @param {string} state
 */
export function fit({ options = "" }, state) {
  return Array.from(state).filter((point) => options.includes(point)).join("");
}
