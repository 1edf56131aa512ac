// Python in a worker: started, asked, started again when it dies, given up after three times.

const START_MS = 30_000;
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

  /** `heard` has the functions ready(), progress({ loaded, total }), answered(text) and failed();
   * only the latest answer is heard, and then what it left for later. */
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
    this.#worker = new Worker(this.#settings.worker, { type: "module" });
    this.#worker.addEventListener("message", ({ data }) => this.#hear(data));
    this.#worker.addEventListener("error", (event) => this.#fail(event.message ?? "its worker did not load"));
    this.#worker.postMessage({ settings: this.#settings });
    this.#expect(START_MS);
  }

  #send() {
    this.#worker.postMessage({ number: this.#number, request: this.#request, more: true });
    this.#expect(ANSWER_MS);
  }

  #hear({ ready, loaded, total, number, answer, failed, final }) {
    if (failed) return this.#fail(failed, final);
    if (loaded !== undefined) {
      // Bytes that still come are a sign of life.
      this.#expect(START_MS);
      this.#heard.progress({ loaded, total });
      return;
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
    this.#ready = false;
    console.warn(`The calculator's Python stopped: ${reason}`);
    if (this.#starts < STARTS && !final) this.#begin();
    else this.#heard.failed();
  }
}
