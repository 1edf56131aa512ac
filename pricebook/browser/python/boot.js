// The only module that knows Pyodide: from what was fetched to an interpreter with the engine in it.

import { restored } from "./snapshot.js";
import { Impossible, Parts, possible } from "./download.js";

export { Impossible };

const LIBRARY = "/lib/python314.zip";
const SPARE = "/lib/spare.zip";
const HOME = "/home/pyodide";
const NEWS_MS = 100;

// Where one worker starts Python again and again, what was fetched and compiled serves them all.
const begun = new Map();
const kept = new Map();

/**
 * Python with the engine, from the manifest at `address`. Rejects where it cannot start.
 * `python.FS` is its file system; what is not at hand is fetched when it is imported or called.
 * `heard({ loaded, total })` is told of bytes; `plain` starts it without the picture of its memory.
 */
export async function interpreter(address, heard, plain) {
  await possible();
  if (!begun.has(address)) begun.set(address, await Parts.at(address, seldom(heard)));
  const parts = begun.get(address);
  const loading = scripts(parts.runtime);
  const [loaded, found] = await Promise.all([loading, plain ? parts.plain() : parts.fastest()]);
  try {
    return await assembled(parts.runtime, loaded, found);
  } catch (error) {
    if (!found.memory) throw error;
    console.warn(`Python starts without its picture: ${error.message}`);
    return assembled(parts.runtime, loaded, await parts.plain());
  }
}

// The page has a reader to attend to: it hears of some of the bytes, and of the last.
function seldom(heard) {
  let told = 0;
  return (arrived) => {
    if (arrived.loaded < arrived.total && performance.now() - told < NEWS_MS) return;
    told = performance.now();
    heard(arrived);
  };
}

// The scripts of Pyodide, which can be read while the rest is fetched.
async function scripts({ folder, parts }) {
  const [{ loadPyodide }, { default: create }] = await Promise.all([
    import(new URL(parts.loader.name, folder)),
    import(new URL(parts.script.name, folder)),
  ]);
  return { loadPyodide, create };
}

// Where there is `memory`, from the picture of a warm interpreter, else from the `library`.
// `first` is the compiled WebAssembly.
async function assembled(runtime, loaded, { first, memory, library }) {
  const halves = new Halves(first, () => fetched(runtime, "second"));
  const { create } = loaded;
  const picture = memory && restored(memory);
  const python = await halves.during(library, () =>
    loaded.loadPyodide({
      indexURL: String(runtime.folder),
      packageBaseUrl: String(runtime.folder),
      lockFileContents: { info: runtime.info, packages: {} },
      _sysExecutable: "python",
      env: { HOME },
      createPyodideModule: picture ? (settings) => picture.module(create, settings) : create,
      ...(picture && { _loadSnapshot: picture.header }),
    }),
  );
  const archives = { ...(memory && { [LIBRARY]: "library" }), [SPARE]: "spare" };
  const write = (path) => python.FS.writeFile(path, fetched(runtime, archives[path]));
  python.pyimport("_later").install(Object.keys(archives), write);
  return python;
}

/** A function from request JSON to answer JSON. */
export function bridge(python, book, words, language) {
  const made = python.pyimport("calculator.estimate_api").Bridge(book, words, language);
  return (request) => made.answer(request);
}

/**
 * Whether all of the interpreter that was started from the manifest at `address` is here; what is
 * not is fetched. A call for it that fails is the end of Python: where there is no network, or may
 * be none, this is asked first.
 */
export async function whole(address) {
  const { folder, parts } = begun.get(address).runtime;
  const { name } = parts.second;
  if (kept.has(name)) return true;
  try {
    const response = await fetch(new URL(name, folder));
    if (response.ok) kept.set(name, new Uint8Array(await response.arrayBuffer()));
  } catch (error) {
    console.warn(`Half of the interpreter is missing: ${error.message}`);
  }
  return kept.has(name);
}

// At once, for Python waits: it imports a module, or calls a function, that is not here yet. It is
// kept: the next Python in this worker may start where there is no network any more.
function fetched({ folder, parts }, role) {
  const { name } = parts[role];
  if (kept.has(name)) return kept.get(name);
  self.postMessage({ fetching: name });
  const request = new XMLHttpRequest();
  request.open("GET", new URL(name, folder), false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200) throw new Error(`${request.status} ${name}`);
  kept.set(name, new Uint8Array(request.response));
  return kept.get(name);
}

// The interpreter's WebAssembly in two: the second half is fetched when something calls into it.
class Halves {
  #first;
  #second;

  constructor(first, second) {
    this.#first = first;
    this.#second = second;
  }

  // Pyodide fetches its WebAssembly and its library itself, by names of its own. While it starts,
  // it gets from fetch what is here already, and makes an instance of the module it is given.
  async during(library, work) {
    const { fetch } = self;
    const { instantiateStreaming } = WebAssembly;
    let failed;
    const broken = new Promise((_, reject) => (failed = reject));
    self.fetch = async (address) =>
      String(address).endsWith(".wasm") ? this.#first : new Response(library ?? new Uint8Array());
    // Pyodide keeps it to itself when its WebAssembly does not start, and then never settles.
    WebAssembly.instantiateStreaming = (module, imports) => {
      const made = this.#made(module, imports);
      made.catch(failed);
      return made;
    };
    try {
      return await Promise.race([work(), broken]);
    } finally {
      self.fetch = fetch;
      WebAssembly.instantiateStreaming = instantiateStreaming;
    }
  }

  async #made(source, imports) {
    const module = await source;
    const instance = await WebAssembly.instantiate(module, imports);
    const own = {};
    const shared = {};
    for (const name in instance.exports) (name.startsWith("@") ? shared : own)[name] = instance.exports[name];
    shared["@cold"].set(0, inWasm(() => this.#join(imports, shared)));
    return { module, instance: { exports: own } };
  }

  #join(imports, shared) {
    new WebAssembly.Instance(new WebAssembly.Module(this.#second()), { ...imports, first: shared });
    shared["@there"].value = 1;
  }
}

// A function of JavaScript as one of WebAssembly, which is what a table takes: a module that
// imports it as e.f, with neither parameters nor results, and exports it as f.
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
export async function text(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.text();
}
