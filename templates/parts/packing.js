// Free text in the alphabet that suspend data is written in (docs/architecture.md, "suspend data"; frozen like it).
//
// Letters and digits stand for themselves, `-` is a blank. `_` and one more sign is a letter or mark from the list below;
// `__` and three digits is any other code unit. Danish prose takes about 1.08 signs a letter; a room is counted with 1.2.

import { digits, number } from "../runtime/codec.js";

/** What `_A`, `_B`, … stand for. Never re-ordered; new ones go last. */
const COMMON = "æøåÆØÅ.,!?:;'\"-()/\n%&+=_*#@éüöäÉÜÖÄ»«–…<>[]§½€$°´`’‘“”„•→²³";

/**
 * @param {string} text
 * @returns {string}
 */
export function pack(text) {
  return text.replace(/[^A-Za-z0-9]/g, (unit) => {
    if (unit === " ") return "-";
    const place = COMMON.indexOf(unit);
    return place < 0 ? "__" + digits(unit.charCodeAt(0), 3) : "_" + digits(place, 1);
  });
}

/**
 * What `pack` was given; of anything else, what can be read of it.
 *
 * @param {string} packed
 * @returns {string}
 */
export function unpack(packed) {
  const text = packed.replace(/__([\w-]{3})|__[\w-]{0,2}$|_([\w-])|[-_]/g, (found, code, common) => {
    if (code) return String.fromCharCode(number(code));
    if (common) return COMMON[number(common)] ?? "";
    return found === "-" ? " " : "";
  });
  // Half a sign, where the text was cut off.
  return text.replace(/[\uD800-\uDBFF]$/, "");
}

/**
 * The signs that a text of `room` characters may take when packed.
 *
 * @param {number} room
 * @returns {number}
 */
export function packedRoom(room) {
  return Math.ceil((room * 6) / 5);
}

/**
 * A text that is longer than its room: what was put in last, before the caret, gives way; what stood after it stays.
 *
 * @param {string} text
 * @param {number} caret where the typing has come to
 * @param {number} room characters
 * @returns {{text: string, caret: number}}
 */
export function fitted(text, caret, room) {
  const head = [...text.slice(0, caret)];
  const tail = [...text.slice(caret)];
  let length = text.length;
  let size = pack(text).length;
  while (length > room || size > packedRoom(room)) {
    const sign = String((head.length ? head : tail).pop());
    length -= sign.length;
    size -= pack(sign).length;
  }
  const before = head.join("");
  return { text: before + tail.join(""), caret: before.length };
}
