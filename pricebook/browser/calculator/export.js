// Copies, downloads or prints the estimate. Python writes the text of an export.

/**
 * Handle the buttons in `box`. `source` has the functions settled(), which resolves when all input is
 * answered, and link() and export(kind), which return an answer with `export` or with `faults`, or a
 * promise of an answer. Returns a function that clears the status of the last export.
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
      // The browser does not allow copying. Show the text, so that the reader can copy it.
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

  // Empty the status first, so that screen readers announce the same words again.
  function setStatus(text) {
    const field = status();
    // Without any service in the order, there is no export and no status.
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
