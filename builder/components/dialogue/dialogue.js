// Dialogues in the browser: find what is wrong. Every sentence of a turn with a passage can be chosen, so that a keyboard
// and a screen reader search as the eye does; what was found is kept, one character a passage, and `-` for all shown.

import { all, make, one } from "../../../templates/runtime/dom.js";

/** A sentence ends before a capital: `2. august` and `fx` are inside one. */
const SENTENCE = /.*?[.!?…]+["'»”’)\]]*(?=\s+[\p{Lu}»"“(]|\s*$)\s*|.+$/gsu;
const ENDS = /[.!?…]["'»”’)\]]*\s*$/;
const INLINE = "mark, sup, strong, em, code, span, br, img";

/**
 * @param {HTMLElement} element
 * @param {{
 *   data: import("../../../templates/runtime/course.js").ComponentData, announce: (text: string) => void,
 *   texts: (msgid: string, values?: Record<string, string | number>) => string,
 * }} context
 * @returns {(view: {state: string}) => void}
 */
export function mount(element, { texts, announce }) {
  const marks = all(element, ".passage");
  if (!marks.length) return () => {};
  const count = one(element, ".tally");
  const showAll = one(element, ".all");
  const list = one(element, ".notes ol");
  const order = marks.map((mark) => String(mark.dataset.passage));
  /** @type {HTMLElement[]} */
  const spots = [];
  let state = "";
  let ended = false;

  /** @param {string} next */
  const keep = (next) =>
    element.dispatchEvent(
      new CustomEvent("kept", { bubbles: true, detail: { component: Number(element.dataset.componentId), state: next } }),
    );
  /** @param {string} mark */
  const noteOf = (mark) => one(list, `[data-for="${mark}"] .why`);

  /** @param {HTMLElement} spot */
  const choose = (spot) => {
    if (ended) return;
    const here = all(spot, ".passage").map((mark) => String(mark.dataset.passage));
    const fresh = here.filter((mark) => !state.includes(mark));
    if (!here.length) announce(texts("Nothing is wrong here. Try another place."));
    if (!fresh.length) return;
    const next = order.filter((mark) => state.includes(mark) || fresh.includes(mark)).join("");
    announce(texts("Found."));
    for (const mark of fresh) announce(String(noteOf(mark).textContent).trim());
    keep(next);
    announce(String(count.textContent));
  };

  for (const said of all(element, ".said")) {
    if (!said.querySelector(".passage")) continue;
    for (const mark of all(said, ".passage")) for (const link of all(mark, "a")) link.replaceWith(...link.childNodes);
    for (const block of all(said, "p, li, td, th, h4, h5, h6")) spots.push(...sentences(block));
  }
  element.addEventListener("click", ({ target }) => {
    const spot = /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest(".spot"));
    if (spot) choose(spot);
  });
  element.addEventListener("keydown", (event) => {
    const spot = /** @type {HTMLElement} */ (event.target);
    if (!spot.matches(".spot") || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    choose(spot);
  });
  showAll.addEventListener("click", () => {
    keep(state + "-");
    list.tabIndex = -1;
    list.focus();
  });

  return (view) => {
    state = view.state;
    const shown = state.includes("-");
    const left = order.filter((mark) => !state.includes(mark));
    ended = shown || !left.length;
    for (const mark of marks) {
      const name = String(mark.dataset.passage);
      const isFound = shown || state.includes(name);
      mark.classList.toggle("seen", isFound);
      mark.classList.toggle("missed", isFound && !state.includes(name));
      if (isFound) mark.removeAttribute("role");
      else mark.setAttribute("role", "none");
      one(list, `[data-for="${name}"]`).classList.toggle("seen", isFound);
      explain(mark, isFound ? noteOf(name) : null);
    }
    for (const spot of spots) {
      const isFound = spot.querySelector(".seen") !== null;
      spot.setAttribute("aria-pressed", String(isFound));
      if (ended) spot.removeAttribute("role");
      else spot.setAttribute("role", "button");
      if (ended) spot.removeAttribute("aria-pressed");
      // Never from under the keyboard: what has the focus keeps it.
      spot.tabIndex = ended ? -1 : 0;
    }
    count.textContent = texts("{found} of {count} found", { found: order.length - left.length, count: order.length });
    showAll.hidden = ended;
  };
}

/**
 * The explanation under the paragraph or item that a passage stands in; none takes it away.
 *
 * @param {HTMLElement} mark
 * @param {Element | null} note
 */
function explain(mark, note) {
  const block = /** @type {HTMLElement} */ (mark.closest("p, li, td, th, h4, h5, h6"));
  const name = String(mark.dataset.passage);
  const home = /** @type {HTMLElement} */ (block.matches("p, h4, h5, h6") ? block.parentElement : block);
  const old = home.querySelector(`:scope > .explained[data-of="${name}"]`);
  if (!note) return old?.remove();
  if (old) return;
  const number = make("sup", "number", String(mark.nextElementSibling?.textContent));
  const copy = make("div", "explained no-print", number, " ", ...note.cloneNode(true).childNodes);
  for (const each of all(copy, "[id]")) each.removeAttribute("id");
  copy.dataset.of = name;
  if (home === block) return block.append(copy);
  let last = /** @type {Element} */ (block);
  while (last.nextElementSibling?.matches(".explained")) last = last.nextElementSibling;
  last.after(copy);
}

/**
 * Wrap the sentences of one block, links left outside.
 *
 * @param {HTMLElement} block
 * @returns {HTMLElement[]}
 */
function sentences(block) {
  /** @type {HTMLElement[]} */
  const found = [];
  /** @type {HTMLElement | null} */
  let spot = null;
  /** @param {Node} before where a new one goes */
  const open = (before) => {
    if (spot) return spot;
    spot = make("span", "spot");
    found.push(spot);
    before.parentNode?.insertBefore(spot, before);
    return spot;
  };
  for (const node of [...block.childNodes]) {
    if (node instanceof Element) {
      if (!node.matches(INLINE) || node.querySelector("a")) spot = null;
      else open(node).append(node);
      if (node.matches(".number") && ENDS.test(String(node.previousElementSibling?.textContent))) spot = null;
      continue;
    }
    const text = String(node.textContent);
    if (!text.trim() && !spot) continue;
    for (const part of text.match(SENTENCE) ?? [text]) {
      open(node).append(part);
      if (ENDS.test(part)) spot = null;
    }
    node.remove();
  }
  return found.filter((each) => each.textContent?.trim());
}

/**
 * What is left of a kept state when passages have gone.
 *
 * @param {object} data
 * @param {string} state
 * @returns {string}
 */
export function fit(data, state) {
  const { options } = /** @type {{options: string}} */ (data);
  return [...state].filter((mark) => mark === "-" || options.includes(mark)).join("");
}
