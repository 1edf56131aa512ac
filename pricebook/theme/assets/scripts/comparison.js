// Lets the reader choose columns, hide rows that are alike, and copy links. Without this script the
// table is complete.

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

// The columns that a link names. Unknown ids are ignored; a link that names none shows all.
function choose(names) {
  const ids = (names ?? "").split(",");
  const known = boxes.filter(({ value }) => ids.includes(value));
  for (const box of boxes) box.checked = known.length === 0 || known.includes(box);
}

function show() {
  const chosen = boxes.filter(({ checked }) => checked);
  // The last column stays: a table without columns says nothing.
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

// The address names the shown columns, so that the reader can share it as it stands.
function updateAddress() {
  history.replaceState(null, "", withColumns(new URL(location)));
}

function withColumns(url) {
  const chosen = boxes.filter(({ checked }) => checked);
  url.searchParams.delete(PARAMETER);
  // By hand: URLSearchParams would write the comma as %2C.
  if (chosen.length < boxes.length) {
    url.search = `?${PARAMETER}=${chosen.map(({ value }) => value).join(",")}`;
  }
  return url;
}

// Where scripts run, a link to a row becomes a button that copies the link at its permanent address:
// a link that is shared today shows the same prices when there are newer ones.
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
