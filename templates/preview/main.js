// The author's page begins here: what is chosen, the news from the workshop, and the launch of the course.

import { claims } from "./claim.js";
import { openKnown } from "./known.js";
import { openLms } from "./lms.js";
import { mountLog } from "./log.js";
import { fill, showFindings, showPages, showStories } from "./panel.js";
import { mountStage } from "./stage.js";
import { mountWidth } from "./width.js";

/** @param {string} selector @returns {HTMLElement} */
const one = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
/** @param {string} selector @returns {HTMLSelectElement} */
const select = (selector) => /** @type {HTMLSelectElement} */ (one(selector));
/** @param {string} selector @returns {HTMLElement[]} */
const all = (selector) => [...document.querySelectorAll(selector)].map((each) => /** @type {HTMLElement} */ (each));

const data = JSON.parse(String(one("#preview-data").textContent));
/** @type {import("./panel.js").Texts} */
const texts = (msgid, values = {}) =>
  (data.texts[msgid] ?? msgid).replace(/\{(\w+)\}/g, (/** @type {string} */ field, /** @type {string} */ name) => String(values[name] ?? field));

/** Findings that go away within this time (milliseconds) were a file that was being written. */
const CALM = 300;
const ME = crypto.randomUUID();

/** What is looked at; it stands in the address, so that loading the page anew keeps it. */
const chosen = { module: data.module, audience: "", edition: data.edition, ...Object.fromEntries(new URLSearchParams(location.search)) };
/** @type {import("./panel.js").State | null} */
let state = null;
/** @type {ReturnType<typeof openLms> | null} */
let lms = null;
/** The stamp of the version on the stage; `previous` when it is the one before. */
let onStage = "";
/** @type {import("./lms.js").Weather} */
let weather = "well";
let turn = 0;
/** @type {EventSource | null} */
let news = null;
/** Two windows would each save over what the other saved: the first has the attempt, others look on. */
const claim = claims();

const log = mountLog({
  list: one("[data-log]"),
  details: /** @type {HTMLDetailsElement} */ (one("[data-log-details]")),
  count: one("[data-log-count]"),
});
const known = openKnown(
  { sentence: one("[data-sentence]"), saved: one("[data-saved]"), rows: one("[data-rows]"), table: one("[data-answers-table]"), answers: one("[data-answers]") },
  texts,
);
const stage = mountStage(one("[data-room]"), {
  title: texts("The course"),
  shown: () => {
    one("[data-waiting]").hidden = true;
    showTheme();
    showWhere();
  },
});

const query = () => new URLSearchParams({ module: chosen.module, audience: chosen.audience, edition: chosen.edition, window: ME });
const place = () => [chosen.module, chosen.audience || "-", chosen.edition].map(encodeURIComponent).join("/");

// The launch.

/**
 * The course anew. What it goes on from is what the LMS has, unless `kept` says otherwise.
 *
 * @param {{kept?: import("./lms.js").Kept, keepPlace?: boolean, previous?: boolean}} how
 */
async function launch({ kept, keepPlace = false, previous = false } = {}) {
  turn += 1;
  const mine = turn;
  const before = lms;
  stage.leave();
  onStage = previous ? "previous" : String(state?.course?.stamp);
  one("[data-ended]").hidden = true;
  one("[data-old]").hidden = !previous;
  const asked = query();
  if (!claim.isMine(place())) await claim.ask(place());
  const isMine = claim.isMine(place());
  const from = kept ?? (isMine && keepPlace && before?.begun && !before.looksOn ? before.snapshot() : await known.fetch(asked));
  before?.cut();
  if (mine !== turn) return;
  showClaim(isMine);
  /** @type {() => void} */
  let spoken = () => {};
  const opened = openLms({
    edition: chosen.edition,
    learner: `forfatter-${chosen.edition}-${encodeURIComponent(chosen.audience).replaceAll("%", "")}`,
    mark: chosen.edition === "scorm12" ? null : (state?.course?.mark ?? null),
    kept: from,
    looksOn: !isMine,
    weather: () => weather,
    called: (call) => {
      if (call.name.endsWith("Initialize")) spoken();
      log.add(call);
    },
    changed: () => isMine && known.changed(asked, opened.snapshot),
    keep: (stored, ended) => {
      if (isMine) known.keep(asked, stored);
      // The course's own exit button: what a learner sees then is the LMS's business.
      if (ended && lms === opened && mine === turn) setTimeout(() => (one("[data-ended]").hidden = mine !== turn));
    },
  });
  lms = opened;
  opened.offer();
  // A window that looks on has the course at another address: courses look for other tabs by theirs.
  const where = previous ? "previous" : isMine ? "course" : "look";
  spoken = stage.load(`${where}/${place()}/index.html`, { keepPlace });
}

