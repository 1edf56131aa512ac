// The only module that knows Pyodide: from the site's own files to a Bridge that answers.

const PACKAGE = "catalogue-calculator";

/** A function from request JSON to answer JSON; rejects where Python cannot start. */
export async function boot({ engine, book, words, language }) {
  const [python, bookText, wordsText] = await Promise.all([start(engine), text(book), text(words)]);
  const bridge = python.pyimport("calculator.bridge").Bridge(bookText, wordsText, language);
  return (request) => bridge.answer(request);
}

async function start(engine) {
  const { loadPyodide } = await import(new URL("pyodide.mjs", engine));
  return loadPyodide({
    indexURL: engine,
    lockFileURL: new URL("pyodide-lock.json", engine).href,
    packages: [PACKAGE],
  });
}

async function text(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.text();
}
