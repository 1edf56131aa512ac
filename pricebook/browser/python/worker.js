// The calculator's worker: starts Python once, then answers one question after another.

// The imports of boot.js are listed here too, so that the browser fetches them in parallel.
import "./download.js";
import "./snapshot.js";
import { estimateApi, fetchText, hasSecondHalf, Impossible, startPython } from "./boot.js";

const MORE = JSON.stringify({ more: true });

let manifest;
let answer;
let latest;

self.addEventListener("message", async ({ data }) => {
  try {
    if (data.settings) {
      answer = await start(data.settings);
      self.postMessage({ ready: true });
    } else {
      if (data.more) latest = data.number;
      const answerable = !data.needsSecondHalf || (await hasSecondHalf(manifest));
      self.postMessage({ number: data.number, answer: answerable ? answer(data.request) : "{}" });
      if (data.more) setTimeout(answerRest, 0, data.number);
    }
  } catch (error) {
    fail(error);
  }
});

async function start({ runtime, withoutSnapshot, language, book, words }) {
  manifest = runtime;
  const onProgress = (downloaded) => self.postMessage({ downloaded });
  const starting = startPython(runtime, onProgress, withoutSnapshot);
  const [python, ...texts] = await Promise.all([starting, fetchText(book), fetchText(words)]);
  return estimateApi(python, ...texts, language);
}

// Sends the rest of an answer, unless the next question has already arrived.
function answerRest(number) {
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
