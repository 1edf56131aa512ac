// Starts Pyodide in Node with a fixed clock, fixed random numbers and a fixed environment, so that the
// same sources give the same bytes on every machine.

import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const DATE = Date.UTC(2026, 0, 1);
Date.now = () => DATE;
performance.now = () => 0;
Math.random = () => 0.5;
crypto.getRandomValues = (array) => array.fill(7);

// Print the message only: Node would also print the source line, which is a megabyte long.
process.on("uncaughtException", (error) => {
  console.error(error.message);
  process.exit(1);
});

/** Start Pyodide from the files in `folder`. `options` are passed to loadPyodide. */
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

/** Emscripten's factory function of the interpreter, for loadPyodide's option createPyodideModule. */
export async function creator(folder) {
  return (await import(pathToFileURL(`${folder}/pyodide.asm.mjs`))).default;
}
