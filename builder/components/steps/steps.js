// One step at a time, in order.

import { all, goTo, one } from "../../../templates/runtime/dom.js";
import { mountPanels } from "../../../templates/parts/panels.js";

/**
 * @param {HTMLElement} element
 * @param {{texts: (msgid: string, values: Record<string, number>) => string}} context
 * @returns {() => void} nothing is kept
 */
export function mount(element, { texts }) {
  const steps = all(element, ":scope > ol > li");
  const [back, on] = all(element, ":scope > .buttons button");
  const place = one(element, ":scope > .buttons .place");
  let now = 0;
  const show = mountPanels(steps, (step) => {
    now = step;
    place.textContent = texts("Step {number} of {count}", { number: step + 1, count: steps.length });
    back.setAttribute("aria-disabled", String(step === 0));
    on.setAttribute("aria-disabled", String(step === steps.length - 1));
  });
  /** @param {number} step */
  const turn = (step) => {
    if (!steps[step]) return;
    show(step);
    goTo(one(steps[step], ":scope > :first-child"));
  };
  back.addEventListener("click", () => turn(now - 1));
  on.addEventListener("click", () => turn(now + 1));
  show(0);
  return () => {};
}
