// What not every course has. A wheel carries a core without it, which `tools/bundle.mjs` makes by setting this to false.

/** Is there a `::: test`? Without one nothing of tests travels: no drawing, no runs, no objectives to report. */
export const HAS_TESTS = true;
