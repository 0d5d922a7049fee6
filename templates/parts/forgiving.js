// Is what the learner typed one of the answers? For text fields and gaps.

/** What may stand at either end of an answer without meaning anything. */
const ENDS = /^[\s.,:;!?…"'“”„»«()]+|[\s.,:;!?…"'“”„»«()]+$/g;

/** @type {Readonly<Record<string, string>>} */
const LETTERS = { æ: "ae", ø: "oe", å: "aa", "’": "'", "‘": "'", "´": "'", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-" };

/**
 * The one form that all forgiven spellings share: capitals, blanks, the punctuation at its ends and the spelling of æ, ø
 * and å mean nothing. A text of nothing but punctuation is itself.
 *
 * @param {string} text
 * @returns {string}
 */
export function folded(text) {
  const plain = text.normalize("NFC").replace(/[\u00ad\u200b-\u200f\u2060\ufe0f\ufeff]/g, "").toLowerCase();
  return (plain.replace(ENDS, "") || plain).replace(/\s/g, "").replace(/[æøå’‘´–—−‐‑]/g, (sign) => LETTERS[sign]);
}

/**
 * @param {readonly string[]} answers
 * @param {string} text
 * @param {boolean} exact forgive nothing but blanks around it
 * @returns {boolean}
 */
export function accepts(answers, text, exact) {
  const form = exact ? (/** @type {string} */ each) => each.normalize("NFC").trim() : folded;
  return answers.some((answer) => form(answer) === form(text));
}
