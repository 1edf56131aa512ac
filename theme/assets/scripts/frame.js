// What every page needs of script: a skip link that leaves the address alone, and a
// search that is fetched only when somebody asks for it.

const skip = document.querySelector(".skip");
skip.addEventListener("click", (event) => {
  // The fragment may hold the reader's own numbers; following the link would replace it.
  event.preventDefault();
  const main = document.querySelector(skip.hash);
  main.focus({ preventScroll: true });
  main.scrollIntoView();
});

const dialog = document.querySelector("[data-search]");
if (dialog) {
  let search;
  document.querySelector("[data-search-open]").addEventListener("click", () => {
    dialog.showModal();
    search ??= import("./search.js").then(
      ({ start }) => start(dialog),
      () => {
        dialog.querySelector("[role=status]").textContent = dialog.dataset.failed;
      },
    );
  });
  dialog.querySelector("[data-search-close]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    // Only the backdrop has the dialog itself as its target: its padding is its children's.
    if (event.target === dialog) dialog.close();
  });
}
