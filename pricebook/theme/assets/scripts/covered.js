// Filters the table of requests by what the reader types. A rare word weighs more than a frequent one,
// so "the" and "our" weigh little.

// The script announces the number of rows when the reader stops typing, not at every key.
const ANNOUNCE_AFTER_MS = 500;

const page = document.querySelector("[data-covered]");
const form = page.querySelector("form");
const input = form.querySelector("input");
const status = form.querySelector("[role=status]");
const table = page.querySelector("table");
const rows = [...page.querySelectorAll("tr[data-words]")].map((row) => ({
  row,
  words: terms(`${row.querySelector("th a").textContent} ${row.dataset.words}`),
}));
let announceTimer;

form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
input.addEventListener("input", filterRows);
addEventListener("hashchange", reveal);

function terms(text) {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

// A term matches as a prefix. The last two letters of a long term may be a different ending.
function matches(words, term) {
  const stem = term.length > 5 ? term.slice(0, Math.max(5, term.length - 2)) : term;
  return words.some((word) => (term.length > 2 ? word.startsWith(stem) : word === term));
}

function filterRows() {
  const scores = rows.map(() => 0);
  for (const term of terms(input.value)) {
    const having = rows.map(({ words }) => matches(words, term));
    const number = having.filter(Boolean).length;
    having.forEach((has, at) => { if (has) scores[at] += 1 / number; });
  }
  const all = terms(input.value).length === 0;
  const best = Math.max(...scores);
  rows.forEach(({ row }, at) => {
    row.hidden = !all && (best === 0 || scores[at] < best / 2);
  });
  for (const body of page.querySelectorAll("tbody")) {
    body.hidden = !body.querySelector("tr[data-words]:not([hidden])");
  }
  const shown = rows.filter(({ row }) => !row.hidden).length;
  // Hide an empty table, because it would still show its caption and headings.
  table.hidden = !shown;
  const { count, nothing } = page.dataset;
  const text = shown ? count.replace("{shown}", shown).replace("{all}", rows.length) : nothing;
  clearTimeout(announceTimer);
  announceTimer = setTimeout(() => (status.textContent = text), ANNOUNCE_AFTER_MS);
}

// Shows the request or answer that a link leads to, even if the filter hides it.
function reveal() {
  const target = document.querySelector(":target");
  if (!target || !page.contains(target) || !target.closest("[hidden]")) return;
  input.value = "";
  filterRows();
  target.scrollIntoView();
}
