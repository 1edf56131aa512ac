// Starts the interpreter in a folder and prints, as JSON, which of the standard library's modules
// it imports and how the others fail: node modules.mjs INTERPRETER LIBRARY

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
