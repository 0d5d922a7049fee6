// A question that is answered in one field of a line: short text and numbers.

import { mountQuestion } from "../../builder/components/question/question.js";
import { one } from "../runtime/dom.js";
import { fitted, pack, unpack } from "./packing.js";

/**
 * @param {HTMLFormElement} form
 * @param {import("../../builder/components/question/question.js").Context} context
 * @param {(text: string) => string} problem why a text cannot be an answer, in words; empty when it can
 */
export function mountTyping(form, context, problem) {
  const field = one(form, ".typing");
  const input = /** @type {HTMLInputElement} */ (one(field, "input"));
  const solution = one(form, '[data-for="solution"]');
  const text = () => input.value.trim();
  let shown = "";
  let isDraft = false;

  input.addEventListener("input", () => {
    isDraft = true;
    const { text, caret } = fitted(input.value, input.selectionEnd ?? 0, input.maxLength);
    if (text === input.value) return;
    input.value = text;
    input.setSelectionRange(caret, caret);
  });

  return mountQuestion(form, context, {
    read: () => (text() && problem(text()) ? "" : pack(text())),
    missing: context.texts("Write an answer first."),
    problem: () => text() && problem(text()),
    // What was typed may be one letter from right.
    clear: () => input.select(),
    first: () => input,
    verdict: () => null,
    show({ response, open, right, feedback, solution: isDue }) {
      // What is being typed stays, also when it cannot be read and so took back an earlier answer.
      if (!(isDraft && open && (response === shown || response === ""))) {
        if (input.value !== unpack(response)) input.value = unpack(response);
        isDraft = false;
      }
      shown = response;
      input.readOnly = !open;
      input.setAttribute("aria-invalid", String(right === false));
      field.classList.toggle("is-right", feedback && right === true);
      field.classList.toggle("is-wrong", feedback && right === false);
      solution.hidden = !isDue || right === true;
      return solution.hidden ? [] : [solution];
    },
  });
}
