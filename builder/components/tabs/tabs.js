// Tabs as the ARIA practices have them: one stop for Tab, arrows between them, Home and End.

import { all, make, one } from "../../../templates/runtime/dom.js";
import { mountPanels } from "../../../templates/parts/panels.js";

/**
 * @param {HTMLElement} element
 * @returns {() => void} nothing is kept
 */
export function mount(element) {
  const panels = all(element, ":scope > .panel");
  const base = `-tabs-${all(document, ".tablist").length}`;
  const tabs = panels.map((panel, index) => {
    const heading = one(panel, ":scope > :first-child");
    const tab = make("button", "", String(heading.textContent));
    heading.classList.add("unseen");
    tab.setAttribute("type", "button");
    tab.setAttribute("role", "tab");
    tab.id = `${base}-${index}`;
    panel.id = `${tab.id}-panel`;
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    tab.setAttribute("aria-controls", panel.id);
    return tab;
  });
  const show = mountPanels(panels, (chosen) =>
    tabs.forEach((tab, index) => {
      tab.setAttribute("aria-selected", String(index === chosen));
      // A panel that waits to be found is still a stop for Tab.
      tab.tabIndex = panels[index].tabIndex = index === chosen ? 0 : -1;
    }),
  );
  const list = make("div", "tablist", ...tabs);
  list.setAttribute("role", "tablist");
  list.addEventListener("click", ({ target }) => {
    const index = tabs.indexOf(/** @type {HTMLElement} */ (target));
    if (index >= 0) show(index);
  });
  list.addEventListener("keydown", (event) => {
    const now = tabs.indexOf(/** @type {HTMLElement} */ (event.target));
    const last = tabs.length - 1;
    const to = { ArrowLeft: now > 0 ? now - 1 : last, ArrowRight: now < last ? now + 1 : 0, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    show(to);
    tabs[to].focus();
  });
  panels[0].before(list);
  show(0);
  return () => {};
}
