// The counting worker. It starts a new Python after an input that was large or that killed Python.

import { fetchText, Impossible, startPython } from "../python/boot.js";

const FOLDER = "/counted";
const YIELD_MS = 100;

let settings;
let texts; // the price book and the words, fetched once
let counter; // a promise of the current Python and its API
let discarded = false; // whether to start a new Python, because the memory of a Python never shrinks
let current; // the number of the count that the page waits for

self.addEventListener("message", async ({ data }) => {
  try {
    if (data.settings) {
      settings = data.settings;
      counter = start();
      await counter;
      self.postMessage({ ready: true });
    } else if (data.count) {
      current = data.number;
      await count(data.number, data.count);
    } else if (data.report !== undefined) {
      current = data.number;
      answer(data.number, { result: (await freshCounter()).api.report(data.report) });
    } else if (data.chosen) {
      answer(data.number, { choice: (await counter).api.choose(JSON.stringify(data.chosen)) });
    } else if (data.cancel) {
      current = data.number;
      answer(data.number, {}); // the worker receives messages between two files
    }
  } catch (error) {
    const final = error instanceof Impossible;
    self.postMessage({ number: data.number, failed: error.message ?? String(error), final });
  }
});

async function start() {
  const { runtime, withoutSnapshot, book, words, language, edition, quantity, link } = settings;
  texts ??= Promise.all([fetchText(book), fetchText(words)]);
  const onProgress = (downloaded) => self.postMessage({ downloaded });
  const starting = startPython(runtime, onProgress, withoutSnapshot);
  const [python, [bookText, wordsText]] = await Promise.all([starting, texts]);
  const { LineCountApi } = python.pyimport("calculator.line_count_api");
  return { python, api: LineCountApi(bookText, wordsText, language, edition, quantity, link) };
}

async function freshCounter() {
  if (discarded) counter = start();
  discarded = false;
  return counter;
}

async function count(number, input) {
  const done = [];
  for (;;) {
    const { python, api } = await freshCounter();
    const state = await countWith(python, api, number, input, done);
    if (number !== current) return;
    if (state) return answer(number, { result: state.refused ? JSON.stringify(state) : api.finish() });
  }
}

// The last state of a count, or undefined if a file has killed Python.
async function countWith(python, api, number, { files, paths, name, version }, done) {
  let killed;
  try {
    api.close();
    const request = { path: mount(python, files, paths), name, version, done };
    request.files = paths ? paths.map((path, at) => [path, files[at].size]) : null;
    let state = JSON.parse(api.open(JSON.stringify(request)));
    let yielded = performance.now();
    while (!state.refused && !state.over && number === current) {
      killed = state.killed;
      state = JSON.parse(api.step());
      done.push(state.outcome);
      discarded = state.spent;
      if (performance.now() - yielded < YIELD_MS) continue;
      answer(number, { progress: api.progress() });
      await new Promise((resolve) => setTimeout(resolve));
      yielded = performance.now();
    }
    return state;
  } catch (error) {
    // An error that Python could not catch has killed it. Skip this step in the next Python, and keep
    // the outcomes of the other steps.
    discarded = true;
    if (killed === undefined) throw error;
    done.push(killed);
  }
}

// Mounts the input and returns its path. The files get numbers as names, because their own names may
// contain any character.
function mount(python, files, paths) {
  const { FS } = python;
  FS.mkdirTree(FOLDER);
  // Unmount the last input even if the new one has no files.
  if (FS.lookupPath(FOLDER, { follow_mount: false }).node.mounted) FS.unmount(FOLDER);
  FS.mount(FS.filesystems.WORKERFS, { blobs: files.map((data, at) => ({ name: String(at), data })) }, FOLDER);
  return paths ? FOLDER : `${FOLDER}/0`;
}

function answer(number, message) {
  self.postMessage({ number, ...message });
}
