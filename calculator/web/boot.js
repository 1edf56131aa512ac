// The only module that starts Pyodide: from the site's own files to a Bridge that answers.

const PACKAGE = "catalogue-calculator";

// The smallest module of WebAssembly: its magic number and its version.
const SMALLEST = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** Python cannot start here, however often it is tried. */
export class Impossible extends Error {}

/** A function from request JSON to answer JSON; rejects where Python cannot start. */
export async function boot({ engine, book, words, language }) {
  const [python, bookText, wordsText] = await Promise.all([interpreter(engine), text(book), text(words)]);
  const bridge = python.pyimport("calculator.bridge").Bridge(bookText, wordsText, language);
  return (request) => bridge.answer(request);
}

/** Python itself, with the engine installed; rejects where it cannot start. */
export async function interpreter(engine) {
  await possible();
  return start(engine);
}

// Asked before anything is fetched: an old browser or a policy may forbid WebAssembly altogether.
async function possible() {
  try {
    await WebAssembly.compile(SMALLEST);
  } catch (error) {
    throw new Impossible(`WebAssembly may not run here: ${error.message}`);
  }
}

async function start(engine) {
  const { loadPyodide } = await import(new URL("pyodide.mjs", engine));
  const python = loadPyodide({
    indexURL: engine,
    lockFileURL: new URL("pyodide-lock.json", engine).href,
    packages: [PACKAGE],
  });
  return Promise.race([python, unreadable()]);
}

// Pyodide keeps it to itself when its WebAssembly does not arrive whole, and then never settles.
function unreadable() {
  const instantiate = WebAssembly.instantiateStreaming;
  return new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = (...given) => {
      const made = instantiate(...given);
      made.catch(reject);
      return made;
    };
  });
}

/** The text at an address; rejects where there is none. */
export async function text(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.text();
}
