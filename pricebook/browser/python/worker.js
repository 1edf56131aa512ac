// The worker: starts Python once, then answers one question after the other.

// What boot.js imports is named here as well: it is fetched beside it, and not after it.
import "./snapshot.js";
import "./download.js";
import { bridge, Impossible, interpreter, text, whole } from "./boot.js";

const MORE = JSON.stringify({ more: true });

let manifest;
let answer;
let latest;

self.addEventListener("message", async ({ data }) => {
  try {
    if (data.settings) {
      answer = await begin(data.settings);
      self.postMessage({ ready: true });
    } else {
      if (data.more) latest = data.number;
      const can = !data.whole || (await whole(manifest));
      self.postMessage({ number: data.number, answer: can ? answer(data.request) : "{}" });
      if (data.more) setTimeout(more, 0, data.number);
    }
  } catch (error) {
    fail(error);
  }
});

async function begin({ runtime, plain, language, book, words }) {
  manifest = runtime;
  const started = interpreter(runtime, (arrived) => self.postMessage({ arrived }), plain);
  const [python, ...texts] = await Promise.all([started, text(book), text(words)]);
  return bridge(python, ...texts, language);
}

// What may come a moment later: it waits for the next question, which may make it needless.
function more(number) {
  if (number !== latest) return;
  try {
    self.postMessage({ rest: true, answer: answer(MORE) });
  } catch (error) {
    fail(error);
  }
}

function fail(error) {
  self.postMessage({ failed: error.message ?? String(error), final: error instanceof Impossible });
}
