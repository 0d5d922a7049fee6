// The form for what a reader thought of a draft: what is typed is kept in this browser, printed in full, and saved as a
// text file. One classic script, because the page is opened from disk; nothing is sent anywhere.
"use strict";

(() => {
  const main = /** @type {HTMLElement} */ (document.querySelector("main"));
  const fields = /** @type {HTMLInputElement[]} */ (Array.from(main.querySelectorAll("input, textarea")));
  const state = /** @type {HTMLElement} */ (main.querySelector(".state"));
  const key = String(main.dataset.keep);

  /** What was typed here before, by field. A browser may refuse to keep anything for files from a disk. */
  function kept() {
    try {
      return Object(JSON.parse(localStorage.getItem(key) ?? "{}"));
    } catch {
      return {};
    }
  }

  function keep() {
    const typed = Object.fromEntries(fields.filter(({ value }) => value).map(({ id, value }) => [id, value]));
    try {
      localStorage.setItem(key, JSON.stringify(typed));
      return localStorage.getItem(key) !== null;
    } catch {
      return false;
    }
  }

  /** Paper shows a field no larger than it is on the screen, so what is in it stands beside it too. */
  function show() {
    for (const field of fields) {
      const box = /** @type {HTMLElement} */ (field.parentElement);
      box.classList.toggle("filled", field.value.trim() !== "");
      /** @type {HTMLElement} */ (box.querySelector(".written")).textContent = field.value;
    }
    const told = String(keep() ? state.dataset.kept : state.dataset.lost);
    if (state.textContent !== told) state.textContent = told;
  }

  /** Everything that was filled in, as text with the line ends of Windows. */
  function written() {
    const lines = [document.title, String(document.querySelector(".eyebrow")?.textContent)];
    for (const group of main.querySelectorAll("fieldset")) {
      const filled = fields.filter((field) => group.contains(field) && field.value.trim());
      if (filled.length) lines.push("", "", String(group.querySelector("legend")?.textContent));
      for (const field of filled) {
        const label = main.querySelector(`label[for="${field.id}"]`);
        lines.push("", String(label?.textContent), ...field.value.trim().split("\n").map((line) => `    ${line}`));
      }
    }
    return `${lines.join("\r\n")}\r\n`;
  }

  function save() {
    const link = document.createElement("a");
    // The mark at the front tells old programs on Windows that it is UTF-8.
    link.href = URL.createObjectURL(new Blob(["\ufeff", written()], { type: "text/plain;charset=utf-8" }));
    link.download = String(main.dataset.file);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  /** @param {string} name @param {(button: HTMLElement) => void} act */
  function on(name, act) {
    const button = /** @type {HTMLElement} */ (main.querySelector(`[${name}]`));
    button.addEventListener("click", () => act(button));
  }

  const before = kept();
  for (const field of fields) {
    if (!field.value) field.value = String(before[field.id] ?? "");
    field.addEventListener("input", show);
  }
  for (const element of main.querySelectorAll("[data-script]")) /** @type {HTMLElement} */ (element).hidden = false;
  on("data-print", () => print());
  on("data-save", save);
  on("data-clear", (button) => {
    if (!confirm(button.dataset.sure)) return;
    for (const field of fields) field.value = "";
    show();
    fields[0]?.focus();
  });
  show();
})();
