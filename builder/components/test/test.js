// A test in the browser: its beginning, its run, handing in, its result.

import { all, goTo, icon, make, one } from "../../../templates/runtime/dom.js";

/**
 * @typedef {import("../../../templates/runtime/views.js").TestView} TestView
 *
 * @param {HTMLElement} section
 * @param {{
 *   data: import("../../../templates/runtime/course.js").TestData,
 *   texts: (msgid: string, values?: Record<string, string | number>) => string,
 *   announce: (text: string) => void,
 * }} context
 */
export function mount(section, { data, texts }) {
  const test = Number(section.dataset.test);
  const intro = one(section, ".intro");
  const run = one(section, ".run");
  const result = one(section, ".result");
  const again = one(result, ".again");
  const count = one(run, ".count");
  const missing = one(run, ".missing");
  const submit = one(run, ".submit");
  const holder = one(run, ".questions");
  const forms = new Map(all(holder, "form[data-question]").map((form) => [Number(form.dataset.question), form]));
  /** @type {TestView["state"] | null} */
  let state = null;
  /** @type {readonly HTMLElement[]} */
  let asked = [];
  let warned = false;

  /** @param {string} type */
  const tell = (type) => section.dispatchEvent(new CustomEvent(type, { bubbles: true, detail: { test } }));
  const unanswered = () => asked.filter((form) => !form.classList.contains("answered"));

  one(intro, ".begin").addEventListener("click", () => tell("test-begun"));
  again.addEventListener("click", () => tell("test-again"));
  submit.addEventListener("click", () => {
    if (unanswered().length === 0 || warned) {
      tell("test-submitted");
      return;
    }
    warned = true;
    warn();
    goTo(missing);
  });

  const warn = () => {
    const open = unanswered();
    missing.hidden = !warned || open.length === 0;
    submit.textContent = missing.hidden ? texts("Hand in the test") : texts("Hand in anyway");
    const places = open.map((form) => asked.indexOf(form) + 1).join(", ");
    one(missing, "p").textContent = texts("You have not answered question {places}. You can go back, or hand in as it is.", { places });
  };
  const overview = () => {
    one(run, ".places").replaceChildren(
      ...asked.map((form, place) => {
        const answered = form.classList.contains("answered");
        const link = /** @type {HTMLAnchorElement} */ (make("a", answered ? "is-answered" : "", String(place + 1)));
        link.href = `#${form.id}`;
        link.append(...(answered ? [icon("check")] : []), make("span", "unseen", answered ? texts(", answered") : texts(", not answered")));
        return make("li", "", link);
      }),
    );
  };
  /** @param {TestView} view */
  const arrange = ({ questions }) => {
    const wanted = questions.flatMap((number) => forms.get(number) ?? []);
    const isSame = wanted.length === asked.length && wanted.every((form, place) => form === asked[place]);
    for (const form of forms.values()) form.hidden = !wanted.includes(form);
    if (!isSame) holder.append(...wanted);
    asked = wanted;
    asked.forEach((form, place) => {
      const line = one(form, ".place");
      const worth = line.dataset.points;
      line.textContent = texts("Question {number} of {count}", { number: place + 1, count: asked.length });
      if (worth) line.textContent += ` · ${texts("{points} points", { points: Number(worth).toLocaleString(document.documentElement.lang) })}`;
    });
  };
  /** @param {TestView["sureness"]} sureness */
  const showSureness = (sureness) => {
    const part = one(result, "[data-sureness]");
    part.hidden = sureness === null;
    if (sureness === null) return;
    const { sureRight, sureWrong, unsureRight, unsureWrong } = sureness;
    const rows = [
      { count: sureRight, symbol: "check", text: texts("Sure, and right: {count}", { count: sureRight }), more: "" },
      {
        count: sureWrong,
        symbol: "alert",
        text: texts("Sure, but wrong: {count}", { count: sureWrong }),
        more: texts("Look at these first: here you would have acted on something that is not so."),
      },
      {
        count: unsureRight,
        symbol: "check",
        text: texts("Guessed, but right: {count}", { count: unsureRight }),
        more: texts("You know more than you think."),
      },
      { count: unsureWrong, symbol: "info", text: texts("Guessed, and wrong: {count}", { count: unsureWrong }), more: "" },
    ];
    const lines = rows.filter(({ count }) => count > 0);
    one(part, "ul").replaceChildren(
      ...lines.map(({ symbol, text, more }) => make("li", "", icon(symbol), make("span", "", text, make("small", "", more)))),
    );
  };
  /** @param {TestView} view */
  const report = (view) => {
    const passed = view.last >= view.mark;
    result.classList.toggle("is-right", passed);
    result.classList.toggle("is-wrong", !passed);
    one(result, "[data-headline]").replaceChildren(icon(passed ? "check" : "cross"), passed ? texts("Passed") : texts("Not passed yet"));
    const best = view.best > view.last ? ` ${texts("Your best is {best} %.", { best: view.best })}` : "";
    one(result, "[data-score]").textContent = texts("{score} %", { score: view.last });
    one(result, "[data-mark]").textContent = texts("You pass with {mark} %.", { mark: view.mark }) + best;
    for (const item of all(result, "[data-objective]")) {
      const found = view.objectives.find(({ id }) => id === item.dataset.objective);
      item.hidden = !found;
      if (found) one(item, "small").textContent = texts("{right} right of {of}", found);
    }
    if (data.confidence) showSureness(view.sureness);
    const left = one(result, "[data-left]");
    if (!view.mayBegin) left.textContent = view.passed || view.attemptsLeft > 0 ? "" : texts("You have used all attempts.");
    else if (Number.isFinite(view.attemptsLeft)) left.textContent = texts("Attempts left: {left}", { left: view.attemptsLeft });
    else left.textContent = texts("You can try as often as you like.");
    const told = asked.some((form) => form.classList.contains("told"));
    if (!told && data.show === "passed") left.textContent += ` ${texts("The answers are shown when you have passed.")}`;
    again.hidden = !view.mayBegin;
    one(again, "span").textContent = view.redo ? texts("Try those that were wrong again") : texts("Take the test again");
    one(run, "[data-review]").hidden = !told;
    run.hidden = !told;
  };

  return (/** @type {TestView} */ view) => {
    const before = state;
    state = view.state;
    if (state !== "ready") arrange(view);
    const running = state === "running";
    intro.hidden = state !== "ready";
    result.hidden = state !== "finished";
    run.hidden = !running;
    count.hidden = !running;
    one(run, ".hand-in").hidden = !running;
    count.textContent = texts("{answered} of {count} answered", { answered: view.answered, count: view.questions.length });
    one(run, "[data-review]").hidden = true;
    if (state === "finished") report(view);
    else overview();
    if (!running) warned = false;
    warn();
    one(intro, ".begin").hidden = !view.mayBegin;
    if (before === null || before === state) return;
    if (running) goTo(count);
    if (state === "finished") goTo(one(result, "h3"));
  };
}
