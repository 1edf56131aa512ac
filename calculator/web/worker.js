// The worker: starts Python once, then answers one question after the other.

import { assembled, bridge, scripts, text } from "./boot.js";

let begun;
const MORE = JSON.stringify({ more: true });

let answer;
let latest;

self.addEventListener("message", async ({ data }) => {
  try {
    if (data.settings) {
      begun = begin(data.settings);
      // Heard below, when it is awaited.
      begun.catch(() => {});
    } else if (data.parts) {
      const { runtime, language, loaded, book, words } = await begun;
      answer = bridge(await assembled(runtime, loaded, data.parts), book, words, language);
      self.postMessage({ ready: true });
    } else {
      latest = data.number;
      self.postMessage({ number: data.number, answer: answer(data.request) });
      if (data.more) setTimeout(more, 0, data.number);
    }
  } catch (error) {
    fail(error);
  }
});

async function begin({ runtime, language, book, words }) {
  const [loaded, ...texts] = await Promise.all([scripts(runtime), text(book), text(words)]);
  return { runtime, language, loaded, book: texts[0], words: texts[1] };
}

// What may come a moment later: it waits for the next question, which may make it needless.
function more(number) {
  if (number !== latest) return;
  try {
    self.postMessage({ number, answer: answer(MORE) });
  } catch (error) {
    fail(error);
  }
}

function fail(error) {
  self.postMessage({ failed: error.message ?? String(error) });
}
