// The line between the reader and us: whether every byte is dear to this reader.

const SPARING = new Set(["slow-2g", "2g"]);

/** Whether this reader should be asked before much is fetched. */
export function sparing() {
  const { saveData = false, effectiveType = "" } = navigator.connection ?? {};
  return saveData || SPARING.has(effectiveType);
}
