// The calculator's page: what is entered goes to Python, what Python says is shown. No price, no
// wording and no arithmetic on money or lines stand here: the words are in the page, the answer is
// finished HTML.

import { sparing } from "../python/connection.js";
import { isOrder } from "./link.js";
import { Pending } from "./order_preview.js";
import { Python } from "../python/worker_client.js";
import { offerToTake } from "./export.js";
import { Trail } from "./browser_history.js";
import { Unanswered } from "./pending_input.js";

const HEARD_AFTER_MS = 800;
// An answer that comes sooner needs no sign that the figures are old.
const OLD_AFTER_MS = 150;

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
let begun = false;
let own = false; // whether the form holds anything of the reader's own
let worked = false; // whether anything was worked out
let answered = false; // whether the figures on the page are the reader's own
let ageing;
let answer; // the latest one, as long as the rest of its parts has not come
let formed; // what the form is for, where it is another than was served
let held = {}; // parts of answers that were out of date when they came
let settling = []; // those who wait until nothing is asked any more

const python = new Python(settings(), {
  ready: () => {
    root.toggleAttribute("data-running", true);
    tell(say("Ready"));
    if (heard.textContent) speak(say("Ready"));
  },
  arrived: (bytes) => tell(progress(bytes)),
  question,
  answered: (text) => hear(JSON.parse(text)),
  failed: giveUp,
});
const trail = new Trail(open);
const unanswered = new Unanswered(trail.opened || undefined);
const pending = new Pending(form, root.querySelector("[data-pending]"), root.dataset);
let arrived = trail.opened !== ""; // with an order that has no answer yet
const forget = offerToTake(parts.take, say, {
  settled,
  link,
  // To write a file takes more of Python than any answer; the text is made of what is there.
  export: (kind) => python.other(JSON.stringify({ ...request(), export: kind }), kind !== "text"),
});

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", ({ target }) => enter(target));
form.addEventListener("click", ({ target }) => {
  const { step, field } = target.closest?.("[data-step]")?.dataset ?? {};
  if (step) stepBy(field, Number(step));
});
form.addEventListener("keydown", (event) => {
  const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
  const { name } = event.target;
  if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!step || !form.querySelector(`[data-step][data-field="${CSS.escape(name)}"]`)) return;
  event.preventDefault();
  stepBy(name, step);
});
// An order elsewhere on the page: the reader is brought to where it is worked out, also where the
// address has it already.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || link?.pathname !== location.pathname;
  arriving = !elsewhere && isOrder(link.hash);
  if (!arriving || link.hash !== location.hash) return;
  event.preventDefault();
  open(link.hash);
});
for (const served of root.querySelectorAll("[data-served]")) served.remove();
if (trail.opened) show(trail.opened);
// Where bytes are dear, Python is fetched when the reader turns to the form, or comes with an order.
if (!sparing() || unanswered.untold) begin();
else {
  tell(say("Spared"));
  form.addEventListener("focusin", () => begun || begin(), { once: true });
}

function settings() {
  const { worker, runtime, book, words, language } = root.dataset;
  const address = (path) => new URL(path, document.baseURI).href;
  return { worker: address(worker), runtime: address(runtime), book: address(book), words: address(words), language };
}

