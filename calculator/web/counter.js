// The worker that counts, as the page sees it: started, asked, cancelled, started again.

import { spawn } from "./spawn.js";

const START_MS = 60_000;
const CANCEL_MS = 2_000;

export class Counter {
  #settings;
  #heard;
  #worker;
  #watch;
  #number = 0;
  #question;
  #waiting = false; // for an answer to the latest question
  #ready = false;

  /** `heard` has the functions ready(), progress(text), result(text), choice(text), failed() and gone(). */
  constructor(settings, heard) {
    this.#settings = settings;
    this.#heard = heard;
  }

  start() {
    this.#ready = false;
    this.#worker = spawn(this.#settings.worker, { type: "module" });
    this.#worker.addEventListener("message", ({ data }) => this.#hear(data));
    this.#worker.addEventListener("error", (event) => this.#fail(event.message ?? "its worker did not load"));
    this.#worker.postMessage({ settings: this.#settings });
    this.#watch = setTimeout(() => this.#fail("no answer in time"), START_MS);
  }

  /** Only the answer to the latest question is heard. */
  ask(question) {
    this.#number += 1;
    this.#waiting = true;
    this.#question = { number: this.#number, ...question };
    this.#worker.postMessage(this.#question);
  }

  /** A worker that is in the middle of a file does not hear: it is replaced. */
  cancel() {
    this.#number += 1;
    this.#waiting = false;
    this.#worker.postMessage({ number: this.#number, cancel: true });
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.#again(), CANCEL_MS);
  }

  #hear({ ready, number, progress, result, choice, failed, final }) {
    if (failed) return this.#fail(failed, final);
    if (ready) {
      this.#ready = true;
      clearTimeout(this.#watch);
      return this.#heard.ready();
    }
    if (number !== this.#number) return;
    clearTimeout(this.#watch);
    if (progress) return this.#heard.progress(progress);
    if (!this.#waiting) return;
    this.#waiting = false;
    if (result) this.#heard.result(result);
    else this.#heard.choice(choice);
  }

  #again() {
    this.#worker.terminate();
    this.start();
    if (this.#waiting) this.#worker.postMessage(this.#question);
  }

  #fail(reason, final = false) {
    clearTimeout(this.#watch);
    this.#worker.terminate();
    console.warn(`The counter's Python stopped: ${reason}`);
    const counted = this.#ready && this.#waiting && !final;
    this.#waiting = false;
    if (!counted) return this.#heard.failed();
    this.#heard.gone();
    this.start();
  }
}
