// Drops the functions of a script that nothing refers to: node drop_unused.mjs FILE

import { readFile, writeFile } from "node:fs/promises";
import { minify } from "terser";

const file = process.argv[2];
const { code } = await minify(await readFile(file, "utf8"), {
  module: true,
  compress: { passes: 3, pure_getters: true, keep_fnames: true },
  mangle: false,
});
await writeFile(file, code);
