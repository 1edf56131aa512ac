// The order that has no answer yet: filled into the form, and named in a box in the answer's place.
// The words are the form's own labels, or the page's list of what the form does not hold; the
// numbers are those of the link, as they stand in it.

import { entriesOf } from "./link.js";

const NUMBER = /^[0-9]{1,15}(_[0-9]{1,4})?$/;
// Shorter than this, an answer comes before anybody could read the box.
const REST_MS = 150;

export class Pending {
  #form;
  #box;
  #names;
  #decimal;
  #waiting;
  #titles;

  #order = { any: false, readable: false };

  /** `names` are the labels of what the form does not hold, by the id that its field would have. */
  constructor(form, box, { names, decimal, sayPending, sayUnreadable }) {
    this.#titles = { pending: sayPending, unreadable: sayUnreadable };
    this.#form = form;
    this.#box = box;
    // A map: an id in a link may be the name of what every object has.
    this.#names = new Map(Object.entries(JSON.parse(names)));
    this.#decimal = decimal;
  }

  /** Fill in a link's order, and name it in the box: at once, or unless an answer comes sooner. */
  open(fragment, atOnce) {
    const { values, known } = entriesOf(fragment);
    this.close();
    this.#order = { any: true, readable: known };
    const lines = this.#fill(values);
    // A link without entries is the page as it opens.
    if (known && !lines.length) return;
    const show = () => this.#show(known ? this.#titles.pending : this.#titles.unreadable, lines);
    if (atOnce) show();
    else this.#waiting = setTimeout(show, REST_MS);
  }

  /** Whether an order has no answer yet. */
  get any() {
    return this.#order.any;
  }

  /** Another title for the order: it is worked out after all, or it cannot be. */
  entitle(title) {
    if (this.#order.readable) this.#box.querySelector("h2").textContent = title;
  }

  /** The answer is there. */
  close() {
    clearTimeout(this.#waiting);
    this.#order = { any: false, readable: false };
    this.#box.hidden = true;
  }

  #show(title, lines) {
    const [heading, list] = this.#box.children;
    heading.textContent = title;
    list.replaceChildren(...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })));
    this.#box.hidden = false;
  }

  // Sets every field that an entry names, and says each entry in a line.
  #fill(values) {
    const lines = [];
    for (const [name, value] of values) {
      const field = this.#form.elements[name];
      const said = this.#number(name, value) ?? this.#options(field, name, value ? value.split(".") : []);
      if (said) lines.push(said);
    }
    return lines;
  }

  #number(name, value) {
    if (!NUMBER.test(value)) return undefined;
    const label = this.#label(name);
    const number = value.replace("_", this.#decimal);
    const field = this.#form.elements[name];
    if (!label || field instanceof HTMLSelectElement) return undefined;
    if (field instanceof HTMLInputElement) field.value = number;
    return `${label}: ${number}`;
  }

  #options(field, name, ids) {
    if (field instanceof HTMLSelectElement) this.#select(field, ids[0]);
    else this.#tick(field, ids);
    const chosen = ids.map((id) => this.#label(`${name}-${id}`) ?? this.#option(field, id)).filter(Boolean);
    const group = this.#form.querySelector(`input[name="${CSS.escape(name)}"]`)?.closest("fieldset");
    const label = group?.querySelector("legend").textContent ?? this.#label(name);
    return label && chosen.length ? `${label}: ${chosen.join(", ")}` : undefined;
  }

  #select(field, id) {
    if ([...field.options].some(({ value }) => value === id)) field.value = id;
  }

  #option(field, id) {
    return field instanceof HTMLSelectElement ? [...field.options].find(({ value }) => value === id)?.text : undefined;
  }

  // A group of boxes, or one box alone.
  #tick(field, ids) {
    if (!field) return;
    for (const box of field instanceof RadioNodeList ? field : [field]) {
      if (box.type === "radio") box.checked ||= ids.includes(box.value);
      else if (box.type === "checkbox") box.checked = ids.includes(box.value);
    }
  }

  #label(id) {
    return this.#form.querySelector(`label[for="${CSS.escape(id)}"]`)?.textContent ?? this.#names.get(id);
  }
}
