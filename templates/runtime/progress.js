// How far: the line under the bar, and the words over the page list.

import { one } from "./dom.js";

/**
 * @typedef {(msgid: string, values?: Record<string, string | number>) => string} Texts
 *
 * @param {ParentNode} root
 * @param {Texts} texts
 * @returns {(progress: {read: number, pages: number, share: number, minutesLeft: number, completed: boolean}) => void}
 */
export function mountProgress(root, texts) {
  const line = /** @type {HTMLProgressElement} */ (one(root, ".bar progress"));
  const words = one(root, "[data-left]");
  return ({ read, pages, share, minutesLeft }) => {
    line.value = Math.round(share * 100);
    const done = texts("{read} of {pages} pages read", { read, pages });
    const left = minutesLeft > 0 ? texts("about {minutes} min. left", { minutes: minutesLeft }) : "";
    words.textContent = left ? `${done} · ${left}` : done;
  };
}
