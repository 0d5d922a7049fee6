// A field that the learner writes in: its counter, its room, and when what stands in it is kept.

import { make } from "../runtime/dom.js";
import { fitted, pack, packedRoom } from "./packing.js";

/** Typing rests this long (milliseconds) before it is kept. */
const REST = 1500;
/** So many characters left are few. */
const FEW = 20;

/**
 * @param {HTMLElement} field a `.writing` (templates/page/writing.html.jinja)
 * @param {(msgid: string, values?: Record<string, string | number>) => string} texts
 * @param {() => void} changed called when what stands in the field should be kept
 * @returns {{read: () => string, show: (text: string) => void, area: HTMLTextAreaElement}}
 *   `show` leaves alone what is being typed
 */
export function mountWriting(field, texts, changed) {
  const area = /** @type {HTMLTextAreaElement} */ (field.querySelector("textarea"));
  const counter = /** @type {HTMLElement} */ (field.querySelector(".left"));
  // Said when there is little left, and when there is nothing: a counter that is read out at every key is noise.
  const said = make("p", "unseen no-print");
  // On paper a field does not grow: what is written stands as text, and empty lines where nothing is.
  const paper = make("div", "paper");
  const room = Number(field.dataset.room);
  let kept = area.value;
  let timer = 0;

  const count = () => {
    // By letters and by what the packed text takes, whichever is less.
    const left = Math.max(0, Math.min(room - area.value.length, Math.floor((packedRoom(room) - pack(area.value).length) / 1.2)));
    counter.textContent = texts("{left} characters left", { left });
    counter.classList.toggle("few", left <= FEW);
    paper.textContent = area.value;
    return left;
  };
  const say = () => {
    const left = count();
    if (left > FEW) said.textContent = "";
    else if (left === 0 || !said.textContent) said.textContent = counter.textContent;
  };
  const keep = () => {
    clearTimeout(timer);
    if (area.value === kept) return;
    kept = area.value;
    changed();
  };
  const typed = () => {
    const { text, caret } = fitted(area.value, area.selectionEnd, room);
    if (text !== area.value) {
      area.value = text;
      area.setSelectionRange(caret, caret);
    }
    count();
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      say();
      keep();
    }, REST);
  };

  area.addEventListener("input", (event) => {
    // A letter on its way from several keys must not be touched.
    if (!(/** @type {InputEvent} */ (event).isComposing)) typed();
    else clearTimeout(timer);
  });
  area.addEventListener("compositionend", typed);
  area.addEventListener("change", keep);
  // The window may go away without a `change`.
  document.addEventListener("leaving", keep);
  // A browser that cuts a paste by its own count loses the place where it was put.
  area.removeAttribute("maxlength");
  said.setAttribute("role", "status");
  counter.hidden = false;
  counter.after(said, paper);
  count();

  return {
    area,
    read: () => fitted(area.value, area.selectionEnd, room).text,
    show(text) {
      const draft = area.value;
      if (text === kept && draft !== kept) return;
      if (draft !== kept && kept === "") {
        // What was written on another day arrives while the learner has begun to type: both stay.
        area.value = fitted(`${text}\n${draft}`, text.length + 1 + draft.length, room).text;
        kept = text;
        return typed();
      }
      kept = text;
      if (draft !== text) area.value = text;
      count();
    },
  };
}
