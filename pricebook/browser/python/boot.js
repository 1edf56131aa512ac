// The only module that knows Pyodide: from the downloaded files to a Python with the engine in it.

import { Download, Impossible, requireWebAssembly } from "./download.js";
import { readSnapshot } from "./snapshot.js";

export { Impossible };

const UNUSED = "/lib/unused.zip";
const HOME = "/home/pyodide";
const PROGRESS_MS = 100;

// One worker may start Python several times: all of them use the same downloads.
const downloads = new Map(); // by the address of the manifest
const cached = new Map(); // bytes of files that were fetched synchronously, by name

/**
 * Python with the engine, from the manifest at `address`. Rejects where it cannot start.
 * `python.FS` is its file system. Modules and functions that are not here yet are fetched when they
 * are imported or called. `onProgress` gets { loaded, total } in bytes; `withoutSnapshot` starts
 * Python from the library.
 */
export async function startPython(address, onProgress, withoutSnapshot) {
  await requireWebAssembly();
  if (!downloads.has(address)) downloads.set(address, await Download.from(address, throttled(onProgress)));
  const download = downloads.get(address);
  const importing = importPyodide(download.runtime);
  const files = withoutSnapshot ? download.withoutSnapshot() : download.fastest();
  const [scripts, found] = await Promise.all([importing, files]);
  try {
    return await assemble(download.runtime, scripts, found);
  } catch (error) {
    if (!found.snapshot) throw error;
    console.warn(`Python starts without its snapshot: ${error.message}`);
    return assemble(download.runtime, scripts, await download.withoutSnapshot());
  }
}

// Some of the calls, and the last one: the page has a reader to attend to.
function throttled(onProgress) {
  let last = 0;
  return (progress) => {
    if (progress.loaded < progress.total && performance.now() - last < PROGRESS_MS) return;
    last = performance.now();
    onProgress(progress);
  };
}

// Pyodide's own scripts. They are parsed while the other files arrive.
async function importPyodide({ folder, parts }) {
  const [{ loadPyodide }, { default: createModule }] = await Promise.all([
    import(new URL(parts.loader.name, folder)),
    import(new URL(parts.script.name, folder)),
  ]);
  return { loadPyodide, createModule };
}

// Python from the memory `snapshot` where there is one, else from the `library`.
// `first` is the compiled first half of the WebAssembly.
async function assemble(runtime, { loadPyodide, createModule }, { first, snapshot, library }) {
  const halves = new Halves(first, () => fetchNow(runtime, "second"));
  const restored = snapshot && readSnapshot(snapshot);
  const python = await halves.during(library, () =>
    loadPyodide({
      indexURL: String(runtime.folder),
      packageBaseUrl: String(runtime.folder),
      lockFileContents: { info: runtime.info, packages: {} },
      _sysExecutable: "python",
      env: { HOME },
      createPyodideModule: restored ? (settings) => restored.createModule(createModule, settings) : createModule,
      ...(restored && { _loadSnapshot: restored.header }),
    }),
  );
  const deferred = python.pyimport("_deferred_imports");
  const archives = { ...(snapshot && { [deferred.LIBRARY]: "library" }), [UNUSED]: "unused" };
  const write = (path) => python.FS.writeFile(path, fetchNow(runtime, archives[path]));
  deferred.install(Object.keys(archives), write);
  return python;
}

/** The calculator's API: a function from request JSON to answer JSON. */
export function estimateApi(python, book, words, language) {
  const api = python.pyimport("calculator.estimate_api").EstimateApi(book, words, language);
  return (request) => api.answer(request);
}

/**
 * Whether the second half of the interpreter is here, for the Python that was started from the
 * manifest at `address`; fetches it where it is not. A failed call for the second half ends Python,
 * so this is asked first where the network may be gone.
 */
export async function hasSecondHalf(address) {
  const { folder, parts } = downloads.get(address).runtime;
  const { name } = parts.second;
  if (cached.has(name)) return true;
  try {
    const response = await fetch(new URL(name, folder));
    if (response.ok) cached.set(name, new Uint8Array(await response.arrayBuffer()));
  } catch (error) {
    console.warn(`Half of the interpreter is missing: ${error.message}`);
  }
  return cached.has(name);
}

// Synchronously: Python waits for a module that it imports, or a function that it calls. The bytes
// are cached, since the next Python in this worker may start without a network.
function fetchNow({ folder, parts }, role) {
  const { name } = parts[role];
  if (cached.has(name)) return cached.get(name);
  self.postMessage({ fetching: name });
  const request = new XMLHttpRequest();
  request.open("GET", new URL(name, folder), false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200) throw new Error(`${request.status} ${name}`);
  cached.set(name, new Uint8Array(request.response));
  return cached.get(name);
}

// The interpreter's WebAssembly in two halves: the second is fetched when something calls into it.
class Halves {
  #first;
  #fetchSecond;

  constructor(first, fetchSecond) {
    this.#first = first;
    this.#fetchSecond = fetchSecond;
  }

  // Pyodide fetches its WebAssembly and its library itself, by names of its own. While `start` runs,
  // fetch returns what was downloaded already, and instantiateStreaming takes the compiled module.
  async during(library, start) {
    const { fetch } = self;
    const { instantiateStreaming } = WebAssembly;
    let reject;
    const failed = new Promise((_, settle) => (reject = settle));
    self.fetch = async (address) =>
      String(address).endsWith(".wasm") ? this.#first : new Response(library ?? new Uint8Array());
    // Pyodide does not report that its WebAssembly failed to start, and then never settles.
    WebAssembly.instantiateStreaming = (module, imports) => {
      const instantiated = this.#instantiate(module, imports);
      instantiated.catch(reject);
      return instantiated;
    };
    try {
      return await Promise.race([start(), failed]);
    } finally {
      self.fetch = fetch;
      WebAssembly.instantiateStreaming = instantiateStreaming;
    }
  }

  async #instantiate(source, imports) {
    const module = await source;
    const instance = await WebAssembly.instantiate(module, imports);
    const own = {};
    const shared = {};
    for (const name in instance.exports) (name.startsWith("@") ? shared : own)[name] = instance.exports[name];
    shared["@cold"].set(0, inWasm(() => this.#joinSecond(imports, shared)));
    return { module, instance: { exports: own } };
  }

  #joinSecond(imports, shared) {
    new WebAssembly.Instance(new WebAssembly.Module(this.#fetchSecond()), { ...imports, first: shared });
    shared["@there"].value = 1;
  }
}

// A function of JavaScript as one of WebAssembly, since a table takes no other. The module imports
// the function as e.f, with neither parameters nor results, and exports it as f.
function inWasm(work) {
  const module = Uint8Array.of(
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[1, 4, 1, 0x60, 0, 0],
    ...[2, 7, 1, 1, 0x65, 1, 0x66, 0, 0],
    ...[7, 5, 1, 1, 0x66, 0, 0],
  );
  return new WebAssembly.Instance(new WebAssembly.Module(module), { e: { f: work } }).exports.f;
}

/** The text at an address; rejects where there is none. */
export async function fetchText(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.text();
}