function begin() {
  const again = status.classList.contains("status--failed");
  // The button that was pressed goes with the words that it stands in.
  if (status.contains(document.activeElement)) status.focus();
  status.classList.remove("status--served", "status--failed");
  tell(say("Starting"));
  if (again) speak(say("Starting"));
  unanswered.takeBack();
  pending.entitle(say("Pending"));
  begun = true;
  mark();
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

/** Of the order whose figures are on the page; where a field is wrong, there is none. */
function link() {
  if (estimate.hasAttribute("data-stale")) return { faults: {} };
  return { export: location.href.split("#")[0] + trail.hash };
}

function request() {
  return { ...occasion(), example: !own, fields: [...new FormData(form)] };
}

/** What is to be asked, of the form as it stands. */
function question() {
  return JSON.stringify({ ...request(), ...unanswered.tell(), formed });
}

/** When all that the reader has done so far is answered. */
function settled() {
  return new Promise((done) => {
    settling.push(done);
    settle();
  });
}

function settle() {
  if (!unanswered.untold && !python.asked && !answer) for (const done of settling.splice(0)) done();
}

function open(fragment) {
  unanswered.open(fragment);
  show(fragment);
  if (begun) python.ask();
  else begin();
}

function enter(field) {
  unanswered.enter(field);
  touch(field.name);
}

function stepBy(name, by) {
  unanswered.press(name, by);
  touch(name);
}

function touch(name) {
  touched = true;
  own = true;
  pending.changed(name);
  mark();
  trail.touched(name);
  if (begun) python.ask();
  clearTimeout(ageing);
  if (begun) ageing = setTimeout(age, OLD_AFTER_MS);
  else age();
}

// What is asked has no figures yet: those on the page are of the order before it. An example is
// marked as one already.
function age() {
  if (answered) estimate.toggleAttribute("data-stale", true);
}

// A link's order takes the place of what is in the form, and no figure of another order is seen.
function show(fragment) {
  pending.open(fragment, !worked);
  mark();
}

// Whose the form is, and whether the figures are of another order. The example is marked as one:
// where nothing is worked out, it stays.
function mark() {
  estimate.toggleAttribute("data-pending", pending.any && (begun || answered));
  root.toggleAttribute("data-own", own || pending.any);
}

// An answer comes in two parts, and the page shows both in one step: else the second part of the
// answer before would stand beside the first part of this one.
function hear(found) {
  held = { ...held, ...found.parts };
  if (found.faults !== undefined) {
    answer = found;
    setFields(found);
    if (unanswered.untold) python.ask();
    return;
  }
  if (unanswered.untold || python.asked || !answer) return;
  for (const [name, part] of Object.entries(held)) put(parts[name], part);
  held = {};
  conclude(answer);
}

function setFields({ form: html, formed: editions, values = {} }) {
  unanswered.answered();
  // The order of a link that was opened since is in the form already.
  if (unanswered.opens) return;
  // What the reader has changed since is as the reader has left it.
  const since = unanswered.changed.map(stands).filter(Boolean);
  if (html !== undefined) fill(html);
  formed = editions ?? formed;
  for (const [name, text] of Object.entries(values)) if (form.elements[name]) form.elements[name].value = text;
  for (const field of since) restore(field);
}

// Without a fragment there is no order: a field is wrong.
function conclude({ faults, summary, fragment, example }) {
  const wrong = fragment === undefined;
  answer = undefined;
  clearTimeout(ageing);
  if (!wrong) {
    own = !example;
    worked = true;
    answered = own;
    pending.close();
  }
  mark();
  for (const field of form.elements) point(field, faults[field.name] ?? "");
  estimate.toggleAttribute("data-stale", wrong);
  tell(wrong ? say("Correct") : say("Ready"));
  if (touched || arriving || arrived) speak(wrong ? Object.values(faults).join(" ") : summary);
  arrived = false;
  // An example stays out of the address, and out of the links that take an order along.
  if (!wrong && own) trail.goes(fragment, touched);
  arrive(root);
  forget();
  settle();
}

function arrive(place) {
  if (arriving) place.scrollIntoView();
  arriving = false;
}

function stands(id) {
  const field = document.getElementById(id);
  return field && { id, value: field.value, checked: field.checked };
}

function restore({ id, value, checked }) {
  const field = document.getElementById(id);
  if (!field) return;
  if (field.type === "checkbox" || field.type === "radio") field.checked = checked;
  else field.value = value;
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

// The fields of another edition, or of a link: the place of the keyboard is kept, and what the
// reader has unfolded stays so.
function fill(html) {
  const place = placeOf(document.activeElement);
  const unfolded = [...fields.querySelectorAll("[data-folded][open]")].map(({ dataset }) => dataset.folded);
  fields.innerHTML = html;
  for (const name of unfolded) fields.querySelector(`[data-folded="${name}"]`)?.setAttribute("open", "");
  if (place) fields.querySelector(place)?.focus();
}

function placeOf(element) {
  if (!fields.contains(element)) return "";
  const { step, field } = element.dataset;
  if (step) return `[data-step="${step}"][data-field="${field}"]`;
  if (element.id) return `#${CSS.escape(element.id)}`;
  return `[data-folded="${element.closest("[data-folded]")?.dataset.folded}"] > summary`;
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
  const words = say(worked && !pending.any ? "Stopped" : "Failed");
  begun = false;
  answer = undefined;
  pending.entitle(say("NotWorkedOut"));
  mark();
  root.removeAttribute("data-running");
  status.classList.add("status--failed");
  tell(words);
  if (unanswered.any) age();
  const retry = document.createElement("button");
  retry.type = "button";
  retry.className = "button";
  retry.textContent = say("Retry");
  retry.addEventListener("click", begin);
  status.append(" ", retry);
  speak(words);
  arrive(status);
  for (const done of settling.splice(0)) done();
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
