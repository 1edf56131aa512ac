// The estimate to take along: copied, downloaded or printed; Python writes what is taken.

/**
 * Answers the buttons in `box`; `get` has settled(), a promise that all is answered, and link()
 * and export(kind): an answer, or a promise of one. It has the `export`, or the `faults` that are.
 * The function that comes back forgets what was taken.
 */
export function offerToTake(box, say, get) {
  const byHand = () => box.querySelector("[data-by-hand]");
  const said = () => box.querySelector("[data-taken]");

  box.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    const { copy, download, print } = button.dataset;
    if (copy) take(copy);
    else if (download) save(download);
    else if (print !== undefined) window.print();
  });

  async function take(what) {
    await get.settled();
    const { export: text, faults } = await (what === "link" ? get.link() : get.export("text"));
    if (text === undefined) return tell(say(faults ? "Correct" : "NotTaken"));
    const field = byHand();
    if (!field) return;
    field.hidden = true;
    try {
      await navigator.clipboard.writeText(text);
      tell(say("Copied"));
    } catch {
      // Not allowed here: the reader can still do it.
      field.hidden = false;
      field.value = text;
      field.focus();
      field.select();
      tell(say("CopyByHand"));
    }
  }

  async function save(kind) {
    forget();
    await get.settled();
    const { export: text, faults, name, type } = await get.export(kind);
    if (text === undefined) return tell(say(faults ? "Correct" : "NotTaken"));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  // Emptied first, so that the same words are heard again.
  function tell(text) {
    const field = said();
    // Meanwhile no service may be chosen any more: there is nothing to take, and no place to say so.
    if (!field) return;
    field.textContent = "";
    setTimeout(() => (field.textContent = text), 50);
  }

  function forget() {
    byHand()?.toggleAttribute("hidden", true);
    if (said()?.textContent) said().textContent = "";
  }

  return forget;
}
