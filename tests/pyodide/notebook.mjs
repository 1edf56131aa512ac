// Runs Python code in a plain Pyodide, as a notebook does, and prints its output:
// node notebook.mjs CODE

import { loadPyodide } from "../../node_modules/pyodide/pyodide.mjs";

const [code] = process.argv.slice(2);
const pyodide = await loadPyodide();
pyodide.setStdout({ batched: (line) => console.log(line) });
await pyodide.runPythonAsync(code);
