// The calculator's page: sends the reader's input to Python, and shows Python's answers. The script
// holds no price, no wording and no arithmetic on money or lines: the words are in the page, and an
// answer is finished HTML.

import { shouldSaveData } from "../python/connection.js";
import { WorkerClient } from "../python/worker_client.js";
import { BrowserHistory } from "./browser_history.js";
import { handleExports } from "./export.js";
import { isOrder } from "./link.js";
import { OrderPreview } from "./order_preview.js";
import { PendingInput } from "./pending_input.js";

const ANNOUNCE_AFTER_MS = 800;
// An answer that comes sooner needs no sign that the figures are stale.
const STALE_AFTER_MS = 150;

const root = document.querySelector("[data-calculator]");
const form = root.querySelector("form");
const fields = root.querySelector("[data-form]");
const status = root.querySelector("[data-status]");
const announcement = root.querySelector("[data-announcement]");
const estimate = root.querySelector("[data-estimate]");
const parts = Object.fromEntries([...root.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));
const localised = (name) => root.dataset[`localised${name}`];

let announcing; // the timer of the next announcement
let ageing; // the timer that marks the figures as stale
let started = false; // whether Python was started, and was not given up
let touched = false; // whether the reader has changed a field
let own = false; // whether the form holds input of the reader's own
let scrolling = false; // whether to scroll to the answer when it comes
let worked = false; // whether any order was worked out
let answered = false; // whether the figures on the page are the reader's own
let answer; // the latest one, as long as the rest of its parts has not come
let formEditions; // the editions of the form, where it is another form than the served one
let heldParts = {}; // parts of answers that were out of date when they came
let settling = []; // callbacks that wait until every question is answered

const python = new WorkerClient(settings(), {
  ready: () => {
    root.toggleAttribute("data-running", true);
    setStatus(localised("Ready"));
    if (announcement.textContent) announce(localised("Ready"));
  },
  downloaded: (bytes) => setStatus(progress(bytes)),
  question,
  answered: (text) => receive(JSON.parse(text)),
  failed: giveUp,
});
const browserHistory = new BrowserHistory(open);
const pendingInput = new PendingInput(browserHistory.opened || undefined);
const preview = new OrderPreview(form, root.querySelector(".pending"), root.dataset);
let openedWithOrder = browserHistory.opened !== ""; // until that order is answered
const clearExport = handleExports(parts.take, localised, {
  settled,
  link,
  // To write a file takes more of the interpreter than any answer; the text of an estimate does not.
  export: (kind) => python.request(JSON.stringify({ ...request(), export: kind }), kind !== "text"),
});

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", ({ target }) => change(target));
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
// A link to an order elsewhere on the page: the page scrolls to the calculator, also where the
// address has that order already.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || link?.pathname !== location.pathname;
  scrolling = !elsewhere && isOrder(link.hash);
  if (!scrolling || link.hash !== location.hash) return;
  event.preventDefault();
  open(link.hash);
});
for (const served of root.querySelectorAll("[data-served]")) served.remove();
if (browserHistory.opened) show(browserHistory.opened);
// Where the reader saves data, Python is downloaded when the reader turns to the form, or comes with
// an order.
if (!shouldSaveData() || pendingInput.unsent) start();
else {
  setStatus(localised("Spared"));
  form.addEventListener("focusin", () => started || start(), { once: true });
}

function settings() {
  const { worker, runtime, book, words, language } = root.dataset;
  const address = (path) => new URL(path, document.baseURI).href;
  return { worker: address(worker), runtime: address(runtime), book: address(book), words: address(words), language };
}

function start() {
  const again = status.classList.contains("status--failed");
  // The pressed button disappears with the status that it stands in.
  if (status.contains(document.activeElement)) status.focus();
  status.classList.remove("status--served", "status--failed");
  setStatus(localised("Starting"));
  if (again) announce(localised("Starting"));
  pendingInput.restore();
  preview.setTitle(localised("Pending"));
  started = true;
  updateMarks();
  python.start();
  python.ask();
}

