// The worker that counts, as the page sees it: started, asked, cancelled, started again.

import { narrow } from "../python/connection.js";
import { spawn } from "../python/start_worker.js";

const STALLED_MS = 60_000;
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
    this.#worker = spawn(this.#settings.worker, { type: "module" });
    this.#worker.onmessage = ({ data }) => this.#hear(data);
    this.#worker.onerror = ({ message }) => this.#fail(message ?? "its worker did not load");
    this.#worker.postMessage({ settings: { ...this.#settings, plain: narrow() } });
    if (this.#waiting) this.#worker.postMessage(this.#question);
    this.#expect();
  }

  /** Only the answer to the latest question is heard; where no Python runs, one is started. */
  ask(question) {
    this.#number += 1;
    this.#waiting = true;
    this.#question = { number: this.#number, ...question };
    if (this.#worker) this.#worker.postMessage(this.#question);
    else this.start();
  }

  /** Whether there is a Python, or one on its way. */
  get begun() {
    return this.#worker !== undefined;
  }

  /** Whether a question has no answer yet. */
  get waiting() {
    return this.#waiting;
  }

  /** What it answers to the latest question is no longer heard. */
  forget() {
    this.#number += 1;
    this.#waiting = false;
  }

  /** A worker that is in the middle of a file does not hear: it is replaced. */
  cancel() {
    this.forget();
    this.#worker?.postMessage({ number: this.#number, cancel: true });
    if (!this.#ready) return; // and is heard, or given up, as it starts
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.#again(), CANCEL_MS);
  }

  #hear({ arrived, ready, number, progress, result, choice, failed, final }) {
    if (failed) return this.#fail(failed, final);
    // As long as something arrives, a slow line is no fault.
    if (arrived) return this.#expect();
    if (ready) {
      this.#ready = true;
      clearTimeout(this.#watch);
      return this.#heard.ready();
    }
    if (number !== this.#number) return;
    // That a question was cancelled is answered before Python is there.
    if (this.#ready) clearTimeout(this.#watch);
    if (progress) return this.#heard.progress(progress);
    if (!this.#waiting) return;
    this.#waiting = false;
    if (result) this.#heard.result(result);
    else this.#heard.choice(choice);
  }

  #again() {
    this.#dismiss();
    this.start();
  }

  // It may have spoken once more before it was stopped.
  #dismiss() {
    this.#worker.onmessage = this.#worker.onerror = null;
    this.#worker.terminate();
    this.#worker = undefined;
    this.#ready = false;
  }

  #expect() {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.#fail("no answer in time"), STALLED_MS);
  }

  #fail(reason, final = false) {
    clearTimeout(this.#watch);
    console.warn(`The counter's Python stopped: ${reason}`);
    const counted = this.#ready && this.#waiting && !final;
    // What Python has not heard yet is asked when it starts again.
    if (this.#ready) this.#waiting = false;
    this.#dismiss();
    if (!counted) return this.#heard.failed();
    this.#heard.gone();
    this.start();
  }
}
