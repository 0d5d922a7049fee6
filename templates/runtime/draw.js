// Chance that can be repeated: which questions a test draws, and in what order things stand, from a stored seed.

/**
 * Mulberry32: a stream of numbers from 0 up to, not including, 1. Thirty-two bits of state are plenty for a quiz, and
 * the same seed must give the same course in every browser for years, which `Math.random` does not promise.
 *
 * @param {number} seed
 * @returns {() => number}
 */
export function stream(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * The same things in an order decided by the seed (Fisher and Yates).
 *
 * @template Thing
 * @param {readonly Thing[]} things
 * @param {number} seed
 * @returns {Thing[]}
 */
export function shuffle(things, seed) {
  const next = stream(seed);
  const shuffled = [...things];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other], shuffled[last]];
  }
  return shuffled;
}

/**
 * The numbers of the questions a run of a test draws, in the author's order; empty when it uses them all.
 *
 * @param {import("./course.js").Course} course
 * @param {import("./course.js").TestData} test
 * @param {number} seed
 * @returns {readonly number[]}
 */
export function draw(course, test, seed) {
  const taken = new Set();
  test.draw.forEach(([pool, count], place) => {
    const candidates = test.questions.filter((number) => !taken.has(number) && (!pool || course.questions[number].pool === pool));
    // Each pool its own stream, or all pools would draw the same places.
    for (const number of shuffle(candidates, mix(place + 1, seed)).slice(0, count)) taken.add(number);
  });
  return Object.freeze(test.questions.filter((number) => taken.has(number)));
}

/**
 * The order in which a question shows its options: by its number alone in practice, so that nothing need be stored,
 * and by the test's seed in a test.
 *
 * @param {string} options
 * @param {number} question
 * @param {number} seed
 * @returns {string}
 */
export function optionOrder(options, question, seed) {
  return shuffle([...options], mix(question, seed)).join("");
}

/**
 * A seed of its own for each thing under one seed.
 *
 * @param {number} number
 * @param {number} seed
 */
function mix(number, seed) {
  return Math.imul(number, 0x9e3779b1) ^ seed;
}
