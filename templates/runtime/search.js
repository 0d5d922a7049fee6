// Search in the course's own text: no index is shipped, the document is the index.

import { all, make, one } from "./dom.js";

const SKIPPED = ".test .intro, .test .result, .hand-in, .count, .place, .actions, .outcome, .verdict, .instruction, .eyebrow, .aside";
const BLOCKS = "h1, h2, h3, h4, p, li, td, th, dt, dd, legend, figcaption, pre, .option label span";
const MOST = 30;
const AROUND = 60;

/**
 * `page`: the title of the page it stands on.
 *
 * @typedef {{element: HTMLElement, page: string, text: string, folded: string}} Entry
 *
 * @param {HTMLDialogElement} dialog
 * @param {import("./progress.js").Texts} texts
 * @param {{isOpen: (element: Element) => boolean, go: (element: HTMLElement) => void}} hooks
 * @returns {() => void} opens the dialog
 */
export function mountSearch(dialog, texts, { isOpen, go }) {
  const field = /** @type {HTMLInputElement} */ (one(dialog, "input"));
  const list = one(dialog, ".found");
  const count = one(dialog, ".count");
  /** @type {Entry[]} */
  let entries = [];
  /** @type {Entry[]} */
  let hits = [];

  const look = () => {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    hits = words.length === 0 ? [] : entries.filter(({ folded }) => words.every((word) => folded.includes(word)));
    list.replaceChildren(...hits.slice(0, MOST).map((hit) => make("li", "", link(hit, words[0]))));
    if (words.length === 0) count.textContent = "";
    else if (hits.length === 0) count.textContent = texts("Nothing found. Try a shorter word.");
    else count.textContent = texts("Places found: {count}", { count: hits.length });
  };
  /** @param {number} place -1 is the field */
  const focus = (place) => {
    const links = all(list, "a");
    (place < 0 ? field : links[Math.min(place, links.length - 1)])?.focus();
  };

  field.addEventListener("input", look);
  one(dialog, "form").addEventListener("submit", (event) => {
    event.preventDefault();
    focus(0);
  });
  dialog.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (!step || hits.length === 0) return;
    event.preventDefault();
    focus(all(list, "a").indexOf(/** @type {HTMLElement} */ (document.activeElement)) + step);
  });
  list.addEventListener("click", (event) => {
    const chosen = /** @type {HTMLElement} */ (event.target).closest("li");
    event.preventDefault();
    if (!chosen) return;
    dialog.close();
    go(hits[Array.from(list.children).indexOf(chosen)].element);
  });

  return () => {
    entries = gather(isOpen);
    field.value = "";
    look();
    dialog.showModal();
  };
}

/**
 * Every piece of text that may be read now, in reading order.
 *
 * @param {(element: Element) => boolean} isOpen is its page open?
 * @returns {Entry[]}
 */
function gather(isOpen) {
  return all(document, ".page:not(.finish)")
    .filter(isOpen)
    .flatMap((page) => {
      const title = String(one(page, "h1").textContent);
      const blocks = all(page, BLOCKS).filter((block) => !isHiddenIn(page, block) && !block.querySelector(BLOCKS) && !block.closest(SKIPPED));
      return blocks.map((element) => {
        const text = String(element.textContent).replace(/\s+/g, " ").trim();
        return { element, page: title, text, folded: fold(text) };
      });
    });
}

/**
 * Feedback not given yet must not be found; that a page is not the open one does not count.
 *
 * @param {Element} page
 * @param {Element} block
 */
function isHiddenIn(page, block) {
  for (let at = /** @type {Element | null} */ (block); at && at !== page; at = at.parentElement) {
    if (at.matches('[hidden]:not([hidden="until-found"])')) return true;
  }
  return false;
}

/**
 * Lower case, and as long as the text it came from, so that places in one are places in the other.
 *
 * @param {string} text
 */
function fold(text) {
  return Array.from(text, (letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter)).join("");
}

/**
 * @param {Entry} entry
 * @param {string} word the one to mark
 */
function link({ page, text, folded }, word) {
  const at = folded.indexOf(word);
  const from = at <= AROUND ? 0 : text.indexOf(" ", at - AROUND) + 1;
  const end = text.indexOf(" ", at + word.length + AROUND);
  const to = end < 0 ? text.length : end;
  const excerpt = make("span", "", (from > 0 ? "… " : "") + text.slice(from, at));
  excerpt.append(make("mark", "", text.slice(at, at + word.length)), text.slice(at + word.length, to), end < 0 ? "" : " …");
  const result = /** @type {HTMLAnchorElement} */ (make("a", "", make("strong", "", page), ...(text === page ? [] : [excerpt])));
  result.href = "#";
  return result;
}
