// Starts Python both ways, answers, and tells which functions of the interpreter ran.
// The one argument is JSON:
//   pyodide   the folder of the interpreter
//   watched   its WebAssembly, as split.watched makes it
//   image     the picture of the memory
//   library   the bytecode library
//   sample    the arguments of a Bridge and the requests that it answers
// Prints the functions' numbers as JSON.

import { readFile } from "node:fs/promises";
import { start } from "./interpreter.mjs";

const { pyodide, watched, image, library, sample } = JSON.parse(process.argv[2]);
const bytes = await readFile(watched);

const instantiate = WebAssembly.instantiate;
const instances = [];
WebAssembly.instantiate = async (source, imports) => {
  // Pyodide tries a few bytes of its own as well.
  if (!(source.byteLength > 1e6)) return instantiate(source, imports);
  const made = await instantiate(bytes, imports);
  instances.push(made.instance.exports);
  return made;
};

const archive = await readFile(library);
// No library at hand, as in the page that starts from a picture.
answer(await start(pyodide, { _loadSnapshot: await readFile(image), stdLibURL: "/dev/null" }));
answer(await start(pyodide, { stdLibURL: library }));

const ran = new Set();
for (const exports of instances) {
  for (let number = 0; `@${number}` in exports; number += 1) if (exports[`@${number}`].value) ran.add(number);
}
console.log(JSON.stringify([...ran].sort((one, other) => one - other)));

// All that boot.js does, and an import of what the picture does not hold.
function answer(python) {
  const write = (path) => python.FS.writeFile(path, new Uint8Array(archive));
  python.pyimport("_later").install(["/lib/python314.zip"], write);
  const bridge = python.pyimport("calculator.estimate_api").Bridge(...sample.arguments);
  for (const request of sample.requests) bridge.answer(JSON.stringify(request));
  try {
    bridge.answer("no JSON");
  } catch {
    // Errors are told by functions too.
  }
  python.pyimport("zipfile");
}
