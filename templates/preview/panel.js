// What the panel shows of the module: findings with their lines, the outline, the scenarios.

/**
 * @typedef {{
 *   code: string, severity: string, severity_word: string, message: string, hint: string, place: string,
 *   line: number, column: number, end_line: number, end_column: number, typed: string | null, link: string,
 * }} Finding
 *
 * @typedef {{
 *   anchor: string, title: string, minutes: number, questions: number, words: number, file: string, link: string, found: number,
 *   lix?: number, heavy?: boolean,
 * }} PageRow
 *
 * @typedef {{
 *   stamp: string, title: string, version: string, minutes: number, mark: number | null, pages: PageRow[],
 *   stories: {title: string, picture: string}[],
 * }} Course
 *
 * @typedef {{
 *   modules: string[], audiences: [string, string][], course: Course | null, found: Finding[], blocked: boolean, notice: string,
 * }} State
 *
 * @typedef {(msgid: string, values?: Record<string, unknown>) => string} Texts
 */

/**
 * @param {string} name
 * @param {string} className
 * @param {...(string | Node)} inner
 */
function make(name, className, ...inner) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...inner);
  return element;
}

/** What was drawn last in each list. @type {WeakMap<HTMLElement, string>} */
const drawn = new WeakMap();

/**
 * Draw a list anew only when it is another: what the author has opened or stands in stays so.
 *
 * @param {HTMLElement} room
 * @param {unknown} value
 * @param {() => Node[]} draw
 */
function redraw(room, value, draw) {
  const now = JSON.stringify(value);
  if (drawn.get(room) === now) return;
  drawn.set(room, now);
  room.replaceChildren(...draw());
}

/**
 * @param {HTMLElement} list
 * @param {readonly Finding[]} found
 * @param {Texts} texts
 */
export function showFindings(list, found, texts) {
  redraw(list, found, () => found.map((each) => finding(each, texts)));
}

/**
 * One finding: what is wrong, the line with the fault marked, what to type instead, and the way there.
 *
 * @param {Finding} found
 * @param {Texts} texts
 */
function finding(found, texts) {
  const item = make("li", `finding ${found.severity}`);
  item.append(make("p", "message", make("span", "tag", found.severity_word), " ", ...marked(found.message)));
  if (found.typed !== null) item.append(excerpt(found, found.typed));
  if (found.hint) item.append(...found.hint.split("\n").map((line) => make("p", "hint", ...marked(line))));
  const link = /** @type {HTMLAnchorElement} */ (make("a", "place", found.place));
  link.href = found.link;
  link.title = texts("Open the line in the editor (Visual Studio Code)");
  const copy = /** @type {HTMLButtonElement} */ (make("button", "copy", texts("Copy")));
  copy.type = "button";
  copy.setAttribute("aria-label", texts("Copy {place}", { place: found.place }));
  copy.addEventListener("click", () => {
    navigator.clipboard.writeText(found.place).then(
      () => (copy.textContent = texts("Copied")),
      () => getSelection()?.selectAllChildren(link),
    );
  });
  item.append(make("p", "where", link, " ", copy, " ", make("code", "code", found.code)));
  return item;
}

/** @param {Finding} found @param {string} typed */
function excerpt({ line, column, end_line, end_column }, typed) {
  const signs = [...typed];
  const end = end_line === line ? Math.max(end_column - 1, column) : signs.length;
  const from = column > 60 ? column - 40 : 0;
  const before = (from ? "…" : "") + signs.slice(from, column - 1).join("");
  const after = signs.slice(end, end + 80).join("");
  return make("pre", "typed", `${line} | ${before}`, make("mark", "", signs.slice(column - 1, end).join("") || " "), after);
}

/** @param {string} text what stands between backquotes is code */
function marked(text) {
  return text.split("`").map((part, place) => (place % 2 ? make("code", "", part) : part));
}

/**
 * @param {HTMLElement} list
 * @param {readonly PageRow[]} pages
 * @param {Texts} texts
 * @param {(anchor: string) => void} jump
 */
export function showPages(list, pages, texts, jump) {
  redraw(list, pages, () =>
    pages.map((page) => {
      const button = /** @type {HTMLButtonElement} */ (make("button", "jump", page.title));
      button.type = "button";
      button.dataset.anchor = page.anchor;
      button.addEventListener("click", () => jump(page.anchor));
      const facts = [texts("{minutes} min", { minutes: String(page.minutes).replace(".", ",") }), texts("{words} words", { words: page.words })];
      if (page.questions === 1) facts.push(texts("1 question"));
      if (page.questions > 1) facts.push(texts("{count} questions", { count: page.questions }));
      if (page.lix !== undefined) facts.push(texts("LIX {lix}", { lix: page.lix }));
      const edit = /** @type {HTMLAnchorElement} */ (make("a", "file", page.file));
      edit.href = page.link;
      edit.title = texts("Open the page in the editor (Visual Studio Code)");
      const told = make("p", "facts", facts.join(" · "), " ", edit);
      if (page.found) told.append(" ", make("span", "flag", page.found === 1 ? texts("1 finding") : texts("{count} findings", { count: page.found })));
      if (page.heavy) told.append(" ", make("span", "flag", texts("hard to read")));
      return make("li", "", button, told);
    }),
  );
}

/** @param {HTMLElement} room @param {readonly {title: string, picture: string}[]} stories */
export function showStories(room, stories) {
  redraw(room, stories, () =>
    stories.map(({ title, picture }) => {
      const box = make("div", "story-room");
      box.tabIndex = 0;
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", title);
      // Our own drawing, its texts escaped where it was made; the page's policy runs nothing in it.
      box.innerHTML = picture;
      return make("details", "", make("summary", "", title), box);
    }),
  );
}

/**
 * @param {HTMLSelectElement} select
 * @param {readonly (readonly [string, string])[]} options
 * @param {string} chosen
 */
export function fill(select, options, chosen) {
  const shown = [...select.options].map(({ value, text }) => [value, text]);
  if (JSON.stringify(shown) !== JSON.stringify(options)) {
    select.replaceChildren(...options.map(([value, text]) => new Option(text, value)));
  }
  select.value = chosen;
}
