// Python in a worker: started, asked, started again when it dies, given up after three times.

import { spawn } from "./spawn.js";

const STALLED_MS = 30_000;
const ANSWER_MS = 10_000;
const STARTS = 3;

export class Python {
  #settings;
  #heard;
  #worker;
  #watch;
  #starts = 0;
  #ready = false;
  #number = 0;
  #request;
  #asides = 0;
  #others = new Map();

  /**
   * `heard` has the functions ready(), answered(text) and failed(), and may have
   * progress({ loaded, total }), in bytes; only the latest answer is heard.
   */
  constructor(settings, heard) {
    this.#settings = settings;
    this.#heard = heard;
  }

  start() {
    this.#starts = 0;
    this.#begin();
  }

  /** Ask as soon as Python can answer. A question before this one that has no answer yet is dropped. */
  ask(request) {
    this.#request = request;
    this.#number += 1;
    if (this.#ready) this.#send();
  }

  /** Ask aside from all that; a promise of the answer, as an object. */
  other(request) {
    return new Promise((answered) => {
      this.#asides -= 1;
      this.#others.set(this.#asides, answered);
      this.#worker.postMessage({ number: this.#asides, request });
    });
  }

  #begin() {
    this.#starts += 1;
    this.#ready = false;
    this.#worker = spawn(this.#settings.worker, { type: "module" });
    this.#worker.addEventListener("message", ({ data }) => this.#hear(data));
    this.#worker.addEventListener("error", (event) => this.#fail(event.message ?? "its worker did not load"));
    // The picture of the memory is tried once.
    this.#worker.postMessage({ settings: { ...this.#settings, plain: this.#starts > 1 } });
    this.#expect(STALLED_MS);
  }

  #send() {
    this.#worker.postMessage({ number: this.#number, request: this.#request, more: true });
    this.#expect(ANSWER_MS);
  }

  #hear({ arrived, ready, number, answer, failed, final }) {
    if (failed) return this.#fail(failed, final);
    if (arrived) {
      // As long as something arrives, a slow line is no fault.
      this.#expect(STALLED_MS);
      return this.#heard.progress?.(arrived);
    }
    const other = this.#others.get(number);
    if (other) {
      this.#others.delete(number);
      other(JSON.parse(answer));
      return;
    }
    clearTimeout(this.#watch);
    if (ready) {
      this.#ready = true;
      this.#heard.ready();
      if (this.#request) this.#send();
    } else if (number === this.#number) {
      this.#starts = 0;
      this.#heard.answered(answer);
    } else {
      this.#expect(ANSWER_MS);
    }
  }

  #expect(milliseconds) {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.#fail("no answer in time"), milliseconds);
  }

  #fail(reason, final = false) {
    clearTimeout(this.#watch);
    this.#worker.terminate();
    this.#worker = undefined;
    this.#ready = false;
    console.warn(`The calculator's Python stopped: ${reason}`);
    if (this.#starts < STARTS && !final) this.#begin();
    else this.#heard.failed();
  }
}
