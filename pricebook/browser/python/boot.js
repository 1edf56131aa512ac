// Starts Python with the engine from the downloaded files. The only module that uses Pyodide.

import { Download, Impossible, requireWebAssembly } from "./download.js";
import { readSnapshot } from "./snapshot.js";

export { Impossible };

const UNUSED = "/lib/unused.zip";
const HOME = "/home/pyodide";
const PROGRESS_MS = 100;

// A worker may start Python several times. Every start uses the same downloads.
const downloads = new Map(); // address of the manifest → Download
const cached = new Map(); // file name → bytes, of files that fetchNow and hasSecondHalf have fetched

/**
 * Start Python with the engine from the manifest at `address`. Rejects if Python cannot start.
 * `python.FS` is the file system. Further modules and functions are downloaded when they are imported
 * or called. `onProgress` gets { loaded, total } in bytes. `withoutSnapshot` starts Python from the
 * library.
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

// Passes on a call at most every PROGRESS_MS, and the last call, so that the page stays responsive.
function throttled(onProgress) {
  let last = 0;
  return (progress) => {
    if (progress.loaded < progress.total && performance.now() - last < PROGRESS_MS) return;
    last = performance.now();
    onProgress(progress);
  };
}

// Pyodide's scripts. The browser parses them while the other files are downloading.
async function importPyodide({ folder, parts }) {
  const [{ loadPyodide }, { default: createModule }] = await Promise.all([
    import(new URL(parts.loader.name, folder)),
    import(new URL(parts.script.name, folder)),
  ]);
  return { loadPyodide, createModule };
}

// Starts Python from the memory `snapshot`, or else from the `library`. `first` is the compiled first
// half of the WebAssembly.
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
 * Fetch the second half of the interpreter if it is not cached, for the Python that was started from
 * the manifest at `address`. Resolves to whether it is cached. Python dies if it needs the second half
 * and cannot fetch it, so call this first if the network may be down.
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

// Fetches a file synchronously, because an import or a call in Python waits for it. The bytes are
// cached, because the next Python in this worker may start without a network.
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

// The interpreter's WebAssembly in two halves. The second half is fetched when one of its functions is
// called (pricebook/runtime/wasm_split.py).
class Halves {
  #first;
  #fetchSecond;

  constructor(first, fetchSecond) {
    this.#first = first;
    this.#fetchSecond = fetchSecond;
  }

  // Runs `start`, which calls loadPyodide. Pyodide fetches its WebAssembly and its library by fixed
  // names, so meanwhile fetch is replaced to return the downloaded files, and instantiateStreaming to
  // accept the compiled module.
  async during(library, start) {
    const { fetch } = self;
    const { instantiateStreaming } = WebAssembly;
    let reject;
    const failed = new Promise((_, settle) => (reject = settle));
    self.fetch = async (address) =>
      String(address).endsWith(".wasm") ? this.#first : new Response(library ?? new Uint8Array());
    // If its WebAssembly fails to start, Pyodide's promise never settles, so pass the error on here.
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

// Converts a JavaScript function to a WebAssembly function, because a table accepts no other. The
// module imports the function as e.f, without parameters and results, and exports it as f.
function inWasm(work) {
  const module = Uint8Array.of(
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[1, 4, 1, 0x60, 0, 0],
    ...[2, 7, 1, 1, 0x65, 1, 0x66, 0, 0],
    ...[7, 5, 1, 1, 0x66, 0, 0],
  );
  return new WebAssembly.Instance(new WebAssembly.Module(module), { e: { f: work } }).exports.f;
}

/** The text at an address. Rejects if the response is an error. */
export async function fetchText(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.text();
}
