// Asks Material's search worker and shows what it found.

import { spawn } from "../python/start_worker.js";

// The worker's messages, by number, as Material 9.8.2 has them.
const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

const SHOWN = 20;
// No question is longer, in characters; what was pasted by mistake keeps nobody waiting.
const MOST = 200;
// How many were found is said when the typing rests: it is heard, and not at every key.
const HEARD_AFTER_MS = 500;

/** Answers what is typed into the dialog's field; rejects, and lets go of it, where it cannot. */
export async function search(dialog) {
  const { base, worker: script, loading } = dialog.dataset;
  const root = new URL(base.replace(/\/?$/, "/"), document.baseURI);
  const worker = spawn(new URL(script, document.baseURI));
  const failed = new Promise((_, reject) => worker.addEventListener("error", reject));
  dialog.querySelector("[role=status]").textContent = loading;
  try {
    const accented = await Promise.race([begun(worker, root), failed]);
    answer(dialog, worker, root, accented);
    await failed;
  } finally {
    worker.terminate();
    dialog.querySelector("ol").replaceChildren();
  }
}

// Its worker has read the index. Returns the words that may be typed without their accents.
async function begun(worker, root) {
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

// What listens takes the place of what listened when it was tried before.
function answer(dialog, worker, root, accented) {
  const { none, one, many } = dialog.dataset;
  const input = dialog.querySelector("input");
  const status = dialog.querySelector("[role=status]");
  const list = dialog.querySelector("ol");
  let resting;

  const ask = () => {
    const words = input.value.slice(0, MOST).normalize("NFC").match(/[\p{L}\p{N}]+/gu);
    if (words) worker.postMessage({ type: QUERY, data: words.map((word) => asked(word, accented)).join(" ") });
    else show([]);
  };

  const show = (groups) => {
    // The results of the last letter may come when the reader is among those of the one before.
    const at = [...list.querySelectorAll("a")].indexOf(document.activeElement);
    list.replaceChildren(...groups.slice(0, SHOWN).map((group) => found(group, root)));
    if (at >= 0) (list.querySelectorAll("a")[at] ?? input).focus();
    clearTimeout(resting);
    if (input.value.trim()) resting = setTimeout(tell, HEARD_AFTER_MS, groups.length);
    else status.textContent = "";
  };

  const tell = (count) => {
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

// What was typed weighs most; without its accents, and with those that the index has, it finds too.
function asked(word, accented) {
  const bare = plain(word);
  const others = accented.filter((each) => plain(each).startsWith(bare));
  const begun = new Set([bare, ...others.map((each) => each.slice(0, bare.length))]);
  begun.delete(word.toLowerCase());
  return [inflected(word, 4), ...[...begun].map((each) => inflected(each, 1))].join(" ");
}

// In small letters, without accents and dots, as the generator's search.py has it.
function plain(word) {
  return word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

// A word is asked for in three ways, the surest weighing most: as a beginning (half-typed
// words find), by its stem, and without its last two letters, for the stemmers leave some
// endings on (what is "the house" in one word would not find "house").
function inflected(word, weight) {
  return `${word}*^${weight} ${word}^${weight} ${word.slice(0, Math.max(5, word.length - 2))}*^1`;
}

// A group is one page: its best place first, the page itself somewhere among the rest.
function found(group, root) {
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

// The worker marks the words it found with HTML. Of that HTML only text and marks are taken.
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
