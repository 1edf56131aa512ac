// Starts Pyodide under Node with a fixed clock, fixed randomness and nothing of this machine, so that
// the same sources make the same bytes.

import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const DATE = Date.UTC(2026, 0, 1);
Date.now = () => DATE;
performance.now = () => 0;
Math.random = () => 0.5;
crypto.getRandomValues = (array) => array.fill(7);

// The interpreter's own script is one line of a megabyte, which Node would print with any error.
process.on("uncaughtException", (error) => {
  console.error(error.message);
  process.exit(1);
});

/** Start the interpreter in `folder`, which is the npm package or has some of its files; `options` are loadPyodide's. */
export async function start(folder, options) {
  const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`));
  const { info } = JSON.parse(await readFile(`${folder}/pyodide-lock.json`, "utf8"));
  return loadPyodide({
    indexURL: folder,
    lockFileContents: { info, packages: {} },
    packageBaseUrl: "/",
    _sysExecutable: "python",
    env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" },
    ...options,
  });
}

/** The function that makes the interpreter's module, for loadPyodide's createPyodideModule. */
export async function creator(folder) {
  return (await import(pathToFileURL(`${folder}/pyodide.asm.mjs`))).default;
}
