// The worker that counts, in a Python that is fresh where the last input was large or killed it.

import { Impossible, interpreter, text } from "../python/boot.js";

const FOLDER = "/counted";
const BREATH_MS = 100;

let settings;
let texts; // the price book and the words, fetched once
let counter; // the Python that answers, with its door
let spent = false; // its memory has grown, and does not give any back
let current; // the number of the count that the page wants

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
      answer(data.number, { result: (await rested()).door.report(data.report) });
    } else if (data.chosen) {
      answer(data.number, { choice: (await counter).door.choose(JSON.stringify(data.chosen)) });
    } else if (data.cancel) {
      current = data.number;
      answer(data.number, {}); // said as soon as it is heard: between two files
    }
  } catch (error) {
    const final = error instanceof Impossible;
    self.postMessage({ number: data.number, failed: error.message ?? String(error), final });
  }
});

async function start() {
  const { runtime, plain, book, words, language, edition, quantity, link } = settings;
  texts ??= Promise.all([text(book), text(words)]);
  const started = interpreter(runtime, (arrived) => self.postMessage({ arrived }), plain);
  const [python, [bookText, wordsText]] = await Promise.all([started, texts]);
  const { Counting } = python.pyimport("calculator.line_count_api");
  return { python, door: Counting(bookText, wordsText, language, edition, quantity, link) };
}

async function rested() {
  if (spent) counter = start();
  spent = false;
  return counter;
}

async function count(number, input) {
  const done = [];
  for (;;) {
    const { python, door } = await rested();
    const state = await taken(number, input, done, python, door);
    if (number !== current) return;
    if (state) return answer(number, { result: state.refused ? JSON.stringify(state) : door.finish() });
  }
}

// The state that a count ends in, or nothing where a file has killed its Python.
async function taken(number, { files, paths, name, version }, done, python, door) {
  let killed;
  try {
    door.close();
    const request = { path: mounted(python, files, paths), name, version, done };
    request.files = paths ? paths.map((path, at) => [path, files[at].size]) : null;
    let state = JSON.parse(door.open(JSON.stringify(request)));
    let breath = performance.now();
    while (!state.refused && !state.over && number === current) {
      killed = state.killed;
      state = JSON.parse(door.step());
      done.push(state.outcome);
      spent = state.spent;
      if (performance.now() - breath < BREATH_MS) continue;
      answer(number, { progress: door.progress() });
      await new Promise((resolve) => setTimeout(resolve));
      breath = performance.now();
    }
    return state;
  } catch (error) {
    // Nothing that Python could have caught. The step is not tried again; the others are not lost.
    spent = true;
    if (killed === undefined) throw error;
    done.push(killed);
  }
}

// The input where Python finds it, under names of ours: those of the files are anybody's.
function mounted(python, files, paths) {
  const { FS } = python;
  FS.mkdirTree(FOLDER);
  // An input of no files is an input as well.
  if (FS.lookupPath(FOLDER, { follow_mount: false }).node.mounted) FS.unmount(FOLDER);
  FS.mount(FS.filesystems.WORKERFS, { blobs: files.map((data, at) => ({ name: String(at), data })) }, FOLDER);
  return paths ? FOLDER : `${FOLDER}/0`;
}

function answer(number, said) {
  self.postMessage({ number, ...said });
}
