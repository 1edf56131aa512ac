// Runs one Python program in Pyodide under Node, and takes its picture where that is asked for.
// The one argument is JSON:
//   pyodide   the folder of the npm package
//   program   a Python file with main(asked)
//   asked     what main gets
//   mounts    folder inside → folder of this machine
//   library   an archive in the standard library's place
//   image     the file for the picture of the memory; its beginning goes to `base`

import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const { pyodide, program, asked, mounts = {}, library, image, base } = JSON.parse(process.argv[2]);

// Nothing of this hour and no chance gets into what is made.
const DATE = Date.UTC(2026, 0, 1);
Date.now = () => DATE;
performance.now = () => 0;
Math.random = () => 0.5;
crypto.getRandomValues = (array) => array.fill(7);

const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));
const { default: create } = await import(pathToFileURL(`${pyodide}/pyodide.asm.mjs`));
const { info } = JSON.parse(await readFile(`${pyodide}/pyodide-lock.json`, "utf8"));

// The interpreter's own script is one line of a megabyte, which Node would print with any error.
process.on("uncaughtException", (error) => {
  console.error(error.message);
  process.exit(1);
});

const python = await start({ _makeSnapshot: Boolean(image) });
for (const [inside, outside] of Object.entries(mounts)) python.mountNodeFS(inside, outside);
python.runPython(await readFile(program, "utf8"), { globals: python.globals });
python.globals.get("main")(python.toPy(asked));
if (image) {
  await writeFile(base, await untouched());
  await writeFile(image, python.makeMemorySnapshot());
}

function start(options) {
  return loadPyodide({
    indexURL: pyodide,
    stdLibURL: library,
    lockFileContents: { info, packages: {} },
    packageBaseUrl: "/",
    // Paths and variables of this machine stay out of the picture; a fixed seed for its sets.
    _sysExecutable: "python",
    env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" },
    ...options,
  });
}

// The memory as the module itself fills it, before any Python has run.
async function untouched() {
  let memory;
  const kept = start({
    createPyodideModule: async (settings) => {
      settings.noInitialRun = true;
      memory = (await create(settings)).HEAPU8.slice();
      throw new Error("enough");
    },
  });
  await kept.catch((error) => {
    if (error.message !== "enough") throw error;
  });
  return memory;
}
