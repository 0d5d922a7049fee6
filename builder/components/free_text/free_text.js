// Free text in the browser: a field to write in, and the model answer once something was written.

import { pack, unpack } from "../../../templates/parts/packing.js";
import { mountWriting } from "../../../templates/parts/writing.js";
import { one } from "../../../templates/runtime/dom.js";
import { mountQuestion } from "../question/question.js";

/** The response of a text that stays in the browser; no packed text is this. */
const ELSEWHERE = "_";

/**
 * What `course_data` in `__init__.py` adds.
 *
 * @typedef {import("../../../templates/runtime/course.js").QuestionData & Readonly<{keep: "lms" | "browser"}>} FreeTextData
 *
 * @param {HTMLFormElement} form
 * @param {import("../question/question.js").Context} context
 */
export function mount(form, context) {
  const { keep } = /** @type {FreeTextData} */ (context.data);
  const model = /** @type {HTMLElement | null} */ (form.querySelector(".model"));
  const writing = mountWriting(one(form, ".writing"), context.texts, () => {
    // Kept without asking from the first time on; before that, the learner says when it is an answer.
    form.dispatchEvent(new Event("change", { bubbles: true }));
  });
  writing.area.addEventListener("change", (event) => event.stopPropagation());
  let shown = "";

  return mountQuestion(form, context, {
    read() {
      const text = writing.read().trim();
      if (keep === "lms" || !text) return pack(text);
      return ELSEWHERE;
    },
    sending() {
      if (keep === "browser") form.dispatchEvent(new CustomEvent("noted", { bubbles: true, detail: { text: writing.read().trim() } }));
    },
    missing: context.texts("Write an answer first."),
    clear: () => {},
    first: () => writing.area,
    verdict: () => null,
    show({ response, open, solution, ...view }) {
      const text = keep === "browser" ? /** @type {{note?: string}} */ (view).note ?? "" : unpack(response);
      if (writing.read().trim() !== text && (text !== shown || !open)) writing.show(text);
      shown = text;
      writing.area.readOnly = !open;
      if (model) model.hidden = !solution;
      return model && solution ? [model] : [];
    },
  });
}

/** Nothing is right or wrong. */
export function grade() {
  return { score: 0, right: false };
}

/**
 * What stays in the browser is not told.
 *
 * @param {import("../../../templates/runtime/course.js").QuestionData} _question
 * @param {string} response
 * @returns {import("../../../templates/runtime/interactions.js").Neutral}
 */
export function report(_question, response) {
  return { type: "long-fill-in", response: unpack(response === ELSEWHERE ? "" : response), pattern: [] };
}

/**
 * A text in the LMS and a mark for one in the browser are told apart, should the author have moved it.
 *
 * @param {import("../../../templates/runtime/course.js").QuestionData} question
 * @param {string} response
 */
export function fit(question, response) {
  const { keep } = /** @type {FreeTextData} */ (question);
  if (keep === "browser") return response && ELSEWHERE;
  return response === ELSEWHERE ? "" : response;
}
