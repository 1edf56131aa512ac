// Starts Pyodide, loads the engine from its lock file as a page does, and runs run.py:
// node run.mjs ENGINE PLACES, where PLACES is JSON: folder inside Pyodide → folder outside.

import { readFileSync } from "node:fs";
import { loadPyodide } from "../../node_modules/pyodide/pyodide.mjs";

const [engine, places] = process.argv.slice(2);
const pyodide = await loadPyodide({
  lockFileContents: readFileSync(`${engine}/pyodide-lock.json`, "utf8"),
  packageBaseUrl: `${engine}/`,
  env: { HOME: "/home/pyodide", CATALOGUE_BOOK: "/house/build/book.json" },
});
await pyodide.loadPackage("pricebook-calculator", { messageCallback: () => {} });
for (const [inside, outside] of Object.entries(JSON.parse(places))) {
  pyodide.FS.mkdirTree(inside);
  pyodide.mountNodeFS(inside, outside);
}
console.log(pyodide.runPython(readFileSync(new URL("run.py", import.meta.url), "utf8")));
