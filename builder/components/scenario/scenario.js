// Scenarios in the browser: one scene at a time. What is kept is where the learner stands, not the way there: the scene's
// character, two signs a value, and one for the choice whose consequence is on show. So loops cost nothing.

import { all, goTo, icon, make, one } from "../../../templates/runtime/dom.js";

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** What stands for 0 in two digits; `FARTHEST` in values.py is one less. */
const ZERO = 2048;

/**
 * @typedef {Readonly<{options: string, values: readonly (readonly [string, number])[]}>} Data
 * @typedef {Readonly<{scene: string, values: readonly number[], choice: number}>} Place `choice` is -1 when none is made
 */

/**
 * @param {Place} place
 * @returns {string}
 */
export function pack({ scene, values, choice }) {
  const digits = values.map((value) => DIGITS[(value + ZERO) >> 6] + DIGITS[(value + ZERO) & 63]);
  return scene + digits.join("") + (choice < 0 ? "" : DIGITS[choice]);
}

/**
 * @param {Data} data
 * @param {string} state
 * @returns {Place} without a scene when the story has not begun
 */
export function unpack({ values }, state) {
  const at = (/** @type {number} */ index) => DIGITS.indexOf(state[index]);
  const end = 1 + 2 * values.length;
  return {
    scene: state.slice(0, 1),
    values: values.map(([, start], i) => (state.length < 3 + 2 * i ? start : at(1 + 2 * i) * 64 + at(2 + 2 * i) - ZERO)),
    choice: state.length === end + 1 ? at(end) : -1,
  };
}

/**
 * What is left of a kept state: nothing when its scene has gone; values that came begin where the author says.
 *
 * @param {object} data
 * @param {string} state
 * @returns {string}
 */
export function fit(data, state) {
  const own = /** @type {Data} */ (data);
  if (!state || !own.options.includes(state[0])) return "";
  const length = 1 + 2 * own.values.length;
  if (state.length === length || state.length === length + 1) return state;
  return pack({ ...unpack(own, state.slice(0, state.length - ((state.length + 1) % 2))), choice: -1 });
}

/**
 * Does a condition such as `0>=2` hold: the value's number, the sign, the number it is held against?
 *
 * @param {string | undefined} condition
 * @param {readonly number[]} values
 */
export function holds(condition, values) {
  const [, value, sign, number] = /^(\d+)([<>=]+)(-?\d+)$/.exec(condition ?? "") ?? [];
  const by = values[Number(value)] - Number(number);
  return !sign || (by === 0 ? sign.includes("=") : sign.includes(by > 0 ? ">" : "<"));
}

/**
 * The values after changes such as `0+1,2-3`.
 *
 * @param {readonly number[]} values
 * @param {string} changes
 * @returns {number[]}
 */
export function changed(values, changes) {
  const after = [...values];
  for (const [, value, by] of changes.matchAll(/(\d+)([+-]\d+)/g)) {
    after[Number(value)] = Math.max(1 - ZERO, Math.min(ZERO - 1, after[Number(value)] + Number(by)));
  }
  return after;
}

/**
 * @param {HTMLElement} element
 * @param {{
 *   data: object, announce: (text: string) => void,
 *   texts: (msgid: string, values?: Record<string, string | number>) => string,
 * }} context
 * @returns {(view: {state: string}) => void}
 */
export function mount(element, { data, texts, announce }) {
  const own = /** @type {Data} */ (data);
  const scenes = all(element, ".scene");
  const standing = one(element, ".standing");
  /** @type {Place} */
  let place = unpack(own, "");

  /** @param {string | undefined} anchor @param {readonly number[]} values */
  const find = (anchor, values) =>
    scenes.find(({ dataset }) => dataset.anchor === anchor && holds(dataset.if, values)) ?? scenes[0];
  const here = () => scenes.find(({ dataset }) => dataset.scene === place.scene) ?? find(scenes[0].dataset.anchor, place.values);
  /** @param {Partial<Place>} next */
  const keep = (next) => {
    const state = next.scene === "" ? "" : pack({ ...place, scene: String(here().dataset.scene), ...next });
    element.dispatchEvent(
      new CustomEvent("kept", { bubbles: true, detail: { component: Number(element.dataset.componentId), state } }),
    );
  };
  /** @param {HTMLElement} item a choice */
  const go = (item) => {
    const values = changed(place.values, String(item.dataset.changes));
    keep({ scene: String(find(item.dataset.to, values).dataset.scene), values, choice: -1 });
    goTo(one(here(), "[tabindex]"));
  };

  for (const scene of scenes) {
    const items = all(scene, ".choices > li");
    items.forEach((item, number) => {
      const link = one(item, ".choice");
      const button = make("button", "button quiet", ...[...link.childNodes].map((node) => node.cloneNode(true)));
      const outcome = /** @type {HTMLElement | null} */ (item.querySelector(".outcome-of"));
      button.setAttribute("type", "button");
      button.addEventListener("click", () => {
        if (!outcome) return go(item);
        keep({ choice: number });
        goTo(outcome);
      });
      link.before(button);
      if (!outcome) return;
      const on = make("button", "button on", texts("Go on"), icon("on"));
      on.setAttribute("type", "button");
      on.addEventListener("click", () => go(item));
      outcome.append(on);
    });
    if (items.length) continue;
    const again = make("button", "button quiet again", icon("again"), texts("Try another way"));
    again.setAttribute("type", "button");
    again.addEventListener("click", () => {
      keep({ scene: "" });
      goTo(one(here(), "[tabindex]"));
    });
    scene.append(again);
  }
  element.classList.add("played");

  return ({ state }) => {
    place = unpack(own, state);
    const current = here();
    const made = all(current, ".choices > li")[place.choice];
    for (const scene of scenes) scene.classList.toggle("current", scene === current);
    for (const item of all(element, ".choices > li")) {
      item.classList.toggle("made", item === made);
      if (item === made) one(item, "button").setAttribute("aria-pressed", "true");
      else one(item, "button").removeAttribute("aria-pressed");
      item.classList.toggle("passed", made !== undefined && item.parentElement === made.parentElement && item !== made);
    }
    const values = made ? changed(place.values, String(made.dataset.changes)) : place.values;
    const said = own.values.map(([name], i) => `${name}: ${values[i]}`.replace("-", "−")).join(" · ");
    if (standing.textContent && said !== standing.textContent) announce(said);
    standing.textContent = said;
  };
}
