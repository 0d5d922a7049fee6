// Fields in running text, typed in or chosen from a list: gap texts and drop-downs (docs/architecture.md).

import { mountQuestion } from "../../builder/components/question/question.js";
import { all, icon, make, one } from "../runtime/dom.js";
import { accepts } from "./forgiving.js";
import { fitted, pack, unpack } from "./packing.js";

const ROOM = 60;

/**
 * A field has `answers` when it is typed in; else `right` holds the characters of
 * the right ones of its `words`: any of them will do.
 *
 * @typedef {Readonly<{options: string, right?: string, words?: readonly string[], answers?: readonly string[]}>} Gap
 * @typedef {import("../runtime/course.js").QuestionData & Readonly<{gaps: readonly Gap[], partial: boolean}>} GapsData
 * @typedef {import("../runtime/course.js").QuestionData} QuestionData
 */

/** @param {QuestionData} question */
const gapsOf = (question) => /** @type {GapsData} */ (question).gaps;

/**
 * What each field holds: an option's character, or what was typed; empty when nothing.
 *
 * @param {readonly Gap[]} gaps
 * @param {string} response
 */
function valuesOf(gaps, response) {
  const lines = unpack(response).split("\n");
  return gaps.map(({ options, answers }) => {
    const line = lines.find((each) => each && options.includes(each[0])) ?? "";
    return answers ? line.slice(1).trim() : line.slice(0, 1);
  });
}

/**
 * @param {readonly Gap[]} gaps
 * @param {readonly string[]} values
 */
function responseOf(gaps, values) {
  const lines = values.map((value, place) => value && (gaps[place].answers ? gaps[place].options + value : value));
  return pack(lines.filter(Boolean).join("\n"));
}

/**
 * @param {Gap} gap
 * @param {string} value
 */
const isRight = ({ answers, right }, value) => (answers ? value !== "" && accepts(answers, value, false) : value !== "" && String(right).includes(value));

/** @param {Gap} gap */
const wordOf = ({ answers, options, right, words }) => String(answers ? answers[0] : words?.[options.indexOf(String(right)[0])]);

/**
 * @param {HTMLFormElement} form
 * @param {import("../../builder/components/question/question.js").Context} context
 */
export function mountGaps(form, context) {
  const { texts } = context;
  const gaps = gapsOf(context.data);
  const boxes = gaps.map((_, place) => one(form, `[data-gap="${place + 1}"]`));
  const fields = /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ (boxes.map((box) => one(box, "input, select")));
  /** @type {string[]} */
  let given = gaps.map(() => "");
  let shown = "";

  boxes.forEach((box, place) => {
    const verdict = make("span", "verdict solution");
    verdict.id = `-v${fields[place].name}`;
    box.append(verdict);
    unmark(box, place);
  });
  form.addEventListener("input", ({ target }) => {
    const place = fields.indexOf(/** @type {HTMLInputElement} */ (target));
    if (place < 0) return;
    const field = fields[place];
    if (field instanceof HTMLInputElement) {
      const { text, caret } = fitted(field.value, field.selectionStart ?? field.value.length, ROOM);
      if (text !== field.value) {
        field.value = text;
        field.setSelectionRange(caret, caret);
      }
    }
    unmark(boxes[place], place);
  });

  /**
   * What is printed with the answers stands there all the time.
   *
   * @param {HTMLElement} box
   * @param {number} place
   */
  function unmark(box, place) {
    box.classList.remove("is-right", "is-wrong");
    fields[place].removeAttribute("aria-describedby");
    const verdict = one(box, ".verdict");
    verdict.hidden = true;
    verdict.replaceChildren(icon("check"), solution(place));
  }

  /** @param {number} place */
  function solution(place) {
    return `${texts("Right answer:")} ${wordOf(gaps[place])}`;
  }

  return mountQuestion(form, context, {
    read: () => responseOf(gaps, fields.map(({ value }) => value.trim())),
    // What stands there may be nearly right: only the marks go.
    clear: () => boxes.forEach(unmark),
    first: () => fields[Math.max(0, gaps.findIndex((gap, place) => !isRight(gap, given[place])))],
    verdict: ({ right }) => (right === false && gaps.length > 1 ? texts("{right} of {count} are right", { right: hits(gaps, given), count: gaps.length }) : null),
    missing: texts("Fill in a field first."),
    show({ response, order, open, feedback, solution: isTold }) {
      if (shown !== order + response) {
        for (const select of all(form, ".gap select")) {
          for (const option of order) select.append(...all(select, `[value="${option}"]`));
        }
        given = valuesOf(gaps, response);
        fields.forEach((field, place) => (field.value = given[place]));
        shown = order + response;
      }
      boxes.forEach((box, place) => {
        const field = fields[place];
        const right = isRight(gaps[place], given[place]);
        const told = feedback && given[place] !== "" && field.value.trim() === given[place];
        unmark(box, place);
        field.disabled = !open;
        box.classList.toggle("is-right", told && right);
        box.classList.toggle("is-wrong", told && !right);
        if (!told && !isTold) return;
        const word = right ? texts("Right") : told ? texts("Not right") : "";
        const verdict = one(box, ".verdict");
        const full = right || !isTold ? word : `${word && `${word}. `}${solution(place)}`;
        verdict.replaceChildren(icon(right || !told ? "check" : "cross"), full);
        verdict.hidden = false;
        field.setAttribute("aria-describedby", verdict.id);
      });
      return [];
    },
  });
}

