// Bundles and minifies the courses' scripts when a wheel or an sdist is made: `hatch_build.py` runs it and keeps what it
// prints, JSON: {"cores": {"scorm12": text, …}, "components": {"question": text, "choice": text, …}, "msgids": [text, …]}.
//
// A core is the whole run-time with one LMS file, and once more without what only tests need (`features.js`). It calls
// `$components(shared)`, where `shared` holds what components import of the run-time, and gets the components of the
// course. A component's text declares `$<name>`, its exports, and reads `$shared` and the `$<name>` of what else it
// imports: other components and `templates/parts/`, which is bundled likewise; those come before it. Files of its own
// folder go into it. `builder/script.py` joins them.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { rollup } from "@rollup/wasm-node";
import { minify } from "terser";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const RUNTIME = join(ROOT, "templates/runtime");
const COMPONENTS = join(ROOT, "builder/components");
const PARTS = join(ROOT, "templates/parts");
const LMS = ["none", "scorm12", "scorm2004"];

// Names of our own values, met in no data, no element and no platform: they may be short. A test holds them against the
// course data.
const PRIVATE = `
  answered attemptsLeft attemptsUsed completed finished hinted initialize latency mayBegin minutesLeft neutral patterns
  redo running settled solution subscribe suspended sureness sureRight sureWrong terminate unsureRight unsureWrong weighting
  fitGaps fitPairs gradeGaps gradePairs reportGaps reportPairs
  mountGaps mountPairs mountPanels mountQuestion mountTyping mountWriting packedRoom
`.trim().split(/\s+/);

// The texts are asked for by their number: `texts("Right")` becomes `texts(17)`, and the course data has them so.
const ASKED = /\b(texts|say)\(\s*"((?:[^"\\]|\\.)*)"/g;
const files = [RUNTIME, PARTS, COMPONENTS].flatMap((folder) =>
  readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".js")).map((name) => join(folder, name)),
);
const asked = files.flatMap((file) => [...readFileSync(file, "utf8").matchAll(ASKED)].map(([, , text]) => JSON.parse(`"${text}"`)));
const msgids = [...new Set(asked)].sort();
const numbered = {
  name: "numbered",
  transform: (code) => code.replace(ASKED, (_, call, text) => `${call}(${msgids.indexOf(JSON.parse(`"${text}"`))}`),
};

async function bundle(input, plugin, output) {
  const made = await rollup({
    input,
    plugins: [plugin, numbered],
    onwarn({ message }) {
      throw new Error(message);
    },
  });
  const generatedCode = { preset: "es2015", symbols: false };
  const { output: chunks } = await made.generate({ ...output, format: "iife", generatedCode, strict: false });
  return chunks[0];
}

/** The short names given so far: every text must call a thing the same. */
let shortNames;

async function shorter(code, toplevel) {
  // Frozen values and constants are for us, while we work and test.
  const bare = code.replaceAll("Object.freeze(", "(").replace(/(^\s*|for \()const /gm, "$1let ");
  // Unsafe for who changes what String or RegExp are; nobody does.
  const compress = { passes: 3, pure_getters: true, unsafe: true, unsafe_arrows: true };
  const mangle = { properties: { regex: new RegExp(`^(${PRIVATE.join("|")})$`) } };
  const nameCache = { props: shortNames };
  const { code: made } = await minify(bare, { ecma: 2020, toplevel, compress, mangle, nameCache });
  shortNames = nameCache.props;
  return made;
}

/** One component or part; what it imports from other folders, and a part from other parts, stays outside. */
function component(input) {
  const name = basename(input, ".js");
  const isOwn = (file) => dirname(file) === dirname(input) && dirname(input) !== PARTS;
  const plugin = {
    name: "component",
    resolveId(id, from) {
      const file = from && resolve(dirname(from), id);
      return file ? { id: file, external: isOwn(file) ? false : "absolute" } : null;
    },
  };
  const globals = (file) => (file.startsWith(RUNTIME) ? "$shared" : `$${basename(file, ".js")}`);
  return bundle(input, plugin, { name: `$${name}`, exports: "named", esModule: false, globals });
}

/** The run-time with one LMS file, with or without tests; `shared` are lines that export what components import. */
async function core(lms, hasTests, shared) {
  const texts = {
    "\0components": 'import * as shared from "\0shared"; export const components = $components(shared);',
    "\0shared": shared,
    "\0features": `export const HAS_TESTS = ${hasTests};`,
  };
  const places = {
    "./components.js": "\0components",
    "\0shared": "\0shared",
    "./lms/edition.js": join(RUNTIME, `lms/${lms}.js`),
    "./features.js": "\0features",
    "../features.js": "\0features",
  };
  const plugin = { name: "core", resolveId: (id) => places[id] ?? null, load: (id) => texts[id] ?? null };
  return shorter((await bundle(join(RUNTIME, "main.js"), plugin, { freeze: false })).code, true);
}

const components = {};
const shared = {};

async function add(input) {
  if (basename(input, ".js") in components) return;
  const { code, importedBindings } = await component(input);
  for (const [file, names] of Object.entries(importedBindings)) {
    if (file.startsWith(RUNTIME)) for (const each of names) (shared[file] ??= new Set()).add(each);
    else await add(file);
  }
  components[basename(input, ".js")] = await shorter(code, false);
}

const inputs = readdirSync(COMPONENTS).map((name) => join(COMPONENTS, name, `${name}.js`));
for (const input of inputs.sort()) if (existsSync(input)) await add(input);
const lines = Object.keys(shared)
  .sort()
  .map((file) => `export { ${[...shared[file]].sort().join(", ")} } from ${JSON.stringify(file)};`);
const cores = {};
for (const lms of LMS) {
  cores[lms] = await core(lms, true, lines.join("\n"));
  cores[`${lms}/no-tests`] = await core(lms, false, lines.join("\n"));
}

// Together once more: texts that are compressed together gain by naming their variables alike.
const BETWEEN = "$between();";
const alike = {};
for (const name of ["scorm12", "scorm2004"]) {
  const whole = [...Object.values(components), cores[name]].join(BETWEEN);
  const { code } = await minify(whole, { ecma: 2020, toplevel: false, compress: false });
  const parts = code.split(BETWEEN);
  cores[name] = parts.pop();
  Object.keys(components).forEach((each, place) => (alike[each] ??= parts[place]));
}
console.log(JSON.stringify({ cores, components: alike, msgids }));
