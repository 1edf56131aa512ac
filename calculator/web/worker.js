// The worker: starts Python once, then answers one question after the other.

import { assembled, bridge, scripts, text } from "./boot.js";

let begun;
let answer;

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
      self.postMessage({ number: data.number, answer: answer(data.request) });
    }
  } catch (error) {
    self.postMessage({ failed: error.message ?? String(error) });
  }
});

async function begin({ runtime, language, book, words }) {
  const [loaded, ...texts] = await Promise.all([scripts(runtime), text(book), text(words)]);
  return { runtime, language, loaded, book: texts[0], words: texts[1] };
}
