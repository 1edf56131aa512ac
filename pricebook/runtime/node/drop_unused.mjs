// Drops the functions of a script that nothing refers to: node drop_unused.mjs FILE TERSER. TERSER is
// the folder of that package: an installed tool lies outside the folder that has node_modules.

import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";

const [file, terser] = process.argv.slice(2);
const { minify } = createRequire(import.meta.url)(terser);
const { code } = await minify(await readFile(file, "utf8"), {
  module: true,
  compress: { passes: 3, pure_getters: true, keep_fnames: true },
  mangle: false,
});
await writeFile(file, code);
