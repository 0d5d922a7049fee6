// The page list: what is read, what is locked, where the learner is; a column when there is room, else a panel.

import { all, icon, make, one } from "./dom.js";

/**
 * @typedef {import("./pages.js").Where} Where
 *
 * @param {import("./progress.js").Texts} texts
 * @param {{view: (page: number) => import("./pages.js").PageView, choose: (where: Where) => void}} hooks
 */
export function mountList(texts, { view, choose }) {
  const list = one(document, ".contents-list");
  const opener = one(document, ".tool.contents");
  const links = all(list, "a[data-to]");

  /** @param {HTMLElement} link @returns {Where} */
  const whereOf = ({ dataset: { to } }) => (to === "reference" ? to : to === "finish" ? 0 : Number(to));
  /** @param {boolean} open */
  const toggle = (open) => {
    list.classList.toggle("open", open);
    opener.setAttribute("aria-expanded", String(open));
  };
  const isOpen = () => list.classList.contains("open");

  opener.addEventListener("click", () => {
    toggle(!isOpen());
    // The panel is not the next thing in the document: without this, Tab would pass it by and so close it.
    if (isOpen()) /** @type {HTMLElement} */ (list.querySelector("a[aria-current]") ?? links[0]).focus();
  });
  list.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !isOpen()) return;
    toggle(false);
    opener.focus();
  });
  opener.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") toggle(false);
  });
  // The panel lies over the page: it must not stay open over what has the focus.
  document.addEventListener("focusin", ({ target }) => {
    if (isOpen() && !list.contains(/** @type {Node} */ (target)) && target !== opener) toggle(false);
  });
  document.addEventListener("pointerdown", ({ target }) => {
    const inside = list.contains(/** @type {Node} */ (target)) || opener.contains(/** @type {Node} */ (target));
    if (isOpen() && !inside) toggle(false);
  });
  list.addEventListener("click", (event) => {
    const link = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("a[data-to]"));
    if (!link) return;
    event.preventDefault();
    if (link.getAttribute("aria-disabled") !== "true") toggle(false);
    choose(whereOf(link));
  });

  return {
    /**
     * @param {Where} current
     * @param {readonly number[]} numbers the pages', in order
     */
    refresh(current, numbers) {
      for (const link of links) {
        const where = whereOf(link);
        if (where === current) link.setAttribute("aria-current", "page");
        else link.removeAttribute("aria-current");
        if (typeof where !== "number" || where === 0) continue;
        const { read, locked } = view(where);
        const state = one(link, ".state");
        link.classList.toggle("read", read);
        link.classList.toggle("locked", locked);
        link.setAttribute("aria-disabled", String(locked));
        state.replaceChildren(read ? icon("check") : locked ? icon("lock") : String(numbers.indexOf(where) + 1));
        one(link, "[data-status]").textContent = read ? texts(", read") : locked ? texts(", locked") : "";
        if (!locked) link.querySelector(".reason")?.remove();
      }
    },
    /**
     * Say under the page's title why it is locked.
     *
     * @param {number} page
     * @param {string} text
     */
    explain(page, text) {
      for (const old of all(list, ".reason")) old.remove();
      const link = links.find((candidate) => whereOf(candidate) === page);
      if (link) one(link, "[data-status]").after(make("small", "reason", text));
    },
  };
}
