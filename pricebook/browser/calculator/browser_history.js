// The order in the page's address: written when the order changes, read when the reader goes back or
// forward. The address is never sent anywhere.

import { isOrder, MARK } from "./link.js";

// Browsers refuse to change the address at every key press.
const WRITE_AFTER_MS = 250;

export class BrowserHistory {
  /** The order that the page was opened with, or "". */
  opened = isOrder(location.hash) ? location.hash : "";
  hash = this.opened;
  #field;
  #newEntry = false; // whether the next write adds an entry to the history
  #writing;

  /** `onOpen` gets the fragment of an order when the reader goes back, forward, or to another order. */
  constructor(onOpen) {
    addEventListener("popstate", () => {
      // No fragment means the page as it opens; a fragment that is no order is a place on the page.
      const fragment = location.hash;
      if ((fragment && !isOrder(fragment)) || fragment === this.hash) return;
      this.#cancelWrite();
      this.#field = undefined;
      this.#newEntry = false;
      // At once, and not with the answer: the reader may go on, or back again, before the answer.
      this.hash = fragment;
      this.#updateLinks();
      onOpen(fragment || MARK);
    });
    // A reader who leaves before the write finds the order on coming back. An entry can no longer be
    // added then.
    addEventListener("pagehide", () => this.#writing && this.#write("replaceState"));
    this.#updateLinks();
  }

  /** A field is being changed: a change of another field than the last adds an entry. */
  fieldChanged(field) {
    this.#newEntry ||= field !== this.#field;
    this.#field = field;
  }

  /** The order as it is now; it is written to the address once the reader has `touched` a field. */
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

  // The page in another language opens with the same order, and the counting page hands it back.
  #updateLinks() {
    for (const link of document.querySelectorAll("a[data-language], a[data-order]")) link.hash = this.hash;
  }
}
