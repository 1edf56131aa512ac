// The reader's input that Python has not answered yet: changed fields, pressed steps, or a link to
// open.

export class PendingInput {
  #changed = new Set(); // ids of the changed fields
  #steps = {}; // presses, by the name of their field
  #link; // takes the place of both
  #sent; // the part of the input that Python has, but has not answered

  /** `link`: the order that the page was opened with, or undefined. */
  constructor(link) {
    this.#link = link;
  }

  /** A changed value takes the place of the presses before it. */
  change({ id, name }) {
    delete this.#steps[name];
    this.#changed.add(id);
  }

  /** Presses are counted until Python is asked: only Python knows the size of a step. */
  press(name, by) {
    this.#steps[name] = (this.#steps[name] ?? 0) + by;
  }

  open(link) {
    this.#link = link;
    this.#sent = undefined;
    this.#steps = {};
    this.#changed.clear();
  }

  /** The ids of the fields that were changed since Python was asked. */
  get changed() {
    return [...this.#changed];
  }

  /** Whether there is a link to open that was not sent to Python. */
  get opens() {
    return this.#link !== undefined;
  }

  /** Whether there is input that was not sent to Python. */
  get unsent() {
    return this.opens || this.#changed.size > 0 || Object.keys(this.#steps).length > 0;
  }

  /** Whether there is any input without an answer. */
  get any() {
    return this.#sent !== undefined || this.unsent;
  }

  /** The input to send to Python, together with the form as it stands. */
  send() {
    if (this.#link === undefined) {
      this.#sent = { step: this.#steps };
      this.#steps = {};
      this.#changed.clear();
    } else {
      this.#sent = { open: this.#link };
      this.#link = undefined;
    }
    return this.#sent;
  }

  answered() {
    this.#sent = undefined;
  }

  /** Python stopped without an answer: what was sent has to be sent again. */
  restore() {
    for (const [name, by] of Object.entries(this.#sent?.step ?? {})) {
      if (!this.#changed.has(name)) this.press(name, by);
    }
    this.#link ??= this.#sent?.open;
    this.#sent = undefined;
  }
}
