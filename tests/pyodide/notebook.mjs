// A Pyodide of anybody's, that knows nothing of this project: node notebook.mjs CODE runs Python as
// a notebook does, and prints what it prints.

import { loadPyodide } from "../../node_modules/pyodide/pyodide.mjs";

const [code] = process.argv.slice(2);
const pyodide = await loadPyodide();
pyodide.setStdout({ batched: (line) => console.log(line) });
await pyodide.runPythonAsync(code);
