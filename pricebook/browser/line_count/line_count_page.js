// The counting page: sends the chosen files to the worker, and shows Python's answers. The script has
// no wording and no arithmetic: the page has the words, and an answer is finished HTML.

import { isOrder } from "../calculator/link.js";
import { shouldSaveData } from "../python/connection.js";
import { fromDrop, fromFile, fromFolder, stillReadable } from "./chosen_files.js";
import { LineCountClient } from "./line_count_client.js";

// The order of the calculator from which the reader came. Links to the calculator and to the other
// languages carry it.
const ORDER = isOrder(location.hash) ? location.hash : "";

const root = document.querySelector("[data-count]");
const form = root.querySelector("form");
const fault = root.querySelector("[data-fault]");
const status = root.querySelector("[data-status]");
const running = root.querySelector("[data-count-running]");
const bar = running.querySelector("progress");
const progress = running.querySelector("[data-progress]");
const result = root.querySelector("[data-result]");
const localised = (name) => root.dataset[`localised${name}`];

let chosen; // the input, or a promise of it while its folders are read

const counter = new LineCountClient(settings(), {
  ready: () => status.textContent === localised("Starting") && setStatus(localised("Ready")),
  progress: (text) => showProgress(JSON.parse(text)),
  result: (text) => showResult(JSON.parse(text)),
  choice: (text) => showChoice(JSON.parse(text)),
  failed: showFailure,
  gone: () => stop(localised("Gone")),
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  reset();
  chosen = undefined;
  counter.ask({ report: form.elements.report.value });
});
form.elements.zip.addEventListener("change", ({ target }) => {
  if (target.files.length) count(fromFile(target.files[0]));
});
form.elements.folder.addEventListener("change", ({ target }) => {
  if (target.files.length) count(fromFolder([...target.files]));
});
// Empty the field first: browsers fire no change event for the same file, which may have new content.
for (const field of [form.elements.zip, form.elements.folder]) {
  field.addEventListener("click", () => (field.value = ""));
}
form.elements.version.addEventListener("change", () => chosen && count(stillReadable(chosen)));
// Handle files that are dropped anywhere, because a browser would open them in place of the page. The
// browser handles dropped text.
document.addEventListener("dragover", (event) => {
  if (!event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  form.toggleAttribute("data-drag-over", true);
});
document.addEventListener("dragleave", ({ relatedTarget }) => {
  if (!relatedTarget) form.removeAttribute("data-drag-over");
});
document.addEventListener("drop", (event) => {
  form.removeAttribute("data-drag-over");
  if (!event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  count(fromDrop(event.dataTransfer));
});
running.querySelector("button").addEventListener("click", () => {
  chosen = undefined;
  counter.cancel();
  stop(localised("Cancelled"));
  form.elements.zip.focus();
});
result.addEventListener("change", () => {
  const boxes = [...result.querySelectorAll("[data-module]:checked")];
  counter.ask({ chosen: boxes.map((box) => Number(box.dataset.module)) });
});
for (const link of document.querySelectorAll("a[data-language]")) if (ORDER) link.hash = ORDER;
// If the reader saves data, Python is downloaded when the form gets the focus.
if (!shouldSaveData()) start();
else form.addEventListener("focusin", () => counter.started || start(), { once: true });

function settings() {
  const { worker, runtime, book, words, link, ...rest } = root.dataset;
  const address = (path) => new URL(path, document.baseURI).href;
  const addresses = { worker: address(worker), runtime: address(runtime), book: address(book), words: address(words) };
  return { ...rest, ...addresses, link: link + ORDER };
}

function start() {
  // The retry button is in the status and disappears with it, so move the focus first.
  if (status.contains(document.activeElement)) status.focus();
  counter.start();
  if (counter.waiting) return showRunning();
  status.classList.remove("status--failed");
  setStatus(localised("Starting"));
}

// Reading a folder takes a while, so the reader may choose another input or cancel meanwhile.
async function count(input) {
  chosen = input;
  reset();
  const found = await Promise.resolve(input).catch(() => null);
  if (chosen !== input) return;
  chosen = found;
  if (!found) return stop(localised("Gone"));
  showRunning();
  counter.ask({ count: { ...found, version: form.elements.version.value } });
}

function reset() {
  counter.forget();
  fault.textContent = "";
  result.replaceChildren();
  bar.removeAttribute("value");
  progress.textContent = "";
  showRunning();
}

function showRunning() {
  status.classList.remove("status--failed");
  running.hidden = false;
  setStatus(localised("Reading"));
}

function showProgress({ text, value, most }) {
  bar.max = most;
  bar.value = value;
  progress.textContent = text;
}

function showResult({ html, summary, refused }) {
  stop(refused ? "" : summary);
  fault.textContent = refused ?? "";
  if (refused) return;
  // The engine's markup builder makes this string and escapes every text in it.
  result.innerHTML = html;
  // Do not move the focus away while the reader is typing.
  if (!document.activeElement.matches("textarea, [type=text]")) result.querySelector("h2").focus();
}

function showChoice({ sum, cells, summary }) {
  result.querySelector("[data-sum]").innerHTML = sum;
  cells.forEach(([share, price], at) => {
    result.querySelector(`[data-share="${at}"]`).textContent = share;
    result.querySelector(`[data-price="${at}"]`).textContent = price;
  });
  setStatus(summary);
}

function stop(text) {
  running.hidden = true;
  setStatus(text);
}

function showFailure() {
  stop(localised("Failed"));
  status.classList.add("status--failed");
  const retry = document.createElement("button");
  retry.type = "button";
  retry.className = "button";
  retry.textContent = localised("Again");
  retry.addEventListener("click", start);
  status.append(" ", retry);
}

function setStatus(text) {
  if (status.textContent !== text) status.textContent = text;
}
