// Keeps the order in the fragment of the page's address: writes it when the order changes, and reads it
// when the reader goes back or forward. Browsers never send the fragment.

import { isOrder, MARK } from "./link.js";

// Browsers limit how often a page may change its address, so do not write at every key press.
const WRITE_AFTER_MS = 250;

export class BrowserHistory {
  /** The order that the page was opened with, or "". */
  opened = isOrder(location.hash) ? location.hash : "";
  hash = this.opened;
  #field;
  #newEntry = false; // whether the next write adds an entry to the history
  #writing;

  /** `onOpen` gets an order's fragment when the reader goes back or forward, or follows a link to an order. */
  constructor(onOpen) {
    addEventListener("popstate", () => {
      // Without a fragment, the page has its default order. Other fragments are places on the page.
      const fragment = location.hash;
      if ((fragment && !isOrder(fragment)) || fragment === this.hash) return;
      this.#cancelWrite();
      this.#field = undefined;
      this.#newEntry = false;
      // Do not wait for the answer, because the reader may go back or forward again before it.
      this.hash = fragment;
      this.#updateLinks();
      onOpen(fragment || MARK);
    });
    // Write the order before the reader leaves the page. It is too late to add an entry.
    addEventListener("pagehide", () => this.#writing && this.#write("replaceState"));
    this.#updateLinks();
  }

  /** The reader has changed `field`. The first change of another field adds an entry. */
  fieldChanged(field) {
    this.#newEntry ||= field !== this.#field;
    this.#field = field;
  }

  /** Set the current order. It is written to the address only if the reader has `touched` a field. */
  orderChanged(fragment, touched) {
    this.hash = `#${fragment}`;
    this.#updateLinks();
    this.#cancelWrite();
    if (!touched || this.hash === location.hash) return;
    this.#writing = setTimeout(() => this.#write(this.#newEntry ? "pushState" : "replaceState"), WRITE_AFTER_MS);
  }

  #write(method) {
    this.#cancelWrite();
    history[method](null, "", this.hash);
    this.#newEntry = false;
  }

  #cancelWrite() {
    clearTimeout(this.#writing);
    this.#writing = undefined;
  }

  // Links to other languages and to the counting page carry the order.
  #updateLinks() {
    for (const link of document.querySelectorAll("a[data-language], a[data-order]")) link.hash = this.hash;
  }
}
