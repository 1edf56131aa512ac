// The worker: starts Python once, then answers one question after the other.

import { boot, Impossible } from "./boot.js";

const MORE = JSON.stringify({ more: true });

let answer;
let latest;

self.addEventListener("message", async ({ data }) => {
  try {
    if (data.settings) {
      answer = await boot(data.settings, (progress) => self.postMessage(progress));
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
  self.postMessage({ failed: error.message ?? String(error), final: error instanceof Impossible });
}
