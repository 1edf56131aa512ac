// Asks Material's search worker, and shows the results.

import { startWorker } from "../python/start_worker.js";

// The worker's messages, by number, as Material 9.8.2 has them.
const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

const MAX_RESULTS = 20;
// In characters: a text that was pasted by mistake keeps nobody waiting.
const MAX_LENGTH = 200;
// The number of results is announced when the reader stops typing, and not at every key.
const ANNOUNCE_AFTER_MS = 500;

/** Searches for the text in the dialog's field; rejects, and ends its worker, where it cannot. */
export async function search(dialog) {
  const { base, worker: script, loading } = dialog.dataset;
  const root = new URL(base.replace(/\/?$/, "/"), document.baseURI);
  const worker = startWorker(new URL(script, document.baseURI));
  const failed = new Promise((_, reject) => worker.addEventListener("error", reject));
  dialog.querySelector("[role=status]").textContent = loading;
  try {
    const accented = await Promise.race([started(worker, root), failed]);
    handleInput(dialog, worker, root, accented);
    await failed;
  } finally {
    worker.terminate();
    dialog.querySelector("ol").replaceChildren();
  }
}

// Waits until the worker has read the index. Returns the words that may be typed without accents.
async function started(worker, root) {
  const response = await fetch(new URL("search/search_index.json", root));
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  const { config, docs, accented } = await response.json();
  const ready = new Promise((resolve) => {
    worker.addEventListener("message", ({ data }) => data.type === READY && resolve());
  });
  worker.postMessage({ type: SETUP, data: { config, docs, options: { suggest: false } } });
  await ready;
  return accented;
}

// Handlers are properties: they replace those of an attempt before.
function handleInput(dialog, worker, root, accented) {
  const { none, one, many } = dialog.dataset;
  const input = dialog.querySelector("input");
  const status = dialog.querySelector("[role=status]");
  const list = dialog.querySelector("ol");
  let announcing;

  const ask = () => {
    const words = input.value.slice(0, MAX_LENGTH).normalize("NFC").match(/[\p{L}\p{N}]+/gu);
    if (words) worker.postMessage({ type: QUERY, data: words.map((word) => query(word, accented)).join(" ") });
    else show([]);
  };

  const show = (groups) => {
    // The results of the last letter may come when the focus is already among the results before.
    const at = [...list.querySelectorAll("a")].indexOf(document.activeElement);
    list.replaceChildren(...groups.slice(0, MAX_RESULTS).map((group) => resultItem(group, root)));
    if (at >= 0) (list.querySelectorAll("a")[at] ?? input).focus();
    clearTimeout(announcing);
    if (input.value.trim()) announcing = setTimeout(announce, ANNOUNCE_AFTER_MS, groups.length);
    else status.textContent = "";
  };

  const announce = (count) => {
    if (count === 0) status.textContent = none;
    else status.textContent = (count === 1 ? one : many).replace("{count}", count);
  };

  worker.addEventListener("message", ({ data }) => {
    // An answer may come after the field was emptied.
    if (data.type === RESULT) show(input.value.trim() ? data.data.items : []);
  });
  input.oninput = ask;
  input.onkeydown = (event) => {
    if (event.key === "Enter" && !event.isComposing) list.querySelector("a")?.focus();
  };
  list.onclick = (event) => {
    // A result on this very page only moves to its heading, which the dialog would cover.
    if (event.target.closest("a")) dialog.close();
  };
  status.textContent = "";
  ask();
}

// The word as it was typed weighs most. The word without its accents, and with those of the index, is
// searched for too.
function query(word, accented) {
  const bare = plain(word);
  const others = accented.filter((each) => plain(each).startsWith(bare));
  const variants = new Set([bare, ...others.map((each) => each.slice(0, bare.length))]);
  variants.delete(word.toLowerCase());
  return [inflected(word, 4), ...[...variants].map((each) => inflected(each, 1))].join(" ");
}

// In small letters, without accents and dots, as pricebook/site/search_index.py has it.
function plain(word) {
  return word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

// A word is searched for in three ways, the surest with the most weight: as a prefix, so that a
// half-typed word finds something; by its stem; and without its last two letters, since the stemmers
// leave some endings on (Swedish "huset", the house, would not find "hus").
function inflected(word, weight) {
  return `${word}*^${weight} ${word}^${weight} ${word.slice(0, Math.max(5, word.length - 2))}*^1`;
}

// A group is one page: its best section first, the page itself somewhere among the rest.
function resultItem(group, root) {
  const [best] = group;
  const page = group.find(({ location }) => !location.includes("#")) ?? best;

  const link = document.createElement("a");
  link.href = new URL(best.location, root);
  link.append(marked(page.title));
  if (best !== page) link.append(" – ", marked(best.title));

  const text = document.createElement("p");
  text.append(marked(best.text || page.text));

  const item = document.createElement("li");
  item.append(link, text);
  return item;
}

// The worker marks the found words with HTML. Only the text and the marks of that HTML are used.
function marked(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const nodes = document.createTreeWalker(parsed.body, NodeFilter.SHOW_TEXT);
  const result = document.createDocumentFragment();
  let block;
  while (nodes.nextNode()) {
    const text = nodes.currentNode;
    // Paragraphs and list items that stood apart on the page would run into one word here.
    const parent = text.parentElement.closest(":not(mark)");
    if (block && parent !== block) result.append(" ");
    block = parent;
    if (text.parentElement.closest("mark")) {
      const mark = document.createElement("mark");
      mark.textContent = text.data;
      result.append(mark);
    } else {
      result.append(text.data);
    }
  }
  return result;
}
