// The page's side of the counting worker: starts it, sends questions, cancels a count, and restarts the
// worker if it dies.

import { isSlow } from "../python/connection.js";
import { startWorker } from "../python/start_worker.js";

const STALLED_MS = 60_000;
const CANCEL_MS = 2_000;

export class LineCountClient {
  #settings;
  #handlers;
  #worker;
  #timeout;
  #number = 0;
  #question;
  #waiting = false; // whether the latest question has no answer yet
  #ready = false;

  /** `handlers` has the functions ready(), progress(text), result(text), choice(text), failed() and gone(). */
  constructor(settings, handlers) {
    this.#settings = settings;
    this.#handlers = handlers;
  }

  start() {
    this.#worker = startWorker(this.#settings.worker, { type: "module" });
    this.#worker.onmessage = ({ data }) => this.#receive(data);
    this.#worker.onerror = ({ message }) => this.#fail(message ?? "its worker did not load");
    this.#worker.postMessage({ settings: { ...this.#settings, withoutSnapshot: isSlow() } });
    if (this.#waiting) this.#worker.postMessage(this.#question);
    this.#resetTimeout();
  }

  /** Send a question, and ignore answers to earlier questions. Starts Python if necessary. */
  ask(question) {
    this.#number += 1;
    this.#waiting = true;
    this.#question = { number: this.#number, ...question };
    if (this.#worker) this.#worker.postMessage(this.#question);
    else this.start();
  }

  /** Whether Python runs or is starting. */
  get started() {
    return this.#worker !== undefined;
  }

  /** Whether a question has no answer yet. */
  get waiting() {
    return this.#waiting;
  }

  /** Ignore the answer to the latest question. */
  forget() {
    this.#number += 1;
    this.#waiting = false;
  }

  /** Cancel a count. A worker that counts a long file receives no messages, so it is restarted. */
  cancel() {
    this.forget();
    this.#worker?.postMessage({ number: this.#number, cancel: true });
    if (!this.#ready) return; // the starting worker receives the message, or fails
    clearTimeout(this.#timeout);
    this.#timeout = setTimeout(() => this.#restart(), CANCEL_MS);
  }

  #receive({ downloaded, ready, number, progress, result, choice, failed, final }) {
    if (failed) return this.#fail(failed, final);
    // A slow connection is not a failure as long as bytes arrive.
    if (downloaded) return this.#resetTimeout();
    if (ready) {
      this.#ready = true;
      clearTimeout(this.#timeout);
      return this.#handlers.ready();
    }
    if (number !== this.#number) return;
    // The worker may confirm a cancellation before Python has started; keep the start's timeout then.
    if (this.#ready) clearTimeout(this.#timeout);
    if (progress) return this.#handlers.progress(progress);
    if (!this.#waiting) return;
    this.#waiting = false;
    if (result) this.#handlers.result(result);
    else this.#handlers.choice(choice);
  }

  #restart() {
    this.#terminate();
    this.start();
  }

  // A message may still arrive after the worker was terminated.
  #terminate() {
    this.#worker.onmessage = this.#worker.onerror = null;
    this.#worker.terminate();
    this.#worker = undefined;
    this.#ready = false;
  }

  #resetTimeout() {
    clearTimeout(this.#timeout);
    this.#timeout = setTimeout(() => this.#fail("no answer in time"), STALLED_MS);
  }

  #fail(reason, final = false) {
    clearTimeout(this.#timeout);
    console.warn(`The counter's Python stopped: ${reason}`);
    const counted = this.#ready && this.#waiting && !final;
    // If Python was not ready, it has not received the question: send it after the restart.
    if (this.#ready) this.#waiting = false;
    this.#terminate();
    if (!counted) return this.#handlers.failed();
    this.#handlers.gone();
    this.start();
  }
}
