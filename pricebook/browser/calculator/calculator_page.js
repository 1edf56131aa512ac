// The calculator's page: sends the reader's input to Python, and shows Python's answers. The script has
// no prices, no wording and no arithmetic on money or lines: the page has the words, and an answer is
// finished HTML.

import { shouldSaveData } from "../python/connection.js";
import { WorkerClient } from "../python/worker_client.js";
import { BrowserHistory } from "./browser_history.js";
import { handleExports } from "./export.js";
import { isOrder } from "./link.js";
import { OrderPreview } from "./order_preview.js";
import { PendingInput } from "./pending_input.js";

const ANNOUNCE_AFTER_MS = 800;
// If an answer comes sooner, the page does not mark the figures as stale.
const STALE_AFTER_MS = 150;

const root = document.querySelector("[data-calculator]");
const form = root.querySelector("form");
const fields = root.querySelector("[data-form]");
const status = root.querySelector("[data-status]");
const announcement = root.querySelector("[data-announcement]");
const estimate = root.querySelector("[data-estimate]");
const parts = Object.fromEntries([...root.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));
const localised = (name) => root.dataset[`localised${name}`];

let announceTimer; // until the next announcement
let staleTimer; // until the figures are marked as stale
let started = false; // whether Python was started and has not failed
let touched = false; // whether the reader has changed a field
let ownInput = false; // whether the form has the reader's own input, not the example
let scrolling = false; // whether to scroll to the next answer
let everAnswered = false; // whether Python has worked out any order
let ownFigures = false; // whether the figures on the page are for the reader's own input
let answer; // the latest answer while its rest is missing
let formEditions; // the editions of the form, if Python has replaced the served form
let heldParts = {}; // parts of answers that are not shown yet
const settledCallbacks = []; // called when every question is answered

