// The order in the address: written as it changes, read when it is opened, never sent anywhere.

import { isOrder, MARK } from "./link.js";

// Browsers refuse to write the address at every key.
const REST_MS = 250;

export class Trail {
  /** The order that the page was opened with, or "". */
  opened = isOrder(location.hash) ? location.hash : "";
  hash = this.opened;
  #field;
  #fresh = false;
  #writing;

  /** `open` is called with an order's fragment when the reader goes back, on, or to another one. */
  constructor(open) {
    addEventListener("popstate", () => {
      // Without a fragment the page is as it opens; any other one is a place on it.
      const fragment = location.hash;
      if ((fragment && !isOrder(fragment)) || fragment === this.hash) return;
      this.#forget();
      this.#field = undefined;
      this.#fresh = false;
      // At once, and not when it is answered: the reader may go on, or back again, before that.
      this.hash = fragment;
      this.#lead();
      open(fragment || MARK);
    });
    // Whoever leaves before it is written finds it on coming back; steps can no longer be added then.
    addEventListener("pagehide", () => this.#writing && this.#write("replaceState"));
    this.#lead();
  }

  /** A field is being changed: another one than the last begins a new step of the history. */
  touched(field) {
    this.#fresh ||= field !== this.#field;
    this.#field = field;
  }

  /** The order as it is now; the address shows it once the reader has `touched` anything. */
  goes(fragment, touched) {
    this.hash = `#${fragment}`;
    this.#lead();
    this.#forget();
    if (!touched || this.hash === location.hash) return;
    this.#writing = setTimeout(() => this.#write(this.#fresh ? "pushState" : "replaceState"), REST_MS);
  }

  #write(way) {
    this.#forget();
    history[way](null, "", this.hash);
    this.#fresh = false;
  }

  #forget() {
    clearTimeout(this.#writing);
    this.#writing = undefined;
  }

  // The page in another language opens with the same order, and the one that counts hands it back.
  #lead() {
    for (const link of document.querySelectorAll("a[data-language], a[data-order]")) link.hash = this.hash;
  }
}
