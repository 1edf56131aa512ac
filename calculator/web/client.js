// The calculator's page: what is typed goes to Python, what Python says is shown. No price, no
// wording and no arithmetic stand here: the words are in the page, the answer is finished HTML.

import { Python } from "./python.js";

const HEARD_AFTER_MS = 800;

const root = document.querySelector("[data-calculator]");
const form = root.querySelector("form");
const status = root.querySelector("[data-status]");
const heard = root.querySelector("[data-heard]");
const estimate = root.querySelector("[data-estimate]");
const say = (name) => root.dataset[`say${name}`];

let speaking;
let typed = false;

const python = new Python(settings(), {
  ready: () => tell(say("Ready")),
  answered: (text) => show(JSON.parse(text)),
  failed: giveUp,
});

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", () => {
  typed = true;
  ask();
});
begin();

function settings() {
  const { worker, runtime, book, words, language } = root.dataset;
  const address = (path) => new URL(path, document.baseURI).href;
  return { worker: address(worker), runtime: address(runtime), book: address(book), words: address(words), language };
}

function begin() {
  status.classList.remove("status--served", "status--failed");
  tell(say("Starting"));
  python.start();
  ask();
}

function ask() {
  const fields = Object.fromEntries(new FormData(form));
  python.ask(JSON.stringify({ fields, edition: root.dataset.edition }));
}

function show({ html, summary, faults }) {
  for (const field of form.elements) point(field, faults[field.name] ?? "");
  const wrong = html === undefined;
  estimate.toggleAttribute("data-stale", wrong);
  // Only the engine's markup builder makes this string, and it escapes every text in it.
  if (!wrong) estimate.innerHTML = html;
  tell(wrong ? say("Correct") : say("Ready"));
  if (typed) speak(wrong ? Object.values(faults).join(" ") : summary);
}

function point(field, fault) {
  const error = document.getElementById(`${field.id}-error`);
  if (!error) return;
  if (error.textContent !== fault) error.textContent = fault;
  if (fault) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

function giveUp() {
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

function tell(text) {
  if (status.textContent !== text) status.textContent = text;
}

// Once, when the typing rests: not at every key.
function speak(text) {
  clearTimeout(speaking);
  speaking = setTimeout(() => (heard.textContent = text), HEARD_AFTER_MS);
}
