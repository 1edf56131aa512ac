// Starts the interpreter in a folder, imports all modules of the standard library, and prints the
// result of each import as JSON: node modules.mjs INTERPRETER LIBRARY

import { pathToFileURL } from "node:url";

const [interpreter, library] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${interpreter}/pyodide.mjs`));
const pyodide = await loadPyodide({ indexURL: interpreter, stdLibURL: library });
console.log(
  pyodide.runPython(`
import importlib, json, sys
found = {}
for name in sorted(sys.stdlib_module_names - {"antigravity", "this"}):
    try:
        found[name] = importlib.import_module(name) and "imported"
    except BaseException as error:
        found[name] = repr(error)
json.dumps(found)`),
);