/** What every question holds: the reader's own day, and the edition that the page was made with. */
function context() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return {
    today: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
    edition: root.dataset.edition,
    address: location.href.split("#")[0],
    counts: JSON.parse(root.dataset.counts),
  };
}

/** The link of the order whose figures are on the page; there is none where a field is wrong. */
function link() {
  if (estimate.hasAttribute("data-stale")) return { faults: {} };
  return { export: location.href.split("#")[0] + browserHistory.hash };
}

function request() {
  return { ...context(), example: !own, fields: [...new FormData(form)] };
}

/** The question to ask, of the form as it stands. */
function question() {
  return JSON.stringify({ ...request(), ...pendingInput.send(), formed: formEditions });
}

/** A promise that all input so far is answered. */
function settled() {
  return new Promise((done) => {
    settling.push(done);
    settle();
  });
}

function settle() {
  if (!pendingInput.unsent && !python.waiting && !answer) for (const done of settling.splice(0)) done();
}

function open(fragment) {
  pendingInput.open(fragment);
  show(fragment);
  if (started) python.ask();
  else start();
}

function change(field) {
  pendingInput.change(field);
  touch(field.name);
}

function stepBy(name, by) {
  pendingInput.press(name, by);
  touch(name);
}

function touch(name) {
  touched = true;
  own = true;
  preview.changed(name);
  updateMarks();
  browserHistory.fieldChanged(name);
  if (started) python.ask();
  clearTimeout(ageing);
  if (started) ageing = setTimeout(markStale, STALE_AFTER_MS);
  else markStale();
}

// The figures on the page are of the order before this one. An example is marked as an example
// already.
function markStale() {
  if (answered) estimate.toggleAttribute("data-stale", true);
}

// The order of a link takes the place of the form's input, and the figures of another order are
// hidden.
function show(fragment) {
  preview.open(fragment, !worked);
  updateMarks();
}

// Marks whether the form holds the reader's own input, and whether the figures are of another order.
// The example is marked as an example: it stays as long as nothing is worked out.
function updateMarks() {
  estimate.toggleAttribute("data-pending", preview.any && (started || answered));
  root.toggleAttribute("data-own", own || preview.any);
}

// An answer comes in two halves, and the page shows both in one step: else the second half of the
// answer before would stand beside the first half of this one.
function receive(half) {
  heldParts = { ...heldParts, ...half.parts };
  if (half.faults !== undefined) {
    answer = half;
    setFields(half);
    if (pendingInput.unsent) python.ask();
    return;
  }
  if (pendingInput.unsent || python.waiting || !answer) return;
  for (const [name, html] of Object.entries(heldParts)) replacePart(parts[name], html);
  heldParts = {};
  conclude(answer);
}

function setFields({ form: html, formed: editions, values = {} }) {
  pendingInput.answered();
  // The order of a link that was opened since is in the form already.
  if (pendingInput.opens) return;
  // Fields that the reader has changed since keep what the reader has entered.
  const since = pendingInput.changed.map(fieldState).filter(Boolean);
  if (html !== undefined) replaceForm(html);
  formEditions = editions ?? formEditions;
  for (const [name, text] of Object.entries(values)) if (form.elements[name]) form.elements[name].value = text;
  for (const field of since) restoreField(field);
}

// Shows what an answer says of the fields and of the order. An answer without a fragment has no
// order: a field is wrong.
function conclude({ faults, summary, fragment, example }) {
  const wrong = fragment === undefined;
  answer = undefined;
  clearTimeout(ageing);
  if (!wrong) {
    own = !example;
    worked = true;
    answered = own;
    preview.close();
  }
  updateMarks();
  for (const field of form.elements) showFault(field, faults[field.name] ?? "");
  estimate.toggleAttribute("data-stale", wrong);
  setStatus(wrong ? localised("Correct") : localised("Ready"));
  if (touched || scrolling || openedWithOrder) announce(wrong ? Object.values(faults).join(" ") : summary);
  openedWithOrder = false;
  // An example stays out of the address, and out of the links that carry an order.
  if (!wrong && own) browserHistory.orderChanged(fragment, touched);
  scrollOnce(root);
  clearExport();
  settle();
}

