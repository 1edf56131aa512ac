// Decides from the reader's connection whether and how to download Python.

const SLOW_TYPES = new Set(["slow-2g", "2g"]);
// In Mbit/s. Up to this speed, Python starts sooner from the library, because the snapshot is half a
// megabyte larger (measurements: docs/architecture/start.md). A browser that has not measured its
// connection yet reports a higher speed.
const SLOW_MBITS = 0.7;

/** Whether to download large files only when the reader needs them. */
export function shouldSaveData() {
  const { saveData = false, effectiveType = "" } = navigator.connection ?? {};
  return saveData || SLOW_TYPES.has(effectiveType);
}

/** Whether Python starts sooner without the memory snapshot on this connection. */
export function isSlow() {
  const { downlink = Infinity } = navigator.connection ?? {};
  return downlink <= SLOW_MBITS;
}
