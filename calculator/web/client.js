// The calculator's page: what is entered goes to Python, what Python says is shown. No price, no
// wording and no arithmetic on money or lines stand here: the words are in the page, the answer is
// finished HTML.

import { sparing } from "./line.js";
import { Python } from "./python.js";
import { offerToTake } from "./take.js";
import { Trail } from "./trail.js";

const HEARD_AFTER_MS = 800;

const root = document.querySelector("[data-calculator]");
const form = root.querySelector("form");
const fields = root.querySelector("[data-form]");
const status = root.querySelector("[data-status]");
const heard = root.querySelector("[data-heard]");
const estimate = root.querySelector("[data-estimate]");
const parts = Object.fromEntries([...root.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));
const say = (name) => root.dataset[`say${name}`];

let speaking;
let touched = false;
let arriving = false;
let held = {}; // parts of answers that were out of date when they came
// Of what Python has not been told yet:
let steps = {}; // presses
let linked; // a link to open
const changed = new Set(); // the names of fields that are not as they were

const python = new Python(settings(), {
  ready: () => {
    root.toggleAttribute("data-running", true);
    tell(say("Ready"));
  },
  arrived: (bytes) => tell(progress(bytes)),
  question,
  answered: (text) => show(JSON.parse(text)),
  failed: giveUp,
});
const trail = new Trail(open);
linked = trail.opened || undefined;
offerToTake(parts.take, say, {
  link: () => location.href.split("#")[0] + trail.hash,
  export: (kind) => python.other(JSON.stringify({ ...request(), export: kind })),
});

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", ({ target }) => enter(target.name));
form.addEventListener("click", ({ target }) => {
  const { step, field } = target.closest?.("[data-step]")?.dataset ?? {};
  if (step) stepBy(field, Number(step));
});
form.addEventListener("keydown", (event) => {
  const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
  const { name } = event.target;
  if (!step || !form.querySelector(`[data-step][data-field="${CSS.escape(name)}"]`)) return;
  event.preventDefault();
  stepBy(name, step);
});
// An order elsewhere on the page: the reader is brought to where it is worked out.
document.addEventListener("click", ({ target }) => {
  arriving = target.closest?.("a[href]")?.hash.startsWith("#o1:") ?? false;
});
// Where bytes are dear, Python is fetched when the reader turns to the form.
if (sparing()) form.addEventListener("focusin", begin, { once: true });
else begin();

function settings() {
  const { worker, runtime, book, words, language } = root.dataset;
  const address = (path) => new URL(path, document.baseURI).href;
  return { worker: address(worker), runtime: address(runtime), book: address(book), words: address(words), language };
}

function begin() {
  status.classList.remove("status--served", "status--failed");
  tell(say("Starting"));
  python.start();
  python.ask();
}

/** What every question tells: the reader's own day, and the prices that the page was made with. */
function occasion() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return {
    today: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
    edition: root.dataset.edition,
    address: location.href.split("#")[0],
    counts: JSON.parse(root.dataset.counts),
  };
}

function request() {
  return { ...occasion(), fields: [...new FormData(form)] };
}

/** What is to be asked, of the form as it stands. */
function question() {
  if (linked === undefined) {
    const step = steps;
    steps = {};
    changed.clear();
    return JSON.stringify({ ...request(), step });
  }
  const open = linked;
  linked = undefined;
  return JSON.stringify({ ...request(), open });
}

function untold() {
  return linked !== undefined || changed.size > 0 || Object.keys(steps).length > 0;
}

function open(fragment) {
  linked = fragment;
  steps = {};
  changed.clear();
  python.ask();
}

// What is entered takes the place of what was pressed before it.
function enter(name) {
  delete steps[name];
  changed.add(name);
  touch(name);
}

// Presses are counted until Python is asked: it alone knows what a step comes to.
function stepBy(field, by) {
  steps[field] = (steps[field] ?? 0) + by;
  touch(field);
}

function touch(name) {
  touched = true;
  trail.touched(name);
  python.ask();
}

function show({ parts: changedParts, form: html, values = {}, faults, summary, fragment }) {
  held = { ...held, ...changedParts };
  // What the reader has changed since is as the reader has left it.
  const since = new FormData(form);
  if (html !== undefined) fill(html);
  for (const [name, text] of Object.entries(values)) set(name, [text]);
  for (const name of changed) set(name, since.getAll(name));
  if (untold()) return python.ask();
  if (python.asked) return;
  for (const [name, part] of Object.entries(held)) put(parts[name], part);
  held = {};
  if (faults === undefined) return;
  for (const field of form.elements) point(field, faults[field.name] ?? "");
  const wrong = fragment === undefined;
  estimate.toggleAttribute("data-stale", wrong);
  tell(wrong ? say("Correct") : say("Ready"));
  if (touched) speak(wrong ? Object.values(faults).join(" ") : summary);
  if (!wrong) trail.goes(fragment, touched);
  if (arriving) root.scrollIntoView();
  arriving = false;
}

function set(name, texts) {
  for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
    if (field.type === "checkbox" || field.type === "radio") field.checked = texts.includes(field.value);
    else field.value = texts[0] ?? "";
  }
}

// Only the engine's markup builder makes such a string, and it escapes every text in it.
function put(part, html) {
  const made = document.createElement("template");
  made.innerHTML = html;
  // The first answer is mostly what was served: what stands there already costs no new layout.
  if (made.innerHTML === part.innerHTML) return;
  // What the reader has unfolded stays so.
  const unfolded = [...part.querySelectorAll("details")].map(({ open }) => open);
  part.replaceChildren(made.content);
  for (const [at, details] of part.querySelectorAll("details").entries()) details.open = unfolded[at] ?? false;
}

// The fields of another edition, or of a link: the place of the keyboard is kept.
function fill(html) {
  const { id } = document.activeElement;
  fields.innerHTML = html;
  if (id) document.getElementById(id)?.focus();
}

function point(field, fault) {
  const error = document.getElementById(`${field.id}-error`);
  if (!error) return;
  if (error.textContent !== fault) error.textContent = fault;
  if (fault) {
    field.setAttribute("aria-invalid", "true");
    field.closest("details")?.setAttribute("open", "");
  } else field.removeAttribute("aria-invalid");
}

function giveUp() {
  root.removeAttribute("data-running");
  status.classList.add("status--failed");
  tell(say("Failed"));
  const retry = document.createElement("button");
  retry.type = "button";
  retry.className = "button";
  retry.textContent = say("Retry");
  retry.addEventListener("click", begin);
  status.append(" ", retry);
  speak(say("Failed"));
}

// With the language's own mark, which the page names: to ask the browser for its way of writing
// numbers takes a telephone a tenth of a second.
function progress({ loaded, total }) {
  const kilo = (bytes) => String(Math.round(bytes / 1000)).replace(/\B(?=(\d{3})+$)/g, root.dataset.group);
  return say("Progress").replace("{loaded}", kilo(loaded)).replace("{total}", kilo(total));
}

function tell(text) {
  if (status.textContent !== text) status.textContent = text;
}

// Once, when the typing rests: not at every key.
function speak(text) {
  clearTimeout(speaking);
  speaking = setTimeout(() => (heard.textContent = text), HEARD_AFTER_MS);
}
