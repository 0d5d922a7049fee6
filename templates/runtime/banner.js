// The notices over the page: not saved yet, open twice, not recorded, looking back.

import { all } from "./dom.js";

/**
 * @param {ParentNode} root
 * @returns {(session: {mode: string, trouble: boolean, second: boolean, recorded: boolean, waiting: boolean}) => void}
 */
export function mountBanners(root) {
  const notices = all(root, "[data-notice]");
  return (session) => {
    const shown = {
      trouble: session.trouble && !session.second,
      second: session.second,
      unrecorded: !session.recorded && !session.waiting,
      review: session.mode === "review",
      browse: session.mode === "browse",
    };
    for (const notice of notices) {
      const show = shown[/** @type {keyof typeof shown} */ (notice.dataset.notice)];
      if (notice.hidden === show) notice.hidden = !show;
    }
  };
}