function scrollOnce(element) {
  if (scrolling) element.scrollIntoView();
  scrolling = false;
}

function fieldState(id) {
  const field = document.getElementById(id);
  return field && { id, value: field.value, checked: field.checked };
}

function restoreField({ id, value, checked }) {
  const field = document.getElementById(id);
  if (!field) return;
  if (field.type === "checkbox" || field.type === "radio") field.checked = checked;
  else field.value = value;
}

// Only the engine's markup builder makes such a string, and it escapes every text in it.
function replacePart(part, html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  // The first answer is mostly the served HTML: an unchanged part costs no new layout.
  if (template.innerHTML === part.innerHTML) return;
  // Details that the reader has unfolded stay unfolded.
  const unfolded = [...part.querySelectorAll("details")].map(({ open }) => open);
  part.replaceChildren(template.content);
  for (const [at, details] of part.querySelectorAll("details").entries()) details.open = unfolded[at] ?? false;
}

// The fields of another edition, or of a link. The keyboard focus and the details that the reader
// has unfolded are kept.
function replaceForm(html) {
  const focused = selectorOf(document.activeElement);
  const unfolded = [...fields.querySelectorAll("[data-folded][open]")].map(({ dataset }) => dataset.folded);
  fields.innerHTML = html;
  for (const name of unfolded) fields.querySelector(`[data-folded="${name}"]`)?.setAttribute("open", "");
  if (focused) fields.querySelector(focused)?.focus();
}

function selectorOf(element) {
  if (!fields.contains(element)) return "";
  const { step, field } = element.dataset;
  if (step) return `[data-step="${step}"][data-field="${field}"]`;
  if (element.id) return `#${CSS.escape(element.id)}`;
  return `[data-folded="${element.closest("[data-folded]")?.dataset.folded}"] > summary`;
}

function showFault(field, fault) {
  const error = document.getElementById(`${field.id}-error`);
  if (!error) return;
  if (error.textContent !== fault) error.textContent = fault;
  if (fault) {
    field.setAttribute("aria-invalid", "true");
    field.closest("details")?.setAttribute("open", "");
  } else field.removeAttribute("aria-invalid");
}

function giveUp() {
  const text = localised(worked && !preview.any ? "Stopped" : "Failed");
  started = false;
  answer = undefined;
  preview.setTitle(localised("NotWorkedOut"));
  updateMarks();
  root.removeAttribute("data-running");
  status.classList.add("status--failed");
  setStatus(text);
  if (pendingInput.any) markStale();
  const retry = document.createElement("button");
  retry.type = "button";
  retry.className = "button";
  retry.textContent = localised("Retry");
  retry.addEventListener("click", start);
  status.append(" ", retry);
  announce(text);
  scrollOnce(status);
  for (const done of settling.splice(0)) done();
}

// Numbers are grouped with the mark that the page names: the browser's own number formatting takes a
// telephone a tenth of a second.
function progress({ loaded, total }) {
  const kilo = (bytes) => String(Math.round(bytes / 1000)).replace(/\B(?=(\d{3})+$)/g, root.dataset.group);
  return localised("Progress").replace("{loaded}", kilo(loaded)).replace("{total}", kilo(total));
}

function setStatus(text) {
  if (status.textContent !== text) status.textContent = text;
}

// For screen readers: once, when the reader stops typing, and not at every key.
function announce(text) {
  clearTimeout(announcing);
  announcing = setTimeout(() => (announcement.textContent = text), ANNOUNCE_AFTER_MS);
}