/**
 * @param {readonly Gap[]} gaps
 * @param {readonly string[]} values
 */
function hits(gaps, values) {
  return gaps.filter((gap, place) => isRight(gap, values[place])).length;
}

/**
 * All or nothing; with `partial`, right ones minus wrong ones, never below 0. An empty field is neither.
 *
 * @param {QuestionData} question
 * @param {string} response
 * @returns {{score: number, right: boolean}}
 */
export function gradeGaps(question, response) {
  const gaps = gapsOf(question);
  const values = valuesOf(gaps, response);
  const found = hits(gaps, values);
  if (found === gaps.length) return { score: 1, right: true };
  const { partial } = /** @type {GapsData} */ (question);
  return { score: partial ? Math.max(0, (2 * found - values.filter(Boolean).length) / gaps.length) : 0, right: false };
}

/**
 * One list is a choice, several are matched with their numbers. What is typed goes word for word, at most ten
 * (scorm-facts 2.6); more, or a list among them, as one text.
 *
 * @param {QuestionData} question
 * @param {string} response
 * @returns {import("../runtime/interactions.js").Neutral}
 */
export function reportGaps(question, response) {
  const gaps = gapsOf(question);
  const values = valuesOf(gaps, response);
  if (gaps.every(({ right }) => right)) {
    const rights = gaps.map(({ right }) => String(right)[0]);
    if (gaps.length === 1) return { type: "choice", response: values, pattern: [...String(gaps[0].right)].map((each) => [each]) };
    /** @param {readonly string[]} chosen */
    const pairs = (chosen) => chosen.flatMap((value, place) => (value ? [/** @type {[string, string]} */ ([String(place + 1), value])] : []));
    return { type: "matching", response: pairs(values), pattern: [pairs(rights)] };
  }
  const typed = values.map((value, place) => (value && gaps[place].words ? String(gaps[place].words?.[gaps[place].options.indexOf(value)]) : value) || "-");
  const right = gaps.map(wordOf);
  if (gaps.length <= 10) return { type: "fill-in", response: typed, pattern: [right] };
  return { type: "long-fill-in", response: typed.join("; "), pattern: [right.join("; ")] };
}

/**
 * What is left of a stored response when fields or choices have gone.
 *
 * @param {QuestionData} question
 * @param {string} response
 * @returns {string}
 */
export function fitGaps(question, response) {
  const gaps = gapsOf(question);
  return responseOf(gaps, valuesOf(gaps, response).map((value) => value.slice(0, ROOM)));
}