const python = new WorkerClient(settings(), {
  ready: () => {
    root.toggleAttribute("data-running", true);
    setStatus(localised("Ready"));
    if (announcement.textContent) announce(localised("Ready"));
  },
  downloaded: (bytes) => setStatus(progress(bytes)),
  question,
  answered: (text) => receive(JSON.parse(text)),
  failed: showFailure,
});
const browserHistory = new BrowserHistory(open);
const pendingInput = new PendingInput(browserHistory.opened || undefined);
const preview = new OrderPreview(form, root.querySelector(".pending"), root.dataset);
let openedWithOrder = browserHistory.opened !== ""; // false again after the answer to that order
const clearExport = handleExports(parts.take, localised, {
  settled,
  link,
  // CSV and JSON need functions in the interpreter's second half. The text of an estimate does not.
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
// A click on a link to an order on this page scrolls to the calculator, even if the address already has
// that order.
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
// If the reader saves data, Python is downloaded when the form gets the focus, or if the page was opened
// with an order.
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
  // The retry button is in the status and disappears with it, so move the focus first.
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

/** The part that all questions have: the reader's date, the page's edition, and addresses. */
function context() {
  const now = new Date();
  const padded = (number) => String(number).padStart(2, "0");
  return {
    today: `${now.getFullYear()}-${padded(now.getMonth() + 1)}-${padded(now.getDate())}`,
    edition: root.dataset.edition,
    address: location.href.split("#")[0],
    counts: JSON.parse(root.dataset.counts),
  };
}

/** The link to the order whose figures are on the page. Has no `export` if a field is wrong. */
function link() {
  if (estimate.hasAttribute("data-stale")) return { faults: {} };
  return { export: location.href.split("#")[0] + browserHistory.hash };
}

function request() {
  return { ...context(), example: !ownInput, fields: [...new FormData(form)] };
}

/** The question about the form's current input. */
function question() {
  return JSON.stringify({ ...request(), ...pendingInput.send(), formed: formEditions });
}

/** Resolves when all input so far is answered, or when Python fails. */
function settled() {
  return new Promise((done) => {
    settledCallbacks.push(done);
    callSettled();
  });
}

function callSettled() {
  if (!pendingInput.unsent && !python.waiting && !answer) for (const done of settledCallbacks.splice(0)) done();
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
  ownInput = true;
  preview.changed(name);
  updateMarks();
  browserHistory.fieldChanged(name);
  if (started) python.ask();
  clearTimeout(staleTimer);
  if (started) staleTimer = setTimeout(markStale, STALE_AFTER_MS);
  else markStale();
}

// Marks the figures as those of an earlier order. The figures of the example have a mark already.
function markStale() {
  if (ownFigures) estimate.toggleAttribute("data-stale", true);
}

// Puts the order of a link into the form, and hides the figures of the order before.
function show(fragment) {
  preview.open(fragment, !everAnswered);
  updateMarks();
}

// Marks whether the form has the reader's own input, and whether the figures belong to another order.
// Before the first answer, the page shows the figures of the example, with its own mark.
function updateMarks() {
  estimate.toggleAttribute("data-pending", preview.any && (started || ownFigures));
  root.toggleAttribute("data-own", ownInput || preview.any);
}

// An answer comes in two halves. The page shows both in one step, because the halves of two different
// answers must not be on the page together.
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
  showAnswer(answer);
}

function setFields({ form: html, formed: editions, values = {} }) {
  pendingInput.answered();
  // A link was opened meanwhile, and the form already has its order.
  if (pendingInput.opens) return;
  // Keep what the reader has entered since the question.
  const since = pendingInput.changed.map(fieldState).filter(Boolean);
  if (html !== undefined) replaceForm(html);
  formEditions = editions ?? formEditions;
  for (const [name, text] of Object.entries(values)) if (form.elements[name]) form.elements[name].value = text;
  for (const field of since) restoreField(field);
}

// Shows the faults of an answer, announces it, and writes its order to the address. An answer without a
// fragment has no order, because a field is wrong.
function showAnswer({ faults, summary, fragment, example }) {
  const wrong = fragment === undefined;
  answer = undefined;
  clearTimeout(staleTimer);
  if (!wrong) {
    ownInput = !example;
    everAnswered = true;
    ownFigures = ownInput;
    preview.close();
  }
  updateMarks();
  for (const field of form.elements) showFault(field, faults[field.name] ?? "");
  estimate.toggleAttribute("data-stale", wrong);
  setStatus(wrong ? localised("Correct") : localised("Ready"));
  if (touched || scrolling || openedWithOrder) announce(wrong ? Object.values(faults).join(" ") : summary);
  openedWithOrder = false;
  // The address and the links that carry an order never have the example.
  if (!wrong && ownInput) browserHistory.orderChanged(fragment, touched);
  scrollOnce(root);
  clearExport();
  callSettled();
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

// The engine's markup builder makes the HTML and escapes every text in it.
function replacePart(part, html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  // Most parts of the first answer are identical to the served HTML, and need no new layout.
  if (template.innerHTML === part.innerHTML) return;
  // Details that the reader has opened stay open.
  const unfolded = [...part.querySelectorAll("details")].map(({ open }) => open);
  part.replaceChildren(template.content);
  for (const [at, details] of part.querySelectorAll("details").entries()) details.open = unfolded[at] ?? false;
}

// Shows the fields of another edition, or of a link. Keeps the focus, and details that the reader has
// opened.
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

function showFailure() {
  const text = localised(everAnswered && !preview.any ? "Stopped" : "Failed");
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
  for (const done of settledCallbacks.splice(0)) done();
}

// Groups digits with the page's separator. The browser's own number formatting takes a phone a tenth of
// a second.
function progress({ loaded, total }) {
  const kilo = (bytes) => String(Math.round(bytes / 1000)).replace(/\B(?=(\d{3})+$)/g, root.dataset.group);
  return localised("Progress").replace("{loaded}", kilo(loaded)).replace("{total}", kilo(total));
}

function setStatus(text) {
  if (status.textContent !== text) status.textContent = text;
}

// Announces a text to screen readers when the reader stops typing, not at every key.
function announce(text) {
  clearTimeout(announceTimer);
  announceTimer = setTimeout(() => (announcement.textContent = text), ANNOUNCE_AFTER_MS);
}
