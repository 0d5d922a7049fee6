// How long the course was open: time spent frozen or asleep does not count.

/** Hidden pages may run their timers only once a minute; three minutes without one is sleep. */
const LONGEST_BEAT = 180000;

/**
 * @param {() => number} now milliseconds
 * @returns {Readonly<{seconds: () => number, pause: () => void, resume: () => void}>} ask for `seconds` at least once a
 *   minute: a longer silence than `LONGEST_BEAT` is taken for sleep. Never runs backwards, even when the clock is set back.
 */
export function startClock(now) {
  let total = 0;
  let last = now();
  let running = true;

  const seconds = () => {
    const at = now();
    if (running && at > last && at - last <= LONGEST_BEAT) total += at - last;
    last = at;
    return total / 1000;
  };
  return Object.freeze({
    seconds,
    pause: () => {
      seconds();
      running = false;
    },
    resume: () => {
      seconds();
      running = true;
    },
  });
}
