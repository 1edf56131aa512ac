// The reader's input that Python has not answered yet: changed fields, presses of step buttons, or a
// link to open.

export class PendingInput {
  #changed = new Set(); // ids of the changed fields
  #steps = {}; // name of a field → sum of the presses of its step buttons
  #link; // a link to open, which replaces all other input
  #sent; // the input that was sent to Python and has no answer yet

  /** `link`: the fragment of the order that the page was opened with, or undefined. */
  constructor(link) {
    this.#link = link;
  }

  /** The reader has changed a field. The new value replaces earlier presses. */
  change({ id, name }) {
    delete this.#steps[name];
    this.#changed.add(id);
  }

  /** The reader has pressed a step button. Presses are added up, because only Python knows the step's size. */
  press(name, by) {
    this.#steps[name] = (this.#steps[name] ?? 0) + by;
  }

  /** The reader has opened a link to an order. */
  open(link) {
    this.#link = link;
    this.#sent = undefined;
    this.#steps = {};
    this.#changed.clear();
  }

  /** The ids of the fields that were changed since the last question. */
  get changed() {
    return [...this.#changed];
  }

  /** Whether a link to open was not sent to Python yet. */
  get opens() {
    return this.#link !== undefined;
  }

  /** Whether any input was not sent to Python yet. */
  get unsent() {
    return this.opens || this.#changed.size > 0 || Object.keys(this.#steps).length > 0;
  }

  /** Whether any input has no answer yet. */
  get any() {
    return this.#sent !== undefined || this.unsent;
  }

  /** Returns the input to send, and marks it as sent. The question also has the form's values. */
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

  /** Python has answered the sent input. */
  answered() {
    this.#sent = undefined;
  }

  /** Marks the sent input as not sent, because Python stopped without an answer. */
  restore() {
    for (const [name, by] of Object.entries(this.#sent?.step ?? {})) {
      if (!this.#changed.has(name)) this.press(name, by);
    }
    this.#link ??= this.#sent?.open;
    this.#sent = undefined;
  }
}
