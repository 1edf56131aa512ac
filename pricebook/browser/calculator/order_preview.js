// The order of a link before Python's answer: filled into the form, and listed in a box in the place
// of the estimate. The words are the labels of the form, or the page's list of what the form does not
// hold; the numbers are those of the link, as they stand in it.

import { entriesOf } from "./link.js";

const NUMBER = /^[0-9]{1,15}(_[0-9]{1,4})?$/;
// An answer that comes sooner than this comes before anybody could read the box.
const SHOW_AFTER_MS = 150;

export class OrderPreview {
  #form;
  #box;
  #names;
  #decimal;
  #showing;
  #titles;
  #lines = new Map(); // lines of the box, by the name of their entry
  #filled = new Set(); // names of the fields that the link has filled in

  #order = { any: false, readable: false };

  /** `names` are the labels of what the form does not hold, by the id that its field would have. */
  constructor(form, box, { names, decimal, localisedPending, localisedUnreadable }) {
    this.#titles = { pending: localisedPending, unreadable: localisedUnreadable };
    this.#form = form;
    this.#box = box;
    // A map, since an id in a link may be the name of a property that every object has.
    this.#names = new Map(Object.entries(JSON.parse(names)));
    this.#decimal = decimal;
  }

  /** Fill in the order of a link, and list it in the box: `atOnce`, or unless an answer comes sooner. */
  open(fragment, atOnce) {
    const { values, known } = entriesOf(fragment);
    this.#hide();
    this.#order = { any: true, readable: known };
    // The fields that the link before has filled in are no part of this order.
    for (const name of this.#filled) for (const field of this.#fields(name)) reset(field);
    this.#filled.clear();
    this.#lines = this.#fill(values);
    // A link without entries is the page as it opens.
    if (known && !this.#lines.size) return;
    const show = () => this.#show(known ? this.#titles.pending : this.#titles.unreadable);
    if (atOnce) show();
    else this.#showing = setTimeout(show, SHOW_AFTER_MS);
  }

  /** Whether there is an order without an answer. */
  get any() {
    return this.#order.any;
  }

  /** The reader has changed a field: the link's entry for it is no part of the order any more. */
  changed(name) {
    if (!this.#lines.delete(name)) return;
    this.#list();
    if (!this.#lines.size) this.#hide();
  }

  /** Another title for the box: the order is worked out after all, or it cannot be. */
  setTitle(title) {
    if (this.#order.readable) this.#box.querySelector("h2").textContent = title;
  }

  /** The answer has come. */
  close() {
    this.#hide();
    this.#order = { any: false, readable: false };
    this.#filled.clear();
  }

  #hide() {
    clearTimeout(this.#showing);
    this.#box.hidden = true;
  }

  #show(title) {
    this.#box.querySelector("h2").textContent = title;
    this.#list();
    this.#box.hidden = false;
  }

  #list() {
    const item = (line) => Object.assign(document.createElement("li"), { textContent: line });
    this.#box.lastElementChild.replaceChildren(...[...this.#lines.values()].map(item));
  }

  // Sets every field that an entry names; a line for each entry.
  #fill(values) {
    const lines = new Map();
    for (const [name, value] of values) {
      const line = this.#number(name, value) ?? this.#options(name, value ? value.split(".") : []);
      if (line) lines.set(name, line);
      this.#filled.add(name);
    }
    return lines;
  }

  #number(name, value) {
    if (!NUMBER.test(value)) return undefined;
    const label = this.#label(name);
    const number = value.replace("_", this.#decimal);
    const field = this.#form.elements.namedItem(name);
    if (!label || field instanceof HTMLSelectElement) return undefined;
    if (field instanceof HTMLInputElement) field.value = number;
    return `${label}: ${number}`;
  }

  #options(name, ids) {
    const field = this.#form.elements.namedItem(name);
    if (field instanceof HTMLSelectElement) this.#select(field, ids[0]);
    else this.#tick(name, ids);
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

  // A group of boxes, or one field alone. By name: a list has members of other names, such as 0.
  #fields(name) {
    const found = this.#form.elements.namedItem(name);
    if (!found) return [];
    return found instanceof RadioNodeList ? [...found] : [found];
  }

  #tick(name, ids) {
    for (const box of this.#fields(name)) {
      if (box.type === "radio") box.checked ||= ids.includes(box.value);
      else if (box.type === "checkbox") box.checked = ids.includes(box.value);
    }
  }

  #label(id) {
    return this.#form.querySelector(`label[for="${CSS.escape(id)}"]`)?.textContent ?? this.#names.get(id);
  }
}

// Sets a field to its value in the HTML of the form.
function reset(field) {
  if (field instanceof HTMLSelectElement) for (const one of field.options) one.selected = one.defaultSelected;
  else if (field.type === "checkbox" || field.type === "radio") field.checked = field.defaultChecked;
  else field.value = field.defaultValue;
}
