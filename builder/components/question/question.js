// What all question types share in the browser: checking, outcome, hint, feedback that is due, attempts left.

import { all, icon, one } from "../../../templates/runtime/dom.js";

/**
 * @typedef {import("../../../templates/runtime/views.js").QuestionView} QuestionView
 *
 * What a component is handed; `data` is its own entry in the course data.
 *
 * @typedef {{
 *   data: import("../../../templates/runtime/course.js").QuestionData,
 *   texts: (msgid: string, values?: Record<string, string | number>) => string,
 *   announce: (text: string) => void,
 * }} Context
 *
 * What a question type brings: `read` packs what is filled in (empty when nothing is), `show` draws a view and gives
 * the feedback elements that now speak, `clear` empties, `first` is where a new try begins. `verdict` is the type's own
 * words for how it went, null when the usual ones do and empty when the answers themselves say it; `missing` its own
 * words when nothing is filled in; `problem` says in words why what is filled in is no answer, empty when it is;
 * `sending` is called before an answer goes off.
 *
 * @typedef {{
 *   read: () => string, show: (view: QuestionView) => readonly Element[], clear: () => void, first: () => HTMLElement,
 *   verdict: (view: QuestionView) => string | null, missing?: string, problem?: () => string, sending?: () => void,
 * }} Parts
 */

/**
 * @param {HTMLFormElement} form
 * @param {Context} context
 * @param {Parts} parts
 * @returns {(view: QuestionView) => void}
 */
export function mountQuestion(form, { data, texts, announce }, { read, show, clear, first, verdict, missing, problem, sending }) {
  const question = Number(form.dataset.question);
  const check = /** @type {HTMLButtonElement | null} */ (form.querySelector(".check"));
  const outcome = one(form, "[data-outcome]");
  const attempts = one(form, ".attempts");
  const hint = /** @type {HTMLDetailsElement | null} */ (form.querySelector(".hint"));
  const isScored = data.scored !== false;
  const sureness = /** @type {HTMLInputElement[]} */ (all(form, ".confidence input"));
  /** @type {QuestionView | null} */
  let view = null;
  let asked = false;

  /** Is the answer on show a wrong one that may be given again? */
  const isRetry = () => view !== null && view.open && view.right === false && read() === view.response;
  const name = () => {
    if (!check) return;
    check.textContent = !isScored ? texts("Save the answer") : isRetry() ? texts("Try again") : texts("Check the answer");
  };
  /** @param {string} response */
  const send = (response) => {
    const confidence = Number(sureness.find(({ checked }) => checked)?.value ?? 0);
    asked = true;
    sending?.();
    form.dispatchEvent(new CustomEvent("answered", { bubbles: true, detail: { question, response, confidence } }));
    asked = false;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!check || !view || !view.open) return;
    if (isRetry()) {
      clear();
      draw("", "", "");
      name();
      first().focus();
      return;
    }
    const response = read();
    if (response) send(response);
    else ask(problem?.() || (missing ?? texts("Choose an answer first.")));
  });
  form.addEventListener("change", () => {
    const isSaved = !isScored && view !== null && view.attemptsUsed > 0;
    if (!view?.open) show(/** @type {QuestionView} */ (view));
    else if (!check || (isSaved && read())) send(read());
    const words = problem?.();
    if (!check && words) ask(words);
    name();
  });
  form.addEventListener("input", name);
  hint?.addEventListener("toggle", () => {
    if (hint.open) form.dispatchEvent(new CustomEvent("hinted", { bubbles: true, detail: { question } }));
  });

  /**
   * @param {"is-right" | "is-wrong" | ""} kind
   * @param {string} symbol
   * @param {string} word nothing to say: none
   */
  const draw = (kind, symbol, word) => {
    outcome.hidden = !word;
    outcome.className = `outcome ${kind}`;
    outcome.replaceChildren(icon(symbol), word);
  };

  /** @param {string} words what the learner should do first */
  const ask = (words) => {
    draw("", "info", words);
    announce(words);
  };

  return (now) => {
    // A hint changes nothing else: what is filled in and not sent yet stays.
    const isHint = view !== null && view.open && JSON.stringify({ ...view, hinted: now.hinted }) === JSON.stringify(now);
    view = now;
    if (isHint) return;
    form.classList.toggle("closed", !now.open);
    form.classList.toggle("told", now.feedback);
    form.classList.toggle("answered", now.attemptsUsed > 0);
    for (const input of sureness) {
      input.checked = Number(input.value) === now.confidence;
      input.disabled = !now.open;
    }
    if (hint && now.hinted && !now.open) hint.open = true;
    const spoken = show(now);
    const words = verdict(now);
    if (!isScored && check && now.attemptsUsed > 0) draw("is-right", "check", texts("Saved"));
    else if (now.right === null) draw("", "", "");
    else if (words !== null) draw("", "info", words);
    else if (now.right) draw("is-right", "check", texts("Right"));
    else draw("is-wrong", "cross", now.open ? texts("Not right yet") : texts("Not right"));
    const due = { right: now.right === true, wrong: now.right === false, explanation: now.solution };
    const general = all(form, ":scope > .feedback");
    for (const feedback of general) feedback.hidden = !due[/** @type {keyof typeof due} */ (feedback.dataset.for)];
    const limited = now.open && now.feedback && Number.isFinite(now.attemptsLeft);
    if (limited) attempts.textContent = texts("Attempts left: {left}", { left: now.attemptsLeft });
    else if (!now.open) attempts.textContent = "";
    if (check) retire(check, !now.open);
    name();
    if (!asked) return;
    for (const feedback of [...spoken, ...general.filter(({ hidden }) => !hidden)]) announce(String(feedback.textContent).trim());
  };
}

/**
 * Put a button away, but never from under the keyboard: one that has the focus goes when the focus does.
 *
 * @param {HTMLButtonElement} button
 * @param {boolean} away
 */
function retire(button, away) {
  const focused = button.matches(":focus-visible");
  button.hidden = away && !focused;
  button.setAttribute("aria-disabled", String(away));
  if (away && focused) button.addEventListener("blur", () => (button.hidden = button.ariaDisabled === "true"), { once: true });
}
