// What every page needs of script: a skip link that leaves the address alone, links to the other
// languages that lead to the same place, a search that is fetched only when somebody asks for it,
// and Python that is fetched when somebody turns to it.

const skip = document.querySelector(".skip");
skip.addEventListener("click", (event) => {
  // The fragment may hold the reader's own numbers; following the link would replace it.
  event.preventDefault();
  const main = document.querySelector(skip.hash);
  main.focus({ preventScroll: true });
  main.scrollIntoView();
});

// The parts of a page have the same names in every language. An order is the calculator's to hand on.
const ORDER = "#o1:";
const lead = () => {
  for (const link of document.querySelectorAll("a[data-language]")) {
    if (!link.hash.startsWith(ORDER)) link.hash = location.hash;
  }
};
lead();
addEventListener("hashchange", lead);

const dialog = document.querySelector("[data-search]");
if (dialog) {
  let search;
  // What failed is tried again when the dialog is opened again.
  const fail = () => {
    dialog.querySelector("[role=status]").textContent = dialog.dataset.failed;
    search = undefined;
  };
  document.querySelector("[data-search-open]").addEventListener("click", () => {
    dialog.showModal();
    search ??= import("./search.js").then(({ search }) => search(dialog)).catch(fail);
  });
  dialog.querySelector("[data-search-close]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    // Only the backdrop has the dialog itself as its target: its padding is its children's.
    if (event.target === dialog) dialog.close();
  });
}

// The pages that run Python, and what fetches it for them.
const { pythonOn, early, runtime } = document.body.dataset;
if (pythonOn) {
  const whole = (address) => new URL(address, document.baseURI).href;
  const pages = new Set(pythonOn.split(" ").map(whole));
  const turns = ["pointerover", "focusin", "touchstart"];
  const turned = ({ target }) => {
    const link = target.closest?.("a[href]");
    if (!link || !pages.has(link.href.replace(/[?#].*/, ""))) return;
    for (const turn of turns) document.removeEventListener(turn, turned);
    // Where it fails, the page that runs Python fetches for itself.
    import(whole(early)).then(({ fetchEarly }) => fetchEarly(whole(runtime))).catch(() => {});
  };
  for (const turn of turns) document.addEventListener(turn, turned, { passive: true });
}
