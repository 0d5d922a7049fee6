// One tab at a time: two would each save over what the other saved, and no LMS notices.

/** How long (milliseconds) a tab has to answer that it is there, also on a busy machine; one that does not crashed or is frozen. */
const ANSWER_TIME = 1500;

/**
 * The tab that has the course is written down in local storage, so that a first tab can start at once; whether that tab
 * still lives is asked over a BroadcastChannel.
 *
 * @param {Readonly<{
 *   window: Window & typeof globalThis, storage: import("./storage.js").Storage, key: string, me: string,
 *   mine: () => void, taken: () => void,
 * }>} needs `mine` is called when the course is this tab's, perhaps at once; `taken` when it is, or becomes, another's
 */
export function watchTabs({ window, storage, key, me, mine, taken }) {
  /** @type {BroadcastChannel | null} */
  let channel = null;
  /** @type {"asking" | "mine" | "taken"} */
  let state = "asking";

  const lose = () => {
    if (state === "taken") return;
    state = "taken";
    taken();
  };
  const take = () => {
    if (state !== "asking") return;
    state = "mine";
    storage.set(key, me);
    channel?.postMessage({ taker: me });
    mine();
  };
  /** Did another tab take over while this one was frozen? */
  const look = () => {
    const holder = storage.get(key);
    if (state === "mine" && holder !== null && holder !== me) lose();
  };
  /** @param {MessageEvent} event */
  const hear = ({ data }) => {
    if (data.asker && state === "mine") channel?.postMessage({ holder: me });
    if (data.holder && data.holder !== me && state === "asking") lose();
    if (data.taker) look();
  };
  const listen = () => {
    if (!("BroadcastChannel" in window)) return;
    channel = new window.BroadcastChannel(key);
    channel.onmessage = hear;
  };

  listen();
  const holder = storage.get(key);
  if (holder === null || holder === me || channel === null) take();
  else {
    /** @type {BroadcastChannel} */ (channel).postMessage({ asker: me });
    window.setTimeout(take, ANSWER_TIME);
  }

  return Object.freeze({
    look,
    /** The page rests in the back-forward cache; an open channel would throw it out of there. */
    rest: () => channel?.close(),
    wake: () => {
      listen();
      look();
    },
    release: () => {
      channel?.close();
      if (state === "mine" && storage.get(key) === me) storage.remove(key);
      state = "taken";
    },
  });
}
