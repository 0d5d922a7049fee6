// A plan in the browser: its fields are kept as one, with the day it was begun; it can be saved as a file or copied.

import { pack, unpack } from "../../../templates/parts/packing.js";
import { mountWriting } from "../../../templates/parts/writing.js";
import { digits, number } from "../../../templates/runtime/codec.js";
import { all, one } from "../../../templates/runtime/dom.js";

const DAY = 86400000;

/** @typedef {{day: number, fields: Record<string, string>}} Plan `day`: days since 1970, 0 when nothing was written */

/**
 * Three digits of the day; then for each field that holds something its character, two digits of length, and its text.
 *
 * @param {Plan} plan
 * @returns {string}
 */
export function packed({ day, fields }) {
  const parts = Object.entries(fields)
    .map(([name, text]) => [name, pack(text)])
    .filter(([, text]) => text)
    .map(([name, text]) => name + digits(text.length, 2) + text);
  return parts.length ? digits(day, 3) + parts.join("") : "";
}

/**
 * @param {string} state of this or another version, or cut off
 * @returns {Plan}
 */
export function unpacked(state) {
  /** @type {Record<string, string>} */
  const fields = {};
  for (let at = 3; at + 3 < state.length; ) {
    const end = at + 3 + number(state.slice(at + 1, at + 3));
    fields[state[at]] = unpack(state.slice(at + 3, end));
    at = end;
  }
  return { day: number(state.slice(0, 3)), fields };
}

/**
 * What was written in the fields that are still there.
 *
 * @param {{options?: string}} component
 * @param {string} state
 */
export function fit({ options = "" }, state) {
  const { day, fields } = unpacked(state);
  return packed({ day, fields: Object.fromEntries(Object.entries(fields).filter(([name]) => options.includes(name))) });
}

/**
 * @param {HTMLElement} element
 * @param {{
 *   data: {keep: "lms" | "browser", follow_up: number},
 *   texts: (msgid: string, values?: Record<string, string | number>) => string, announce: (text: string) => void,
 * }} context
 * @returns {(view: {state: string, note: string}) => void}
 */
export function mount(element, { data, texts, announce }) {
  const isNoted = data.keep === "browser";
  const [file, copy] = all(element, ":scope > .buttons > *");
  const follow = element.querySelector(".follow > span");
  const title = String(one(element, "[id$='-h']").textContent);
  let day = 0;
  const fields = all(element, ".field").map((field) => ({
    name: String(field.dataset.field),
    label: String(one(field, "label").textContent),
    writing: mountWriting(one(field, ".writing"), texts, () => keep()),
  }));
  const read = () => Object.fromEntries(fields.map(({ name, writing }) => [name, writing.read()]));
  const when = () => new Date((day + data.follow_up) * DAY).toLocaleDateString(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
  const lookBack = () => texts("Look back on {date}: did it work?", { date: when() });

  const keep = () => {
    day ||= Math.floor((Date.now() - new Date().getTimezoneOffset() * 60000) / DAY);
    const state = packed({ day, fields: read() });
    const detail = isNoted ? { text: state } : { component: Number(element.dataset.componentId), state };
    element.dispatchEvent(new CustomEvent(isNoted ? "noted" : "kept", { bubbles: true, detail }));
    offer();
  };
  const told = () => [title, ...fields.map(({ label, writing }) => `${label}\n${writing.read()}`), ...(follow ? [lookBack()] : [])].join("\n\n");
  /** What can be done with a plan that has something in it. */
  const offer = () => {
    const begun = Object.values(read()).some((text) => text.trim());
    file.hidden = copy.hidden = !begun;
    if (follow && begun) follow.textContent = lookBack();
    const row = document.querySelector(`[data-plan="${element.dataset.componentId}"]`);
    if (row) one(row, "small").textContent = begun && follow ? lookBack() : "";
  };
  file.addEventListener("click", () => {
    const address = URL.createObjectURL(new Blob(["\ufeff" + told().replaceAll("\n", "\r\n")], { type: "text/plain" }));
    /** @type {HTMLAnchorElement} */ (file).href = address;
    setTimeout(() => URL.revokeObjectURL(address), DAY);
  });
  copy.addEventListener("click", async () => {
    // A frame may be forbidden both files and the clipboard.
    const done = await navigator.clipboard?.writeText(told()).then(() => true, () => false);
    announce(done ? texts("The plan is copied.") : texts("The browser does not let the course copy. Select the text and copy it yourself."));
  });
  // A link without an address cannot be reached by keys.
  /** @type {HTMLAnchorElement} */ (file).href = "#";

  return ({ state, note }) => {
    const plan = unpacked(isNoted ? note : state);
    day = plan.day;
    for (const { name, writing } of fields) writing.show(plan.fields[name] ?? "");
    offer();
  };
}
