// Shows the order of a link before Python's answer: in the form, and as a list in a box instead of the
// estimate. The box has the form's labels and the link's numbers. Labels of fields that the form does
// not have come from a list in the page.

import { entriesOf } from "./link.js";

const NUMBER = /^[0-9]{1,15}(_[0-9]{1,4})?$/;
// If an answer comes sooner, the box is not shown.
const SHOW_AFTER_MS = 150;

export class OrderPreview {
  #form;
  #box;
  #names;
  #decimal;
  #showing;
  #titles;
  #lines = new Map(); // name of an entry → line in the box
  #filled = new Set(); // names of the fields that the link has set

  #order = { any: false, readable: false };

  /** `names`: JSON of labels for fields that the form does not have, by the field's id. */
  constructor(form, box, { names, decimal, localisedPending, localisedUnreadable }) {
    this.#titles = { pending: localisedPending, unreadable: localisedUnreadable };
    this.#form = form;
    this.#box = box;
    // A Map, because an id in a link may be the name of a property of every object.
    this.#names = new Map(Object.entries(JSON.parse(names)));
    this.#decimal = decimal;
  }

  /** Fill in the form with a link's order, and show the box `atOnce` or after SHOW_AFTER_MS. */
  open(fragment, atOnce) {
    const { values, known } = entriesOf(fragment);
    this.#hide();
    this.#order = { any: true, readable: known };
    // Reset the fields that the link before has set.
    for (const name of this.#filled) for (const field of this.#fields(name)) reset(field);
    this.#filled.clear();
    this.#lines = this.#fill(values);
    // A link without entries means the default order.
    if (known && !this.#lines.size) return;
    const show = () => this.#show(known ? this.#titles.pending : this.#titles.unreadable);
    if (atOnce) show();
    else this.#showing = setTimeout(show, SHOW_AFTER_MS);
  }

  /** Whether an order has no answer yet. */
  get any() {
    return this.#order.any;
  }

  /** Remove the line of a field, because the reader has changed it. */
  changed(name) {
    if (!this.#lines.delete(name)) return;
    this.#list();
    if (!this.#lines.size) this.#hide();
  }

  /** Change the title of the box, for example if Python fails or starts again. */
  setTitle(title) {
    if (this.#order.readable) this.#box.querySelector("h2").textContent = title;
  }

  /** Hide the box, because the answer has come. */
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

  // Sets the field of every entry. Returns the lines of the box by the entries' names.
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

  // All fields with a name: a group of boxes, or one field. namedItem, because elements[name] also
  // finds members such as "0".
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

// Resets a field to its value in the form's HTML.
function reset(field) {
  if (field instanceof HTMLSelectElement) for (const one of field.options) one.selected = one.defaultSelected;
  else if (field.type === "checkbox" || field.type === "radio") field.checked = field.defaultChecked;
  else field.value = field.defaultValue;
}
