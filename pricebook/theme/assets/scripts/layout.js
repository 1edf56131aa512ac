// The script of every page. It
// - moves the focus for the skip link without a change of the address;
// - adds the fragment to the links to other languages;
// - loads the search when the reader opens it;
// - preloads Python when the reader is about to open a page that runs it.

const skip = document.querySelector(".skip");
skip.addEventListener("click", (event) => {
  // Do not follow the link: it would replace the fragment, which may have the reader's order.
  event.preventDefault();
  const main = document.querySelector(skip.hash);
  main.focus({ preventScroll: true });
  main.scrollIntoView();
});

// A page has the same ids in every language. The calculator's script adds orders to the links itself.
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
  // The next opening of the dialog tries a failed search again.
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
    // The target is the dialog only for clicks on the backdrop, because the dialog has no padding.
    if (event.target === dialog) dialog.close();
  });
}

// Preload Python once, when the reader points at or focuses a link to a page that runs it.
const { pythonPages, preload: script, runtime } = document.body.dataset;
if (pythonPages) {
  const absolute = (address) => new URL(address, document.baseURI).href;
  const pages = new Set(pythonPages.split(" ").map(absolute));
  const events = ["pointerover", "focusin", "touchstart"];
  const preloadOnce = ({ target }) => {
    const link = target.closest?.("a[href]");
    if (!link || !pages.has(link.href.replace(/[?#].*/, ""))) return;
    for (const event of events) document.removeEventListener(event, preloadOnce);
    // Ignore failures: the page that runs Python downloads the files itself.
    import(absolute(script)).then(({ preload }) => preload(absolute(runtime))).catch(() => {});
  };
  for (const event of events) document.addEventListener(event, preloadOnce, { passive: true });
}
