// The line between the reader and us: whether every byte is dear to this reader.

const SPARING = new Set(["slow-2g", "2g"]);
// Megabits a second. Up to here the half a megabyte that the picture is more than the library takes
// longer than what the library asks of the processor (docs/decisions/start.md has the measurements).
// A browser that does not know its line says more.
const NARROW = 0.7;

/** Whether this reader should be asked before much is fetched. */
export function sparing() {
  const { saveData = false, effectiveType = "" } = navigator.connection ?? {};
  return saveData || SPARING.has(effectiveType);
}

/** Whether Python is here sooner without the picture of its memory. */
export function narrow() {
  const { downlink = Infinity } = navigator.connection ?? {};
  return downlink <= NARROW;
}
