// The course begins here. Told in order: read the data, open the session, mount the parts, show where the learner was.

import { createAnnouncer } from "./announce.js";
import { mountBanners } from "./banner.js";
import { components } from "./components.js";
import { countingTest } from "./course.js";
import { asks, mountDialogs } from "./dialogs.js";
import { all, one } from "./dom.js";
import { HAS_TESTS } from "./features.js";
import { mountFinish } from "./finish.js";
import { edition } from "./lms/edition.js";
import { mountPages } from "./pages.js";
import { mountPrint } from "./print.js";
import { mountProgress } from "./progress.js";
import { questionRecord, testRecord } from "./records.js";
import { mountSearch } from "./search.js";
import { openSession } from "./session.js";
import { openNotes, openStorage } from "./storage.js";
import { mountTheme } from "./theme.js";
import { componentView, pageView, progress, questionView, result, testView, whatToSay } from "./views.js";

/** @param {string} id @returns {HTMLDialogElement} */
const dialog = (id) => /** @type {HTMLDialogElement} */ (one(document, `#${id}`));

const data = JSON.parse(String(one(document, "#course-data").textContent));
/** @type {import("./course.js").Course} */
const course = Object.freeze({ ...data, types: components });
const announce = createAnnouncer(one(document, "[data-announce]"));
/** @type {import("./progress.js").Texts} */
const texts = (msgid, values = {}) =>
  (course.texts[msgid] ?? msgid).replace(/\{(\w+)\}/g, (field, name) => String(values[name] ?? field));
const storage = openStorage(window);
const session = openSession({ course, edition, window, now: Date.now, storage });
/** What the learner wrote that is to stay in this browser. */
const notes = () => openNotes(storage, course.module, session.learner);

document.documentElement.className = "script";
for (const element of all(document, "[data-script]")) element.hidden = false;

// The parts of a page: each is handed its own data, and says what happened with events that bubble up to here. They are
// mounted when their page is first shown, the others one page at a time in the pauses after that: the first page must
// not wait for the last one.

/**
 * @typedef {{update: (view: object) => void, view: () => object, shown: string}} Part
 *
 * @type {Map<HTMLElement, Part[]>}
 */
const parts = new Map();

/** @param {HTMLElement} page */
function mountParts(page) {
  for (const _ of mounting(page));
}

/**
 * Mounts what a page has not mounted yet, and pauses before each part: the browser must never wait long for us.
 *
 * @param {HTMLElement} page
 */
function* mounting(page) {
  const found = parts.get(page) ?? [];
  parts.set(page, found);
  // A test looks at its questions: inner parts come first.
  for (const element of all(page, "[data-component]:not([data-mounted])").reverse()) {
    yield;
    // The page may have been shown meanwhile.
    if ("mounted" in element.dataset) continue;
    element.dataset.mounted = "";
    const { component, componentId, question, test } = element.dataset;
    // Some are only looks.
    if (!(String(component) in components)) continue;
    const own = question
      ? course.questions[Number(question)]
      : test
        ? course.tests[Number(test)]
        : componentId
          ? course.components[Number(componentId)]
          : {};
    const isNoted = "keep" in own && own.keep === "browser";
    try {
      const update = components[String(component)].mount(element, { data: own, texts, announce });
      const view = () =>
        question
          ? { ...questionView(session.course, session.attempt, Number(question), session.mode), note: isNoted ? notes().get(noteOf(element)) : "" }
          : HAS_TESTS && test
            ? testView(session.course, session.attempt, Number(test), session.mode)
            : componentId
              ? { ...componentView(session.attempt, Number(componentId)), note: isNoted ? notes().get(noteOf(element)) : "" }
              : {};
      const part = { update, view, shown: "" };
      refreshParts([part]);
      found.push(part);
    } catch (error) {
      // One that fails must not take the course with it; what it shows without script is still there.
      reportError(error);
    }
  }
}

/** @param {HTMLElement} element a component's */
function noteOf({ dataset }) {
  return `${dataset.component}/${dataset.question ?? dataset.componentId}`;
}

function* starting() {
  refresh();
  for (const page of all(document, ".page")) yield* mounting(page);
  document.documentElement.classList.add("ready");
}

/** @param {Iterator<void>} work */
function inPauses(work) {
  setTimeout(() => work.next().done || inPauses(work));
}

document.addEventListener("answered", (event) => apply("answered", event));
document.addEventListener("kept", (event) => apply("kept", event));
document.addEventListener("noted", (event) => {
  const { detail, target } = /** @type {CustomEvent<{text: string}>} */ (event);
  if (session.mode === "normal" && !session.second) notes().set(noteOf(/** @type {HTMLElement} */ (target)), detail.text);
});
document.addEventListener("hinted", (event) => apply("hinted", event));
if (HAS_TESTS) {
  document.addEventListener("test-submitted", (event) => apply("test-submitted", event));
  document.addEventListener("test-begun", (event) => apply("test-begun", event, seed()));
  document.addEventListener("test-again", (event) => apply("test-again", event, seed()));
}

