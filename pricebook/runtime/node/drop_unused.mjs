// Removes functions without references from a script: node drop_unused.mjs FILE TERSER. TERSER is the
// folder of the package terser, because an installed tool is outside the folder with node_modules.

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
