// The page's side of the worker: starts Python, asks it, starts it again when it dies, and gives up
// after three starts.

import { isSlow } from "./connection.js";
import { startWorker } from "./start_worker.js";

const STALLED_MS = 30_000;
const ANSWER_MS = 10_000;
// An answer may need another megabyte, on a slow connection.
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
  #due = false; // whether there is another question to ask
  #requests = new Map(); // separate requests without an answer, by their number
  #requestNumber = 0;

  /**
   * `handlers` has the functions downloaded({ loaded, total }), in bytes, ready(), question(),
   * answered(text) and failed(). question() returns the question as the page stands then. answered()
   * gets every answer in order; the rest of an answer comes in a second call.
   */
  constructor(settings, handlers) {
    this.#settings = settings;
    this.#handlers = handlers;
  }

  /** Start, also after a failure: the question from before is dropped, and question() is called again. */
  start() {
    this.#starts = 0;
    this.#waiting = undefined;
    this.#startWorker();
  }

  /**
   * There is something to ask. A question waits for the answer to the one before: Python sends only
   * what has changed since its last answer, so the page must have received that one.
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
   * Ask a question beside those; a promise of the answer, as an object, {} where there can be none.
   * `needsSecondHalf` is for a question that may call functions that no answer has called so far.
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
    // The snapshot is tried once, and only where the connection is fast enough for it.
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
      // A slow connection is no failure, as long as bytes arrive.
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

  // A question that the last Python left without an answer is asked again. Where there is none, the
  // page is asked for a question all the same: the rest of the last answer may be missing.
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

  // An idle Python has no time limit.
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

  // A separate request may be what kills Python: each is tried twice.
  #dropRequests(all) {
    for (const [number, request] of this.#requests) {
      request.failures += 1;
      if (!all && request.failures < 2) continue;
      this.#requests.delete(number);
      request.answered({});
    }
  }
}
