// What the reader has done that Python has not answered: fields that were changed, steps that were
// pressed, or a link to open.

export class Unanswered {
  #changed = new Set(); // the ids of fields that are not as they were
  #steps = {}; // presses, by the name of their field
  #link; // takes the place of both
  #asked; // of these, what is with Python

  /** What the page was opened with, or undefined. */
  constructor(link) {
    this.#link = link;
  }

  /** What is entered takes the place of what was pressed before it. */
  enter({ id, name }) {
    delete this.#steps[name];
    this.#changed.add(id);
  }

  /** Presses are counted until Python is asked: it alone knows what a step comes to. */
  press(name, by) {
    this.#steps[name] = (this.#steps[name] ?? 0) + by;
  }

  open(link) {
    this.#link = link;
    this.#asked = undefined;
    this.#steps = {};
    this.#changed.clear();
  }

  /** The ids of fields that were changed since Python was asked. */
  get changed() {
    return [...this.#changed];
  }

  /** Whether there is a link to open that Python has not been told. */
  get opens() {
    return this.#link !== undefined;
  }

  /** Whether there is something that Python has not been told. */
  get untold() {
    return this.opens || this.#changed.size > 0 || Object.keys(this.#steps).length > 0;
  }

  /** Whether there is anything at all. */
  get any() {
    return this.#asked !== undefined || this.untold;
  }

  /** What Python is to be told, together with the form as it stands. */
  tell() {
    if (this.#link === undefined) {
      this.#asked = { step: this.#steps };
      this.#steps = {};
      this.#changed.clear();
    } else {
      this.#asked = { open: this.#link };
      this.#link = undefined;
    }
    return this.#asked;
  }

  answered() {
    this.#asked = undefined;
  }

  /** What Python did not live to answer is told anew. */
  takeBack() {
    for (const [name, by] of Object.entries(this.#asked?.step ?? {})) {
      if (!this.#changed.has(name)) this.press(name, by);
    }
    this.#link ??= this.#asked?.open;
    this.#asked = undefined;
  }
}
