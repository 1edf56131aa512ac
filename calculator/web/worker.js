// The worker: starts Python once, then answers one question after the other.

import { boot, Impossible } from "./boot.js";

let answer;

self.addEventListener("message", async ({ data }) => {
  try {
    if (data.settings) {
      answer = await boot(data.settings);
      self.postMessage({ ready: true });
    } else {
      self.postMessage({ number: data.number, answer: answer(data.request) });
    }
  } catch (error) {
    self.postMessage({ failed: error.message ?? String(error), final: error instanceof Impossible });
  }
});
