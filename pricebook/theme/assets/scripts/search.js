// Sends queries to Material's search worker, and shows the results.

import { startWorker } from "../python/start_worker.js";

// The types of the worker's messages in Material 9.8.2.
const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

const MAX_RESULTS = 20;
// In characters. It limits the time for a long text that was pasted by mistake.
const MAX_LENGTH = 200;
// The script announces the number of results when the reader stops typing, not at every key.
const ANNOUNCE_AFTER_MS = 500;

/** Search for the text in the dialog's field whenever it changes. Rejects if the search fails. */
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

// Waits until the worker has read the index. Returns the index's words with accents.
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

// Handlers are set as properties, so that they replace the handlers of an earlier attempt.
function handleInput(dialog, worker, root, accented) {
  const { none, one, many } = dialog.dataset;
  const input = dialog.querySelector("input");
  const status = dialog.querySelector("[role=status]");
  const list = dialog.querySelector("ol");
  let announceTimer;

  const ask = () => {
    const words = input.value.slice(0, MAX_LENGTH).normalize("NFC").match(/[\p{L}\p{N}]+/gu);
    if (words) worker.postMessage({ type: QUERY, data: words.map((word) => query(word, accented)).join(" ") });
    else show([]);
  };

  const show = (groups) => {
    // New results may come while the focus is on an earlier result. Keep the focus at that position.
    const at = [...list.querySelectorAll("a")].indexOf(document.activeElement);
    list.replaceChildren(...groups.slice(0, MAX_RESULTS).map((group) => resultItem(group, root)));
    if (at >= 0) (list.querySelectorAll("a")[at] ?? input).focus();
    clearTimeout(announceTimer);
    if (input.value.trim()) announceTimer = setTimeout(announce, ANNOUNCE_AFTER_MS, groups.length);
    else status.textContent = "";
  };

  const announce = (count) => {
    if (count === 0) status.textContent = none;
    else status.textContent = (count === 1 ? one : many).replace("{count}", count);
  };

  worker.addEventListener("message", ({ data }) => {
    // Results may come after the reader has emptied the field.
    if (data.type === RESULT) show(input.value.trim() ? data.data.items : []);
  });
  input.oninput = ask;
  input.onkeydown = (event) => {
    if (event.key === "Enter" && !event.isComposing) list.querySelector("a")?.focus();
  };
  list.onclick = (event) => {
    // A result on the same page only scrolls, and the dialog would cover its heading.
    if (event.target.closest("a")) dialog.close();
  };
  status.textContent = "";
  ask();
}

// A query for a word as it was typed, with the most weight, and for the word without accents and with
// the accents of the index's words.
function query(word, accented) {
  const bare = plain(word);
  const others = accented.filter((each) => plain(each).startsWith(bare));
  const variants = new Set([bare, ...others.map((each) => each.slice(0, bare.length))]);
  variants.delete(word.toLowerCase());
  return [inflected(word, 4), ...[...variants].map((each) => inflected(each, 1))].join(" ");
}

// The word in lower case without accents, as in pricebook/site/search_index.py.
function plain(word) {
  return word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

// A query for a word in three ways: as a prefix, so that a half-typed word finds something; by its stem;
// and, with less weight, as a prefix without its last two letters, because stemmers do not remove all
// endings (the Swedish "huset", the house, would not find "hus").
function inflected(word, weight) {
  return `${word}*^${weight} ${word}^${weight} ${word.slice(0, Math.max(5, word.length - 2))}*^1`;
}

// The list item of a page. A group has the page's best section first, then other sections and the page.
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

// Copies the text and the mark elements from the worker's HTML, and nothing else.
function marked(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const nodes = document.createTreeWalker(parsed.body, NodeFilter.SHOW_TEXT);
  const result = document.createDocumentFragment();
  let block;
  while (nodes.nextNode()) {
    const text = nodes.currentNode;
    // Separate paragraphs and list items with a space, or their words would join.
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
