// The estimate to take along: copied, downloaded or printed; Python writes what is taken.

/** Answers the buttons in `box`; `get` has link() and export(kind), a promise of the answer. */
export function offerToTake(box, say, get) {
  box.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    const { copy, download, print } = button.dataset;
    if (copy) take(copy);
    else if (download) save(download);
    else if (print !== undefined) window.print();
  });

  async function take(what) {
    const byHand = box.querySelector("[data-by-hand]");
    const text = what === "link" ? get.link() : (await get.export("text")).export;
    byHand.hidden = true;
    try {
      await navigator.clipboard.writeText(text);
      tell(say("Copied"));
    } catch {
      // Not allowed here: the reader can still do it.
      byHand.hidden = false;
      byHand.value = text;
      byHand.select();
      tell(say("CopyByHand"));
    }
  }

  async function save(kind) {
    const { export: text, name, type } = await get.export(kind);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  // Emptied first, so that the same words are heard again.
  function tell(text) {
    const said = box.querySelector("[data-taken]");
    // Meanwhile nothing may be chosen any more: then there is nothing to take, and no place to say so.
    if (!said) return;
    said.textContent = "";
    setTimeout(() => (said.textContent = text), 50);
  }
}
