// Runs a Python program in Pyodide, and optionally takes a memory snapshot. The only argument is JSON:
//   pyodide   the folder of the interpreter
//   folder    the folder of the programs
//   program   the name of a module in that folder, with main(options)
//   options   the argument of main, whose result is printed
//   mounts    folder inside Pyodide → folder of this machine
//   library   an archive that replaces the standard library
//   snapshot  the file for the memory snapshot
//   fresh     the file for the memory before Python runs; written only with a snapshot

import { readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { creator, start } from "./interpreter.mjs";

const { pyodide, folder, program, options, mounts, library, snapshot, fresh } = JSON.parse(process.argv[2]);

const python = await start(pyodide, { stdLibURL: library, _makeSnapshot: Boolean(snapshot) });
copyFolder("/inside", folder);
for (const [inside, outside] of Object.entries(mounts)) python.mountNodeFS(inside, outside);
const sys = python.pyimport("sys");
sys.path.append("/inside");
const module = python.pyimport(program);
const given = python.toPy(options);
console.log(module.main(given) ?? "");
if (snapshot) {
  sys.path.remove("/inside");
  // Release the Python objects now. JavaScript's garbage collector would release them at an
  // unpredictable time, and the reference counts would differ between snapshots.
  for (const proxy of [sys.path, module.main, given, module, sys]) proxy.destroy();
  python.runPython(`import sys; del sys.modules["${program}"], sys`);
  await writeFile(fresh, await freshMemory());
  await writeFile(snapshot, python.makeMemorySnapshot());
}

// Copies the files of a folder of this machine. A mounted folder would bring the times and the order
// of its files into the memory, and the snapshots of two checkouts would differ.
function copyFolder(inside, outside) {
  python.FS.mkdirTree(inside);
  for (const entry of readdirSync(outside, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) copyFolder(`${inside}/${entry.name}`, `${outside}/${entry.name}`);
    else python.FS.writeFile(`${inside}/${entry.name}`, readFileSync(`${outside}/${entry.name}`));
  }
}

// The memory after instantiation, before Python's main function runs.
async function freshMemory() {
  const create = await creator(pyodide);
  let memory;
  const started = start(pyodide, {
    stdLibURL: library,
    createPyodideModule: async (settings) => {
      settings.noInitialRun = true;
      memory = (await create(settings)).HEAPU8.slice();
      throw new Error("enough");
    },
  });
  await started.catch((error) => {
    if (error.message !== "enough") throw error;
  });
  return memory;
}
