// Which window has the attempt: the browser's own locks go with the window, however it ends.

export function claims() {
  let mine = "";
  /** @type {() => void} */
  let letGo = () => {};

  return Object.freeze({
    /** @param {string} name */
    isMine: (name) => mine === name,
    /**
     * Take the attempt if no other window has it.
     *
     * @param {string} name
     * @returns {Promise<void>}
     */
    ask: (name) =>
      new Promise((answered) => {
        navigator.locks.request(`${location.pathname}${name}`, { ifAvailable: true }, (lock) => {
          if (lock) mine = name;
          answered();
          return lock ? new Promise((done) => (letGo = () => done(undefined))) : undefined;
        });
      }),
    release: () => {
      mine = "";
      letGo();
    },
  });
}