/** @param {boolean} isMine */
function showClaim(isMine) {
  one("[data-looks-on]").hidden = isMine;
  for (const selector of ["[data-reset]", "[data-elsewhere]", "[data-previous]"]) /** @type {HTMLButtonElement} */ (one(selector)).disabled = !isMine;
}

/** Forget what courses keep in this browser, as on a machine where nobody has taken them. */
function forgetHere() {
  for (const key of Object.keys(localStorage)) if (key.startsWith("modulbygger/")) localStorage.removeItem(key);
}

// News from the workshop.

function listen() {
  news?.close();
  history.replaceState(null, "", `?${new URLSearchParams(chosen)}`);
  news = new EventSource(`events?${query()}`);
  news.addEventListener("open", () => (one("[data-stopped]").hidden = true));
  news.addEventListener("error", () => (one("[data-stopped]").hidden = false));
  news.addEventListener("state", ({ data }) => receive(JSON.parse(data)));
  news.addEventListener("attempt", ({ data }) => {
    // The window that has the attempt stored something, or began anew.
    if (JSON.parse(data) !== ME && !claim.isMine(place())) known.fetch(query());
  });
}

/** @param {import("./panel.js").State} told */
function receive(told) {
  state = told;
  if (told.course && onStage !== "previous" && onStage !== told.course.stamp) launch({ keepPlace: onStage !== "" });
  requestAnimationFrame(showState);
}

function showState() {
  if (!state) return;
  const { course, found, modules, audiences, notice } = state;
  one("[data-title]").textContent = course ? course.title : chosen.module;
  document.title = `${course ? course.title : chosen.module} – ${texts("Preview")}`;
  one("[data-module-field]").hidden = modules.length < 2 && modules[0] === chosen.module;
  fill(select("[data-module]"), modules.includes(chosen.module) ? modules.map((name) => [name, name]) : [chosen.module, ...modules].map((name) => [name, name]), chosen.module);
  one("[data-audience-field]").hidden = audiences.length === 0;
  fill(select("[data-audience]"), [["", texts("Everyone")], ...audiences], chosen.audience);
  select("[data-edition]").value = chosen.edition;
  one("[data-found-count]").textContent = found.length ? String(found.length) : "";
  one("[data-found-none]").hidden = found.length > 0;
  showFindings(one("[data-findings]"), found, texts);
  one("[data-total]").textContent = course ? texts("{minutes} min", { minutes: course.minutes }) : "";
  showPages(one("[data-pages]"), course?.pages ?? [], texts, jump);
  one("[data-stories-card]").hidden = !course?.stories.length;
  showStories(one("[data-stories]"), course?.stories ?? []);
  showWhere();
  if (state.blocked && one("[data-blocked]").hidden) setTimeout(showBlocked, CALM);
  else showBlocked();
  one("[data-notice]").textContent = notice;
  one("[data-notice]").hidden = notice === "";
}

/** The calm panel over the last good version. */
function showBlocked() {
  if (!state) return;
  const { blocked, course, found } = state;
  const errors = found.filter(({ severity }) => severity === "error");
  one("[data-blocked]").hidden = !blocked;
  if (!blocked) return;
  one("[data-waiting]").hidden = true;
  one("[data-blocked-title]").textContent =
    errors.length > 1 ? texts("{count} things to mend before the course can be shown as it is now", { count: errors.length }) : texts("One thing to mend before the course can be shown as it is now");
  showFindings(one("[data-blocking]"), errors, texts);
  one("[data-behind]").hidden = course === null;
}

// What the author does.

