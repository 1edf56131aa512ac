// Starts Python from the snapshot and from the library, answers the sample's requests, and prints the
// numbers of the interpreter's functions that ran, as a JSON list. The only argument is JSON:
//   pyodide       the folder of the interpreter
//   instrumented  its WebAssembly, as wasm_split.instrumented makes it
//   snapshot      the memory snapshot
//   library       the bytecode library
//   sample        the arguments of an EstimateApi and the requests that it answers

import { readFile } from "node:fs/promises";
import { start } from "./interpreter.mjs";

const { pyodide, instrumented, snapshot, library, sample } = JSON.parse(process.argv[2]);
const bytes = await readFile(instrumented);

const instantiate = WebAssembly.instantiate;
const instances = [];
WebAssembly.instantiate = async (source, imports) => {
  // Pyodide also instantiates small modules.
  if (!(source.byteLength > 1e6)) return instantiate(source, imports);
  const made = await instantiate(bytes, imports);
  instances.push(made.instance.exports);
  return made;
};

const archive = await readFile(library);
// Without a library, like a page that starts from the snapshot.
answer(await start(pyodide, { _loadSnapshot: await readFile(snapshot), stdLibURL: "/dev/null" }));
answer(await start(pyodide, { stdLibURL: library }));

const ran = new Set();
for (const exports of instances) {
  for (let number = 0; `@${number}` in exports; number += 1) if (exports[`@${number}`].value) ran.add(number);
}
console.log(JSON.stringify([...ran].sort((one, other) => one - other)));

// Does what boot.js does, and imports a module that is not in the snapshot.
function answer(python) {
  const write = (path) => python.FS.writeFile(path, new Uint8Array(archive));
  const deferred = python.pyimport("_deferred_imports");
  deferred.install([deferred.LIBRARY], write);
  const api = python.pyimport("calculator.estimate_api").EstimateApi(...sample.arguments);
  for (const request of sample.requests) api.answer(JSON.stringify(request));
  try {
    api.answer("no JSON");
  } catch {
    // Errors run functions too.
  }
  python.pyimport("zipfile");
}
