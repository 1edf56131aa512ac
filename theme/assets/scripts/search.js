// Asks Material's search worker and shows what it found.

import { spawn } from "../calculator/spawn.js";

// The worker's messages, by number, as Material 9.8.1 has them.
const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

const SHOWN = 20;

export function start(dialog) {
  const { base, worker: script, loading, none, one, many, failed } = dialog.dataset;
  const input = dialog.querySelector("input");
  const status = dialog.querySelector("[role=status]");
  const list = dialog.querySelector("ol");

  const root = new URL(base.replace(/\/?$/, "/"), document.baseURI);
  const worker = spawn(new URL(script, document.baseURI));
  let ready = false;

  const ask = () => {
    if (!ready) return;
    const words = input.value.match(/[\p{L}\p{N}]+/gu);
    if (words) worker.postMessage({ type: QUERY, data: words.map(inflected).join(" ") });
    else show([]);
  };

  const show = (groups) => {
    list.replaceChildren(...groups.slice(0, SHOWN).map((group) => found(group, root)));
    if (!input.value.trim()) status.textContent = "";
    else if (groups.length === 0) status.textContent = none;
    else status.textContent = (groups.length === 1 ? one : many).replace("{count}", groups.length);
  };

  const fail = () => {
    ready = false;
    list.replaceChildren();
    status.textContent = failed;
  };

  worker.addEventListener("error", fail);
  worker.addEventListener("message", ({ data }) => {
    if (data.type === READY) {
      ready = true;
      status.textContent = "";
      ask();
    } else if (data.type === RESULT) {
      // An answer may come after the field was emptied.
      show(input.value.trim() ? data.data.items : []);
    }
  });

  input.addEventListener("input", ask);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) list.querySelector("a")?.focus();
  });
  list.addEventListener("click", (event) => {
    // A result on this very page only moves to its heading, which the dialog would cover.
    if (event.target.closest("a")) dialog.close();
  });

  status.textContent = loading;
  fetch(new URL("search/search_index.json", root))
    .then((response) => (response.ok ? response.json() : Promise.reject(response.status)))
    .then(({ config, docs }) => worker.postMessage({ type: SETUP, data: { config, docs, options: { suggest: false } } }))
    .catch(fail);
}

// A word is asked for in three ways, the surest weighing most: as a beginning (half-typed
// words find), by its stem, and without its last two letters, for the stemmers leave some
// endings on (what is "the house" in one word would not find "house").
function inflected(word) {
  return `${word}*^4 ${word}^4 ${word.slice(0, Math.max(5, word.length - 2))}*^1`;
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
