// Copies, downloads or prints the estimate. Python writes the text of an export.

/**
 * Handles the buttons in `box`. `source` has settled(), a promise that all input is answered, and
 * link() and export(kind): an answer, or a promise of one, with the `export`, or with the `faults`
 * that prevent one. Returns a function that clears the status of the last export.
 */
export function handleExports(box, localised, source) {
  const manualCopy = () => box.querySelector("[data-manual-copy]");
  const status = () => box.querySelector("[data-export-status]");

  box.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    const { copy, download, print } = button.dataset;
    if (copy) copyExport(copy);
    else if (download) downloadExport(download);
    else if (print !== undefined) window.print();
  });

  async function copyExport(kind) {
    await source.settled();
    const { export: text, faults } = await (kind === "link" ? source.link() : source.export("text"));
    if (text === undefined) return setStatus(localised(faults ? "Correct" : "NotTaken"));
    const field = manualCopy();
    if (!field) return;
    field.hidden = true;
    try {
      await navigator.clipboard.writeText(text);
      setStatus(localised("Copied"));
    } catch {
      // The browser does not allow it: the reader can still copy the text by hand.
      field.hidden = false;
      field.value = text;
      field.focus();
      field.select();
      setStatus(localised("CopyByHand"));
    }
  }

  async function downloadExport(kind) {
    clear();
    await source.settled();
    const { export: text, faults, name, type } = await source.export(kind);
    if (text === undefined) return setStatus(localised(faults ? "Correct" : "NotTaken"));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  // Emptied first, so that a screen reader announces the same words again.
  function setStatus(text) {
    const field = status();
    // Meanwhile the reader may have dropped every service: then there is no export, and no status.
    if (!field) return;
    field.textContent = "";
    setTimeout(() => (field.textContent = text), 50);
  }

  function clear() {
    manualCopy()?.toggleAttribute("hidden", true);
    if (status()?.textContent) status().textContent = "";
  }

  return clear;
}