/** @param {string} key @param {string} value */
function choose(key, value) {
  stage.leave();
  lms?.cut();
  lms = null;
  onStage = "";
  turn += 1;
  claim.release();
  Object.assign(chosen, { [key]: value }, key === "module" ? { audience: "" } : {});
  stage.empty();
  log.clear();
  one("[data-blocked]").hidden = true;
  one("[data-old]").hidden = true;
  one("[data-ended]").hidden = true;
  one("[data-waiting]").hidden = false;
  listen();
}
for (const key of ["module", "audience", "edition"]) select(`[data-${key}]`).addEventListener("change", ({ target }) => choose(key, /** @type {HTMLSelectElement} */ (target).value));

mountWidth(one("[data-stage]"), all("button[data-width]"));

/** The course's own switch between light and dark. */
const themeSwitch = () => stage.frame?.contentDocument?.querySelector("[data-theme-switch]");
function showTheme() {
  const theme = themeSwitch()?.getAttribute("aria-pressed") === "true" ? "dark" : "light";
  for (const button of all("button[data-theme]")) button.setAttribute("aria-pressed", String(button.dataset.theme === theme));
}
for (const button of all("button[data-theme]")) {
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-pressed") !== "true") /** @type {HTMLElement | null | undefined} */ (themeSwitch())?.click();
    showTheme();
  });
}

/** The page that is open in the course. */
function shownPage() {
  const sections = [...(stage.frame?.contentDocument?.querySelectorAll(".page") ?? [])];
  return sections.find((section) => !(/** @type {HTMLElement} */ (section).hidden))?.id ?? "";
}
function showWhere() {
  const here = shownPage();
  for (const button of all("button[data-anchor]")) {
    if (button.dataset.anchor === here) button.setAttribute("aria-current", "page");
    else button.removeAttribute("aria-current");
  }
}
/** @param {string} anchor */
function jump(anchor) {
  const inside = stage.frame?.contentDocument;
  if (!inside) return;
  // As a link in the course: whatever is locked for the learner is locked here.
  const link = inside.createElement("a");
  link.href = `#${encodeURIComponent(anchor)}`;
  link.hidden = true;
  inside.body.append(link);
  link.click();
  link.remove();
  const arrived = shownPage() === anchor;
  one("[data-locked]").textContent = arrived ? "" : texts("That page is locked for the learner until the pages before it are done.");
  showWhere();
}
setInterval(showWhere, 1000);

one("[data-reset]").addEventListener("click", async () => {
  lms?.cut();
  await known.forget(query());
  forgetHere();
  log.clear();
  launch({ kept: {} });
});
one("[data-reopen]").addEventListener("click", () => launch());

for (const button of all("button[data-rehearse]")) {
  button.addEventListener("click", () => {
    weather = /** @type {import("./lms.js").Weather} */ (button.dataset.rehearse);
    for (const each of all("button[data-rehearse]")) each.setAttribute("aria-pressed", String(each === button));
    one("[data-weather]").textContent =
      weather === "down"
        ? texts("The LMS is down: nothing can be saved. Go on in the course, and see what the learner is told.")
        : weather === "refuses"
          ? texts("The LMS refuses every value it is given.")
          : texts("The LMS works.");
    stage.nudge();
  });
}
one("[data-elsewhere]").addEventListener("click", async () => {
  stage.leave();
  lms?.cut();
  forgetHere();
  stage.empty();
  await launch({ kept: await known.fetch(query()) });
  one("[data-rehearsal]").textContent = texts("Opened as on another machine: only with what the LMS had stored.");
});
one("[data-previous]").addEventListener("click", async () => {
  const answer = await fetch(`previous?${query()}`);
  const found = await answer.json();
  if (!found) {
    one("[data-rehearsal]").textContent = texts("There is no other version: build the module, or change something first.");
    return;
  }
  lms?.cut();
  await known.forget(query());
  forgetHere();
  one("[data-rehearsal]").textContent = "";
  one("[data-old-text]").textContent = found.package
    ? texts("This is version {version}, as in {package}. Answer something, then change.", found)
    : texts("This is the version the preview began with. Answer something, then change.");
  launch({ kept: {}, previous: true });
});
one("[data-new-version]").addEventListener("click", async () => {
  stage.leave();
  const kept = lms?.snapshot() ?? {};
  await launch({ kept });
  one("[data-rehearsal]").textContent = texts("The attempt goes on in the new version: see that the answers are where they belong.");
});

listen();