/**
 * @param {string} type
 * @param {Event} event
 * @param {object} more
 */
function apply(type, event, more = {}) {
  const { detail } = /** @type {CustomEvent<object>} */ (event);
  session.apply(/** @type {import("./attempt.js").Action} */ ({ type, ...detail, ...more }));
}

function seed() {
  return { seed: crypto.getRandomValues(new Uint32Array(1))[0] >>> 2 };
}

// What surrounds the pages.

const showProgress = mountProgress(document, texts);
const showBanners = mountBanners(document);
const showFinish = mountFinish(one(document, "[data-finish]"), texts);
const pages = mountPages(course.pages, texts, {
  opened: (page) => session.apply({ type: "page-opened", page }),
  read: (page) => session.apply({ type: "page-read", page }),
  shown: mountParts,
  view: (page) => pageView(session.course, session.attempt, page),
  todo,
  announce,
});
mountTheme(one(document, "[data-theme-switch]"));
mountDialogs({
  search: mountSearch(dialog("-search"), texts, {
    isOpen: (page) => !pages.isLocked(pages.pageOf(page)),
    go: (element) => pages.show(pages.pageOf(element), { to: element }),
  }),
  print: mountPrint(dialog("-print")),
  restart: asks(dialog("-restart"), () => {
    session.apply({ type: "restarted" });
    notes().clear();
    pages.show(course.pages[0].id);
  }),
});
for (const button of all(document, "[data-leave]")) {
  button.addEventListener("click", () => {
    if (!session.leave()) announce(texts("It could not be saved just now. Try again in a moment."));
  });
}

/**
 * What keeps a page from being done: a practice question not tried, a test not handed in.
 *
 * @param {number} number
 */
function todo(number) {
  const page = course.pages.find(({ id }) => id === number);
  const question = page?.questions.find(
    (each) => course.questions[each].test === null && questionRecord(session.attempt, each).attempts === 0,
  );
  const test = HAS_TESTS ? page?.tests.find((each) => testRecord(session.attempt, each).used === 0) : undefined;
  if (question !== undefined) {
    return { text: texts("Answer the question on this page to go on."), element: one(document, `[data-question="${question}"]`) };
  }
  if (test !== undefined) {
    return { text: texts("Hand in the test on this page to go on."), element: one(document, `[data-test="${test}"]`) };
  }
  return null;
}

function finishFacts() {
  const { course, attempt } = session;
  const number = HAS_TESTS ? countingTest(course) : null;
  const test = number === null ? null : testRecord(attempt, number);
  const unread = course.pages.filter(({ id }) => !attempt.read.includes(id)).map(({ id, title }) => ({ text: title, page: id }));
  const untaken =
    number !== null && test !== null && !test.passed && !attempt.passed
      ? [{ text: texts("Pass the test"), page: course.tests[number].page }]
      : [];
  return {
    result: result(course, attempt),
    mark: number === null ? course.pass_mark : course.tests[number].mark,
    test: number === null || test === null ? null : { used: test.used > 0, best: test.best, passed: test.passed, mark: course.tests[number].mark },
    missing: [...unread, ...untaken],
    told: told(),
  };
}

/** @returns {"recorded" | "unsaved" | "nowhere" | "review"} */
function told() {
  if (!session.recorded) return "nowhere";
  if (session.mode !== "normal") return "review";
  return session.trouble ? "unsaved" : "recorded";
}

/**
 * Show what is the case; a part whose view is as it was is left alone.
 *
 * @param {readonly Part[]} some
 */
function refreshParts(some) {
  for (const part of some) {
    const view = part.view();
    const now = JSON.stringify(view);
    if (now !== part.shown) part.update(view);
    part.shown = now;
  }
}

function refresh() {
  refreshParts([...parts.values()].flat());
  showProgress(progress(session.course, session.attempt));
  showBanners(session);
  document.documentElement.classList.toggle("unrecorded", !session.recorded && !session.waiting && !session.second);
  showFinish(finishFacts());
  pages.refresh();
}

session.subscribe(({ type, action, before }) => {
  if (type === "left") return goodbye();
  refresh();
  if (type !== "change") return;
  // The state came from the LMS: go to where the learner was.
  if (action === null) return resume();
  const said = before && action ? whatToSay(session.course, before, session.attempt, action) : null;
  if (said) announce(texts(said.msgid, said.values));
});

addEventListener("beforeprint", () => all(document, ".page").forEach(mountParts));

resume();
inPauses(starting());

function resume() {
  pages.show(session.attempt.page ?? course.pages[0].id, { quiet: true });
}

function goodbye() {
  const farewell = one(document, ".goodbye");
  one(document, ".course").hidden = true;
  farewell.hidden = false;
  farewell.focus();
  // Only a window of the course's own: in a frame, the window is the platform's.
  if (window.opener && window.top === window) window.close();
}
