// What the browser tells of the reader's connection, and what follows for the download of Python.

const SLOW_TYPES = new Set(["slow-2g", "2g"]);
// In Mbit/s. Up to this speed, Python starts sooner without the memory snapshot: the snapshot is half
// a megabyte larger than the library (docs/architecture/start.md has the measurements). A browser
// that has not measured its connection yet reports a higher speed.
const SLOW_MBITS = 0.7;

/** Whether to wait for the reader before anything large is downloaded. */
export function shouldSaveData() {
  const { saveData = false, effectiveType = "" } = navigator.connection ?? {};
  return saveData || SLOW_TYPES.has(effectiveType);
}

/** Whether Python starts sooner here without the memory snapshot. */
export function isSlow() {
  const { downlink = Infinity } = navigator.connection ?? {};
  return downlink <= SLOW_MBITS;
}
