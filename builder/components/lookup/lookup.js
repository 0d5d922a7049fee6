// Words and sources: a marked word or a citation opens a note under the paragraph it stands in.

import { icon, make } from "../../../templates/runtime/dom.js";

/**
 * Without script they are links to the list of words and sources, and so they are when the note would have no place.
 *
 * @param {HTMLElement} section the words and sources
 * @param {{texts: (msgid: string) => string}} context
 * @returns {() => void} there is nothing to update
 */
export function mount(section, { texts }) {
  const root = /** @type {HTMLElement} */ (section.closest("main"));
  root.addEventListener("click", (event) => {
    const link = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest('a[href^="#ord-"], a[href^="#kilde-"]'));
    const place = link?.closest("p, li, td, th, dd, figcaption, legend, label, .feedback");
    const entry = link && document.getElementById(String(link.getAttribute("href")).slice(1));
    if (!link || !place || !entry || link.closest("[data-reference]")) return;
    event.preventDefault();
    const outer = place.closest("table, legend, label, .prose > ul, .prose > ol") ?? place;
    const open = document.getElementById(String(link.getAttribute("aria-controls")));
    if (open) return close(link, open);
    const note = noteOf(entry, () => {
      close(link, note);
      link.focus();
    }, texts("Close"));
    outer.after(note);
    link.setAttribute("aria-expanded", "true");
    link.setAttribute("aria-controls", note.id);
    note.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape") return;
      close(link, note);
      link.focus();
    });
  });
  for (const link of root.querySelectorAll('a[href^="#ord-"], a[href^="#kilde-"]')) {
    if (link.closest("[data-reference]")) continue;
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
    link.addEventListener("keydown", (event) => {
      if (/** @type {KeyboardEvent} */ (event).key !== " ") return;
      event.preventDefault();
      /** @type {HTMLElement} */ (link).click();
    });
  }
  return () => {};
}

/**
 * @param {HTMLElement} entry
 * @param {() => void} shut
 * @param {string} word
 */
function noteOf(entry, shut, word) {
  const text = make("div", "");
  const button = make("button", "button bare", icon("cross"));
  if (entry.matches("dd")) text.append(make("strong", "", String(entry.previousElementSibling?.textContent)), " ");
  for (const child of entry.childNodes) text.append(child.cloneNode(true));
  const note = make("div", "aside", text, button);
  note.id = `-note-${entry.id}-${document.querySelectorAll(".aside").length}`;
  note.setAttribute("role", "note");
  button.setAttribute("type", "button");
  button.setAttribute("aria-label", word);
  button.addEventListener("click", shut);
  return note;
}

/**
 * @param {HTMLElement} link
 * @param {HTMLElement} note
 */
function close(link, note) {
  note.remove();
  link.setAttribute("aria-expanded", "false");
  link.removeAttribute("aria-controls");
}
