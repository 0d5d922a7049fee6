// The notices over the page: not saved yet, open twice, not recorded, looking back.

import { all, goTo, one } from "./dom.js";

/**
 * @param {ParentNode} root
 * @returns {(session: {mode: string, trouble: boolean, second: boolean, recorded: boolean, waiting: boolean}) => void}
 */
export function mountBanners(root) {
  const notices = all(root, "[data-notice]");
  /** @type {Set<string>} what the learner has read and put away */
  const dismissed = new Set();
  for (const button of all(root, "[data-dismiss]")) {
    button.addEventListener("click", () => {
      const notice = /** @type {HTMLElement} */ (button.closest("[data-notice]"));
      dismissed.add(String(notice.dataset.notice));
      notice.hidden = true;
      goTo(one(root, "main"));
    });
  }
  return (session) => {
    const shown = {
      trouble: session.trouble && !session.second,
      second: session.second,
      unrecorded: !session.recorded && !session.waiting,
      review: session.mode === "review",
      browse: session.mode === "browse",
    };
    for (const notice of notices) {
      const name = /** @type {keyof typeof shown} */ (notice.dataset.notice);
      const show = shown[name] && !dismissed.has(name);
      if (notice.hidden === show) notice.hidden = !show;
    }
  };
}
