// The script of every page: a skip link that leaves the address alone, links to the other languages
// that lead to the same place, a search that is loaded when the reader opens it, and the preload of
// Python when the reader turns to a page that runs it.

const skip = document.querySelector(".skip");
skip.addEventListener("click", (event) => {
  // The fragment may hold the reader's order. To follow the link would replace it.
  event.preventDefault();
  const main = document.querySelector(skip.hash);
  main.focus({ preventScroll: true });
  main.scrollIntoView();
});

// The places of a page have the same ids in every language. The calculator hands an order on itself.
const ORDER = "#o1:";
const updateLinks = () => {
  for (const link of document.querySelectorAll("a[data-language]")) {
    if (!link.hash.startsWith(ORDER)) link.hash = location.hash;
  }
};
updateLinks();
addEventListener("hashchange", updateLinks);

const dialog = document.querySelector("[data-search]");
if (dialog) {
  let search;
  // A search that failed is tried again when the dialog is opened again.
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
    // A click has the dialog itself as its target only on the backdrop: the dialog has no padding.
    if (event.target === dialog) dialog.close();
  });
}

// The pages that run Python, and the script that preloads it for them.
const { pythonPages, preload: script, runtime } = document.body.dataset;
if (pythonPages) {
  const absolute = (address) => new URL(address, document.baseURI).href;
  const pages = new Set(pythonPages.split(" ").map(absolute));
  const events = ["pointerover", "focusin", "touchstart"];
  const preloadOnce = ({ target }) => {
    const link = target.closest?.("a[href]");
    if (!link || !pages.has(link.href.replace(/[?#].*/, ""))) return;
    for (const event of events) document.removeEventListener(event, preloadOnce);
    // Where the preload fails, the page that runs Python downloads everything itself.
    import(absolute(script)).then(({ preload }) => preload(absolute(runtime))).catch(() => {});
  };
  for (const event of events) document.addEventListener(event, preloadOnce, { passive: true });
}
