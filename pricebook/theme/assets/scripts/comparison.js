// Lets the reader choose columns, hide rows with equal values, and copy links. Without this script, the
// page shows the whole table.

const compare = document.querySelector("[data-compare]");
const form = compare.querySelector("form");
const status = compare.querySelector("[role=status]");
const boxes = [...form.elements.models];
const PARAMETER = "models";

form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", () => {
  show();
  updateAddress();
});

choose(new URL(location).searchParams.get(PARAMETER));
show();
replacePermalinks();

// Chooses the columns that a link names, or all columns if the link names no known column.
function choose(names) {
  const ids = (names ?? "").split(",");
  const known = boxes.filter(({ value }) => ids.includes(value));
  for (const box of boxes) box.checked = known.length === 0 || known.includes(box);
}

function show() {
  const chosen = boxes.filter(({ checked }) => checked);
  // The reader cannot hide the last column.
  for (const box of boxes) box.disabled = chosen.length === 1 && box.checked;
  const ids = chosen.map(({ value }) => value);
  for (const cell of compare.querySelectorAll("[data-model]")) {
    cell.hidden = !ids.includes(cell.dataset.model);
  }
  for (const heading of compare.querySelectorAll("[colspan]")) heading.colSpan = ids.length + 1;
  for (const row of compare.querySelectorAll("[data-row]")) {
    row.hidden = form.elements.differences.checked && alike(row);
  }
  for (const group of compare.querySelectorAll("tbody")) {
    group.hidden = !group.querySelector("[data-row]:not([hidden])");
  }
}

function alike(row) {
  const values = [...row.querySelectorAll("td:not([hidden]) .compare__value")];
  return values.length > 1 && new Set(values.map(({ textContent }) => textContent)).size === 1;
}

// Writes the chosen columns to the address, so that the reader can share the address.
function updateAddress() {
  history.replaceState(null, "", withColumns(new URL(location)));
}

function withColumns(url) {
  const chosen = boxes.filter(({ checked }) => checked);
  url.searchParams.delete(PARAMETER);
  // Do not use URLSearchParams, because it would encode the comma as %2C.
  if (chosen.length < boxes.length) {
    url.search = `?${PARAMETER}=${chosen.map(({ value }) => value).join(",")}`;
  }
  return url;
}

// Replaces each link to a row with a button that copies a link to the edition's permanent address, so
// that a shared link always shows the same prices.
function replacePermalinks() {
  for (const link of compare.querySelectorAll(".permalink")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.setAttribute("aria-label", link.dataset.copy);
    button.addEventListener("click", () => copy(link.hash));
    link.replaceWith(button);
  }
}

async function copy(hash) {
  const url = withColumns(new URL(compare.dataset.permanent, document.baseURI));
  url.hash = hash;
  status.replaceChildren();
  try {
    await navigator.clipboard.writeText(url.href);
    status.textContent = compare.dataset.localisedCopied;
  } catch {
    const link = document.createElement("a");
    link.href = url.href;
    link.textContent = url.href;
    status.append(compare.dataset.localisedByHand, " ", link);
  }
}
