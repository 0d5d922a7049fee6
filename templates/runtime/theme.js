// Light or dark: the system's choice until the learner makes one, which this browser remembers.

const KEY = "modulbygger.theme";

/**
 * @param {HTMLElement} button a toggle: pressed is dark
 */
export function mountTheme(button) {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const show = () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
    button.setAttribute("aria-pressed", String(dark));
    return dark;
  };
  const kept = remembered();
  if (kept) root.dataset.theme = kept;
  show();
  system.addEventListener("change", show);
  button.addEventListener("click", () => {
    root.dataset.theme = show() ? "light" : "dark";
    show();
    remember(root.dataset.theme);
  });
}

/** @returns {string | null} */
function remembered() {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === "dark" || kept === "light" ? kept : null;
  } catch {
    // A browser that keeps nothing for this page: the system decides.
    return null;
  }
}

/** @param {string} theme */
function remember(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // It holds for this visit only.
  }
}
