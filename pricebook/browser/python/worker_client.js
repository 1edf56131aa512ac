// Python in a worker: started, asked, started again when it dies, given up after three times.

import { narrow } from "./connection.js";
import { spawn } from "./start_worker.js";

const STALLED_MS = 30_000;
const ANSWER_MS = 10_000;
// What an answer needs besides may be a megabyte on a slow line.
const FETCH_MS = 120_000;
const STARTS = 3;

export class Python {
  #settings;
  #heard;
  #worker;
  #watch;
  #starts = 0;
  #ready = false;
  #number = 0;
  #asked; // what has no answer yet
  #due = false; // whether there is more to ask
  #asides = new Map();
  #aside = 0;

  /**
   * `heard` has the functions arrived({ loaded, total }), of bytes, ready(), question(),
   * answered(text) and failed(). question() gives what is to be asked then; every answer is heard,
   * in order, and what is left of an answer in one of its own.
   */
  constructor(settings, heard) {
    this.#settings = settings;
    this.#heard = heard;
  }

  /** Also after a failure: what was asked then is forgotten, and asked for again with question(). */
  start() {
    this.#starts = 0;
    this.#asked = undefined;
    this.#begin();
  }

  /**
   * There is something to ask. One question waits for the answer to the one before: Python tells
   * only what has changed since its last answer, so the page must have heard that one.
   */
  ask() {
    this.#due = true;
    this.#next();
  }

  /** Whether a question has no answer yet. */
  get asked() {
    return this.#asked !== undefined;
  }

  /**
   * Ask aside from all that; a promise of the answer, as an object, {} where there can be none.
   * `whole` is for a question that may call what no answer has called so far.
   */
  other(request, whole) {
    if (!this.#worker) return Promise.resolve({});
    return new Promise((answered) => {
      this.#aside -= 1;
      const question = { number: this.#aside, request, whole };
      this.#asides.set(this.#aside, { question, answered, tried: 0 });
      if (!this.#ready) return;
      this.#worker.postMessage(question);
      this.#keepWatch();
    });
  }

  #begin() {
    this.#starts += 1;
    this.#ready = false;
    this.#worker = spawn(this.#settings.worker, { type: "module" });
    this.#worker.onmessage = ({ data }) => this.#hear(data);
    this.#worker.onerror = ({ message }) => this.#fail(message ?? "its worker did not load");
    // The picture of the memory is tried once, where the line is not too narrow for it.
    const plain = this.#starts > 1 || narrow();
    this.#worker.postMessage({ settings: { ...this.#settings, plain } });
    this.#expect(STALLED_MS);
  }

  #next() {
    if (!this.#ready || this.#asked !== undefined || !this.#due) return;
    this.#due = false;
    this.#asked = this.#heard.question();
    this.#send();
  }

  #send() {
    this.#number += 1;
    this.#worker.postMessage({ number: this.#number, request: this.#asked, more: true });
    this.#keepWatch();
  }

  #hear({ arrived, fetching, ready, number, answer, rest, failed, final }) {
    if (failed) return this.#fail(failed, final);
    if (fetching) return this.#expect(FETCH_MS);
    if (arrived) {
      // As long as something arrives, a slow line is no fault.
      this.#expect(STALLED_MS);
      return this.#heard.arrived(arrived);
    }
    if (ready) return this.#begun();
    const aside = this.#asides.get(number);
    this.#asides.delete(number);
    if (!rest && !aside) this.#asked = undefined;
    this.#keepWatch();
    if (aside) return aside.answered(JSON.parse(answer));
    if (rest) this.#starts = 0;
    this.#heard.answered(answer);
    this.#next();
  }

  // What the one before has not answered is asked again; where that is nothing, the page as it is:
  // the rest of its last answer may not have come.
  #begun() {
    clearTimeout(this.#watch);
    this.#ready = true;
    this.#heard.ready();
    for (const { question } of this.#asides.values()) this.#worker.postMessage(question);
    if (this.#asked === undefined) this.ask();
    else this.#send();
  }

  #expect(milliseconds) {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.#fail("no answer in time"), milliseconds);
  }

  // A Python of which nothing is asked is let be.
  #keepWatch() {
    clearTimeout(this.#watch);
    if (this.asked) this.#expect(ANSWER_MS);
    else if (this.#asides.size) this.#expect(FETCH_MS);
  }

  #fail(reason, final = false) {
    clearTimeout(this.#watch);
    // It may have spoken once more before it was stopped.
    this.#worker.onmessage = this.#worker.onerror = null;
    this.#worker.terminate();
    this.#worker = undefined;
    this.#ready = false;
    console.warn(`The calculator's Python stopped: ${reason}`);
    const over = this.#starts >= STARTS || final;
    this.#dropAsides(over);
    if (over) this.#heard.failed();
    else this.#begin();
  }

  // One may be what Python dies of: it is tried twice.
  #dropAsides(all) {
    for (const [number, aside] of this.#asides) {
      aside.tried += 1;
      if (!all && aside.tried < 2) continue;
      this.#asides.delete(number);
      aside.answered({});
    }
  }
}
