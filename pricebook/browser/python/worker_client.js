// The page's side of the calculator's worker: starts Python, sends questions, and restarts Python if it
// dies. Fails after three starts.

import { isSlow } from "./connection.js";
import { startWorker } from "./start_worker.js";

const STALLED_MS = 30_000;
const ANSWER_MS = 10_000;
// Python may download another megabyte for an answer, on a slow connection.
const FETCH_MS = 120_000;
const STARTS = 3;

export class WorkerClient {
  #settings;
  #handlers;
  #worker;
  #timeout;
  #starts = 0;
  #ready = false;
  #number = 0;
  #waiting; // the question that has no answer yet
  #due = false; // whether to ask the page for another question
  #requests = new Map(); // separate requests without an answer, by their number
  #requestNumber = 0;

  /**
   * `handlers` has the functions downloaded({ loaded, total }) in bytes, ready(), question(),
   * answered(text) and failed(). question() returns a question about the page's current input.
   * answered() gets every answer in order, and the rest of each answer in a second call.
   */
  constructor(settings, handlers) {
    this.#settings = settings;
    this.#handlers = handlers;
  }

  /** Start Python, also after failed(). A question without an answer is dropped; question() is called again. */
  start() {
    this.#starts = 0;
    this.#waiting = undefined;
    this.#startWorker();
  }

  /**
   * Request a call of question(). It waits for the answer to the question before: Python sends only
   * what has changed since its last answer, so the page needs that answer first.
   */
  ask() {
    this.#due = true;
    this.#next();
  }

  /** Whether a question has no answer yet. */
  get waiting() {
    return this.#waiting !== undefined;
  }

  /**
   * Send a separate request. Resolves to the parsed answer, or to {} if Python cannot answer.
   * `needsSecondHalf`: whether the request may call functions in the interpreter's second half.
   */
  request(request, needsSecondHalf) {
    if (!this.#worker) return Promise.resolve({});
    return new Promise((answered) => {
      this.#requestNumber -= 1;
      const message = { number: this.#requestNumber, request, needsSecondHalf };
      this.#requests.set(this.#requestNumber, { message, answered, failures: 0 });
      if (!this.#ready) return;
      this.#worker.postMessage(message);
      this.#resetTimeout();
    });
  }

  #startWorker() {
    this.#starts += 1;
    this.#ready = false;
    this.#worker = startWorker(this.#settings.worker, { type: "module" });
    this.#worker.onmessage = ({ data }) => this.#receive(data);
    this.#worker.onerror = ({ message }) => this.#fail(message ?? "its worker did not load");
    // Only the first start uses the snapshot, and only if the connection is fast enough.
    const withoutSnapshot = this.#starts > 1 || isSlow();
    this.#worker.postMessage({ settings: { ...this.#settings, withoutSnapshot } });
    this.#failAfter(STALLED_MS);
  }

  #next() {
    if (!this.#ready || this.#waiting !== undefined || !this.#due) return;
    this.#due = false;
    this.#waiting = this.#handlers.question();
    this.#send();
  }

  #send() {
    this.#number += 1;
    this.#worker.postMessage({ number: this.#number, request: this.#waiting, more: true });
    this.#resetTimeout();
  }

  #receive({ downloaded, fetching, ready, number, answer, rest, failed, final }) {
    if (failed) return this.#fail(failed, final);
    if (fetching) return this.#failAfter(FETCH_MS);
    if (downloaded) {
      // A slow connection is not a failure as long as bytes arrive.
      this.#failAfter(STALLED_MS);
      return this.#handlers.downloaded(downloaded);
    }
    if (ready) return this.#started();
    const request = this.#requests.get(number);
    this.#requests.delete(number);
    if (!rest && !request) this.#waiting = undefined;
    this.#resetTimeout();
    if (request) return request.answered(JSON.parse(answer));
    if (rest) this.#starts = 0;
    this.#handlers.answered(answer);
    this.#next();
  }

  // Sends the question that the last Python did not answer. If every question has an answer, asks the
  // page for a new question, because the rest of the last answer may be missing.
  #started() {
    clearTimeout(this.#timeout);
    this.#ready = true;
    this.#handlers.ready();
    for (const { message } of this.#requests.values()) this.#worker.postMessage(message);
    if (this.#waiting === undefined) this.ask();
    else this.#send();
  }

  #failAfter(milliseconds) {
    clearTimeout(this.#timeout);
    this.#timeout = setTimeout(() => this.#fail("no answer in time"), milliseconds);
  }

  // There is no timeout while Python is idle.
  #resetTimeout() {
    clearTimeout(this.#timeout);
    if (this.waiting) this.#failAfter(ANSWER_MS);
    else if (this.#requests.size) this.#failAfter(FETCH_MS);
  }

  #fail(reason, final = false) {
    clearTimeout(this.#timeout);
    // A message may still arrive after the worker was terminated.
    this.#worker.onmessage = this.#worker.onerror = null;
    this.#worker.terminate();
    this.#worker = undefined;
    this.#ready = false;
    console.warn(`The calculator's Python stopped: ${reason}`);
    const over = this.#starts >= STARTS || final;
    this.#dropRequests(over);
    if (over) this.#handlers.failed();
    else this.#startWorker();
  }

  // A separate request may be the cause of Python's death, so each request is sent at most twice.
  #dropRequests(all) {
    for (const [number, request] of this.#requests) {
      request.failures += 1;
      if (!all && request.failures < 2) continue;
      this.#requests.delete(number);
      request.answered({});
    }
  }
}
