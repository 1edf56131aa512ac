// Runs one Python program in Pyodide, and takes a picture of the memory where that is asked for.
// The one argument is JSON:
//   pyodide   the folder of the interpreter
//   folder    the programs' folder, and in it `program`, a module with main(asked)
//   asked     what main gets; what it returns is printed
//   mounts    folder inside → folder of this machine
//   library   an archive in the standard library's place
//   image     the file for the picture; `base` the one for the memory before Python runs

import { writeFile } from "node:fs/promises";
import { creator, start } from "./interpreter.mjs";

const { pyodide, folder, program, asked, mounts, library, image, base } = JSON.parse(process.argv[2]);

const python = await start(pyodide, { stdLibURL: library, _makeSnapshot: Boolean(image) });
python.mountNodeFS("/inside", folder);
for (const [inside, outside] of Object.entries(mounts)) python.mountNodeFS(inside, outside);
const sys = python.pyimport("sys");
sys.path.append("/inside");
const module = python.pyimport(program);
const given = python.toPy(asked);
console.log(module.main(given) ?? "");
if (image) {
  sys.path.remove("/inside");
  // What JavaScript holds of Python it would let go at an hour of its own: a count that differs.
  for (const proxy of [sys.path, module.main, given, module, sys]) proxy.destroy();
  python.runPython(`import sys; del sys.modules["${program}"], sys`);
  await writeFile(base, await untouched());
  await writeFile(image, python.makeMemorySnapshot());
}

// The memory as the module itself fills it.
async function untouched() {
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
