// The worker: starts Python once, then answers one question after the other.

// What boot.js imports is named here as well: it is fetched beside it, and not after it.
import "./memory.js";
import "./parts.js";
import { bridge, Impossible, interpreter, text } from "./boot.js";

const MORE = JSON.stringify({ more: true });
const NEWS_MS = 100;

let answer;
let latest;
let told = 0;

self.addEventListener("message", async ({ data }) => {
  try {
    if (data.settings) {
      answer = await begin(data.settings);
      self.postMessage({ ready: true });
    } else {
      if (data.more) latest = data.number;
      self.postMessage({ number: data.number, answer: answer(data.request) });
      if (data.more) setTimeout(more, 0, data.number);
    }
  } catch (error) {
    fail(error);
  }
});

async function begin({ runtime, plain, language, book, words }) {
  const started = interpreter(runtime, tell, plain);
  const [python, ...texts] = await Promise.all([started, text(book), text(words)]);
  return bridge(python, ...texts, language);
}

// The page has a reader to attend to: it hears of some of the bytes, and of the last.
function tell(arrived) {
  if (arrived.loaded < arrived.total && performance.now() - told < NEWS_MS) return;
  told = performance.now();
  self.postMessage({ arrived });
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
