// One page at a time: turning pages, the links between them, what is locked and why, and when a page counts as read.

import { all, goTo, one } from "./dom.js";
import { mountList } from "./list.js";

/**
 * Where the learner is: a page's number, 0 the finish page, or the list of words and sources.
 *
 * @typedef {number | "reference"} Where
 * @typedef {{read: boolean, done: boolean, locked: boolean}} PageView
 *
 * `todo` is what a page still asks for, in words, and where it stands; null when nothing.
 *
 * @typedef {{
 *   opened: (page: number) => void, read: (page: number) => void, shown: (section: HTMLElement) => void,
 *   view: (page: number) => PageView,
 *   todo: (page: number) => {text: string, element: HTMLElement} | null, announce: (text: string) => void,
 * }} Hooks
 *
 * @param {readonly {id: number, title: string}[]} pages
 * @param {import("./progress.js").Texts} texts
 * @param {Hooks} hooks
 */
export function mountPages(pages, texts, hooks) {
  const sections = all(document, ".page");
  const turn = one(document, ".turn");
  const previous = one(turn, ".previous");
  const next = one(turn, ".next");
  const why = one(turn, ".why");
  const courseTitle = document.title;
  /** @type {Where} */
  let current = pages[0].id;
  let lastPage = current;

  /** @param {HTMLElement} section @returns {Where} */
  const whereOf = (section) =>
    section.dataset.page ? Number(section.dataset.page) : "reference" in section.dataset ? "reference" : 0;
  /** @param {Where} where */
  const isLocked = (where) => typeof where === "number" && where !== 0 && hooks.view(where).locked;
  /** @param {number} page */
  const reason = (page) => {
    const place = pages.findIndex(({ id }) => id === page);
    const keeper = pages.slice(0, place).find(({ id }) => !hooks.view(id).done);
    if (!keeper) return "";
    const todo = keeper.id === current ? hooks.todo(current) : null;
    return todo ? todo.text : texts("This page opens when you are done with “{page}”.", { page: keeper.title });
  };
  /** The page after this one, 0 for the finish page, null when there is none. */
  const following = () => {
    const place = pages.findIndex(({ id }) => id === current);
    if (place < 0) return null;
    return place + 1 < pages.length ? pages[place + 1].id : 0;
  };
  /** @returns {number | null} */
  const preceding = () => {
    if (current === "reference") return lastPage;
    const place = current === 0 ? pages.length : pages.findIndex(({ id }) => id === current);
    return place > 0 ? pages[place - 1].id : null;
  };
  /** Does the next page stay locked even when this one has been read? */
  const isStuck = () => {
    const to = following();
    if (!to || !isLocked(to)) return false;
    const place = pages.findIndex(({ id }) => id === to);
    return pages.slice(0, place).some(({ id }) => (id === current ? hooks.todo(id) !== null : !hooks.view(id).done));
  };
  /** @param {number} page */
  const titleOf = (page) => (page === 0 ? texts("How it went") : String(pages.find(({ id }) => id === page)?.title));

  const list = mountList(texts, {
    view: hooks.view,
    /** @param {Where} where */
    choose: (where) => {
      if (!isLocked(where)) return show(where);
      const text = reason(Number(where));
      list.explain(Number(where), text);
      hooks.announce(text);
    },
  });

  const refresh = () => {
    list.refresh(current, pages.map(({ id }) => id));
    const back = preceding();
    const on = following();
    previous.hidden = back === null;
    next.hidden = on === null;
    one(previous, ".word").textContent = current === "reference" ? titleOf(lastPage) : texts("Previous");
    one(next, ".word").textContent = on === null ? "" : titleOf(on);
    const stuck = isStuck();
    next.setAttribute("aria-disabled", String(stuck));
    next.toggleAttribute("aria-describedby", false);
    if (stuck) next.setAttribute("aria-describedby", why.id);
    why.hidden = !stuck;
    why.textContent = stuck ? reason(Number(on)) : "";
  };

  /**
   * @param {Where} where
   * @param {{to?: HTMLElement | null, quiet?: boolean}} how `to`: the place on the page; `quiet`: it is where the learner was, so nothing moves and nothing is told
   */
  const show = (where, { to = null, quiet = false } = {}) => {
    current = where;
    if (typeof where === "number") lastPage = where;
    for (const section of sections) section.hidden = whereOf(section) !== where;
    const section = /** @type {HTMLElement} */ (sections.find((candidate) => !candidate.hidden));
    const heading = one(section, "h1");
    for (const player of /** @type {NodeListOf<HTMLMediaElement>} */ (document.querySelectorAll("video, audio"))) {
      if (!section.contains(player)) player.pause();
      else if (player.preload === "none") {
        // Asked for when its page is opened and not before, with its captions; who turns them off has them off.
        player.preload = "metadata";
        for (const track of player.textTracks) track.mode = "showing";
      }
    }
    hooks.shown(section);
    document.title = `${heading.textContent} – ${courseTitle}`;
    if (typeof where === "number" && !quiet) hooks.opened(where);
    refresh();
    if (quiet) return;
    if (to) return goTo(to);
    heading.focus({ preventScroll: true });
    scrollTo(0, 0);
  };

  previous.addEventListener("click", () => {
    const back = preceding();
    if (back !== null) show(back);
  });
  next.addEventListener("click", () => {
    const on = following();
    if (on === null || typeof current !== "number") return;
    hooks.read(current);
    if (!isStuck()) return show(on);
    const todo = hooks.todo(current);
    hooks.announce(reason(on));
    if (todo) goTo(todo.element);
  });

  // Links between pages, notes and headings. No history is written: in an LMS's frame, Back belongs to the LMS.
  document.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest('a[href^="#"]');
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    const target = document.getElementById(decodeURIComponent(String(link.getAttribute("href")).slice(1)));
    const section = /** @type {HTMLElement | null} */ (target?.closest(".page"));
    if (!target || !section) return goTo(one(document, "main"));
    const where = whereOf(section);
    if (isLocked(where)) return hooks.announce(reason(Number(where)));
    show(where, { to: target === section ? null : target });
  });

  const ends = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      const page = whereOf(/** @type {HTMLElement} */ (target.closest(".page")));
      if (isIntersecting && page === current) hooks.read(Number(page));
    }
  });
  for (const mark of all(document, "[data-end]")) ends.observe(mark);
  turn.hidden = false;

  return {
    show,
    refresh,
    /** The page an element stands on. @param {Element} element */
    pageOf: (element) => whereOf(/** @type {HTMLElement} */ (element.closest(".page"))),
    /** @param {Where} where */
    isLocked,
  };
}
