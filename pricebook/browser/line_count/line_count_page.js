// The counting page: what is chosen goes to the worker, what Python says is shown. No wording and
// no arithmetic stand here: the words are in the page, the answers are finished HTML.

import { ofDrop, ofFile, ofFolder, still } from "./chosen_files.js";
import { Counter } from "./line_count_client.js";
import { sparing } from "../python/connection.js";
import { isOrder } from "../calculator/link.js";

// The order that the reader came with gets the count, and goes along to the other language.
const ORDER = isOrder(location.hash) ? location.hash : "";

const root = document.querySelector("[data-count]");
const form = root.querySelector("form");
const fault = root.querySelector("[data-fault]");
const status = root.querySelector("[data-status]");
const going = root.querySelector("[data-going]");
const bar = going.querySelector("progress");
const far = going.querySelector("[data-progress]");
const result = root.querySelector("[data-result]");
const say = (name) => root.dataset[`say${name}`];

let chosen; // or a promise of it, as long as it is being looked through

const counter = new Counter(settings(), {
  ready: () => status.textContent === say("Starting") && tell(say("Ready")),
  progress: (text) => move(JSON.parse(text)),
  result: (text) => show(JSON.parse(text)),
  choice: (text) => change(JSON.parse(text)),
  failed: giveUp,
  gone: () => stop(say("Gone")),
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  begin();
  chosen = undefined;
  counter.ask({ report: form.elements.report.value });
});
form.elements.zip.addEventListener("change", ({ target }) => {
  if (target.files.length) count(ofFile(target.files[0]));
});
form.elements.folder.addEventListener("change", ({ target }) => {
  if (target.files.length) count(ofFolder([...target.files]));
});
// A browser tells only of another file than the last: the same one may have been made anew.
for (const field of [form.elements.zip, form.elements.folder]) {
  field.addEventListener("click", () => (field.value = ""));
}
form.elements.version.addEventListener("change", () => chosen && count(still(chosen)));
// A file that is dropped beside the form would take the page's place; text is the browser's to move.
document.addEventListener("dragover", (event) => {
  if (!event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  form.toggleAttribute("data-over", true);
});
document.addEventListener("dragleave", ({ relatedTarget }) => {
  if (!relatedTarget) form.removeAttribute("data-over");
});
document.addEventListener("drop", (event) => {
  form.removeAttribute("data-over");
  if (!event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  count(ofDrop(event.dataTransfer));
});
going.querySelector("button").addEventListener("click", () => {
  chosen = undefined;
  counter.cancel();
  stop(say("Cancelled"));
  form.elements.zip.focus();
});
result.addEventListener("change", () => {
  const boxes = [...result.querySelectorAll("[data-module]:checked")];
  counter.ask({ chosen: boxes.map((box) => Number(box.dataset.module)) });
});
for (const link of document.querySelectorAll("a[data-language]")) if (ORDER) link.hash = ORDER;
// Where bytes are dear, Python is fetched when the reader turns to the form.
if (!sparing()) wake();
else form.addEventListener("focusin", () => counter.begun || wake(), { once: true });

function settings() {
  const { worker, runtime, book, words, link, ...rest } = root.dataset;
  const address = (path) => new URL(path, document.baseURI).href;
  const addresses = { worker: address(worker), runtime: address(runtime), book: address(book), words: address(words) };
  return { ...rest, ...addresses, link: link + ORDER };
}

function wake() {
  // The button that was pressed goes with the words that it stands in.
  if (status.contains(document.activeElement)) status.focus();
  counter.start();
  if (counter.waiting) return wait();
  status.classList.remove("status--failed");
  tell(say("Starting"));
}

// A folder takes a while to look through: whoever chooses anew meanwhile, or cancels, has it so.
async function count(input) {
  chosen = input;
  begin();
  const found = await Promise.resolve(input).catch(() => null);
  if (chosen !== input) return;
  chosen = found;
  if (!found) return stop(say("Gone"));
  wait();
  counter.ask({ count: { ...found, version: form.elements.version.value } });
}

function begin() {
  counter.forget();
  fault.textContent = "";
  result.replaceChildren();
  bar.removeAttribute("value");
  far.textContent = "";
  wait();
}

function wait() {
  status.classList.remove("status--failed");
  going.hidden = false;
  tell(say("Reading"));
}

function move({ text, value, most }) {
  bar.max = most;
  bar.value = value;
  far.textContent = text;
}

function show({ html, summary, refused }) {
  stop(refused ? "" : summary);
  fault.textContent = refused ?? "";
  if (refused) return;
  // Only the engine's markup builder makes this string, and it escapes every text in it.
  result.innerHTML = html;
  // Not away from where somebody is typing.
  if (!document.activeElement.matches("textarea, [type=text]")) result.querySelector("h2").focus();
}

function change({ sum, cells, summary }) {
  result.querySelector("[data-sum]").innerHTML = sum;
  cells.forEach(([share, price], at) => {
    result.querySelector(`[data-share="${at}"]`).textContent = share;
    result.querySelector(`[data-price="${at}"]`).textContent = price;
  });
  tell(summary);
}

function stop(text) {
  going.hidden = true;
  tell(text);
}

function giveUp() {
  stop(say("Failed"));
  status.classList.add("status--failed");
  const retry = document.createElement("button");
  retry.type = "button";
  retry.className = "button";
  retry.textContent = say("Again");
  retry.addEventListener("click", wake);
  status.append(" ", retry);
}

function tell(text) {
  if (status.textContent !== text) status.textContent = text;
}
