// A field that the learner writes in: its counter, its room, and when what stands in it is kept.

import { pack, packedRoom } from "./packing.js";

/** Typing rests this long (milliseconds) before it is kept. */
const REST = 1500;

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
  const room = Number(field.dataset.room);
  let kept = area.value;
  let timer = 0;

  /** What is left, by letters and by what the packed text takes, whichever is less. */
  const left = () => Math.min(room - area.value.length, Math.floor((packedRoom(room) - pack(area.value).length) / 1.2));
  const count = () => {
    const rest = left();
    counter.textContent = texts("{left} characters left", { left: Math.max(0, rest) });
    counter.classList.toggle("few", rest <= 20);
  };
  const keep = () => {
    clearTimeout(timer);
    if (area.value === kept) return;
    kept = area.value;
    changed();
  };

  area.addEventListener("input", () => {
    while (left() < 0) area.value = [...area.value].slice(0, -1).join("");
    count();
    clearTimeout(timer);
    timer = window.setTimeout(keep, REST);
  });
  area.addEventListener("change", keep);
  // The window may go away without a `change`.
  addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", keep);
  counter.hidden = false;
  count();

  return {
    area,
    read: () => area.value,
    show(text) {
      if (text === kept && area.value !== kept) return;
      kept = text;
      if (area.value !== text) area.value = text;
      count();
    },
  };
}
