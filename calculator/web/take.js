// The estimate to take along: copied, downloaded or printed; Python writes what is taken.

/** Wires the buttons of `box`; `get` has link() and export(kind), a promise of the answer. */
export function offerToTake(box, say, get) {
  const said = box.querySelector("[data-taken]");
  const byHand = box.querySelector("[data-by-hand]");

  for (const button of box.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
      const text = button.dataset.copy === "link" ? get.link() : (await get.export("text")).export;
      byHand.hidden = true;
      try {
        await navigator.clipboard.writeText(text);
        tell(said, say("Copied"));
      } catch {
        // Not allowed here: the reader can still do it.
        byHand.hidden = false;
        byHand.value = text;
        byHand.select();
        tell(said, say("CopyByHand"));
      }
    });
  }
  for (const button of box.querySelectorAll("[data-download]")) {
    button.addEventListener("click", async () => {
      const { export: text, name, type } = await get.export(button.dataset.download);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    });
  }
  box.querySelector("[data-print]").addEventListener("click", () => print());
  return box;
}

// Emptied first, so that the same words are heard again.
function tell(place, text) {
  place.textContent = "";
  setTimeout(() => (place.textContent = text), 50);
}
