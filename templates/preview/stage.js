// The frame the course is in. A new version is loaded behind the old one and takes its place when it has found its feet,
// so that nothing flickers; the reader stays where they were on the page.

/** How long (milliseconds) an old version may stay in front of one that is slow to start. */
const PATIENCE = 4000;

/**
 * @param {HTMLElement} room
 * @param {{title: string, shown: (frame: HTMLIFrameElement) => void}} needs `shown` when a version has come to the front
 */
export function mountStage(room, { title, shown }) {
  /** @type {HTMLIFrameElement | null} */
  let current = null;
  /** @type {HTMLIFrameElement | null} */
  let coming = null;

  /** @param {HTMLIFrameElement} frame @param {number} scroll */
  const bringForward = (frame, scroll) => {
    if (frame !== coming) return;
    const hadFocus = document.activeElement === current;
    current?.remove();
    current = frame;
    coming = null;
    frame.classList.remove("coming");
    frame.removeAttribute("aria-hidden");
    frame.tabIndex = 0;
    const view = frame.contentWindow;
    if (view && scroll > 0) {
      const stay = () => view.scrollTo({ top: scroll, behavior: "instant" });
      stay();
      // Pictures that come later push the place down, unless the reader has moved meanwhile.
      view.addEventListener("load", () => Math.abs(view.scrollY - scroll) < 400 && stay(), { once: true });
    }
    if (hadFocus) view?.focus();
    shown(frame);
  };

  return Object.freeze({
    /** The course that is in front. */
    get frame() {
      return current;
    },
    /**
     * The course ends its session, as it does when its window goes away, and stays to be looked at.
     */
    leave: () => {
      for (const frame of [current, coming]) {
        const view = /** @type {any} */ (frame?.contentWindow);
        if (view?.PageTransitionEvent) view.dispatchEvent(new view.PageTransitionEvent("pagehide", { persisted: false }));
      }
    },
    /** The course saves what it has, as when the learner looks at another window for a moment. */
    nudge: () => {
      const view = /** @type {any} */ (current?.contentWindow);
      if (!view?.PageTransitionEvent) return;
      for (const name of ["pagehide", "pageshow"]) view.dispatchEvent(new view.PageTransitionEvent(name, { persisted: true }));
    },
    /**
     * Load an address behind what is in front. The answer is called when the course speaks to the LMS for the first time.
     *
     * @param {string} address
     * @param {{keepPlace: boolean}} how
     * @returns {() => void}
     */
    load: (address, { keepPlace }) => {
      coming?.remove();
      const frame = document.createElement("iframe");
      const scroll = keepPlace ? (current?.contentWindow?.scrollY ?? 0) : 0;
      frame.title = title;
      frame.className = "coming";
      frame.setAttribute("aria-hidden", "true");
      frame.tabIndex = -1;
      coming = frame;
      const ready = () => bringForward(frame, scroll);
      frame.addEventListener("load", ready, { once: true });
      setTimeout(ready, PATIENCE);
      frame.src = address;
      room.append(frame);
      // The course's script runs to its end before anything else does: then its first page is drawn.
      return () => setTimeout(ready);
    },
    empty: () => {
      current?.remove();
      coming?.remove();
      current = null;
      coming = null;
    },
  });
}
