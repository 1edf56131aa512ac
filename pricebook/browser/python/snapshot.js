// The picture of a warm interpreter's memory, as pricebook/runtime/snapshot_delta.py writes it.

const MAGIC = 0x6d726177; // "warm"
const PAGE = 256;

/** From the file's bytes: Pyodide's header of an image, and a maker of modules with that memory. */
export function restored(bytes) {
  const head = new Uint32Array(bytes.buffer, bytes.byteOffset, 4);
  const [magic, headed, size, count] = head;
  if (magic !== MAGIC) throw new Error("this is no picture of a memory");
  const start = head.byteLength;
  const header = bytes.slice(start, start + headed);
  const runs = new Uint32Array(bytes.buffer, bytes.byteOffset + start + headed, count * 2);
  const pages = bytes.subarray(start + headed + runs.byteLength);

  async function module(create, settings) {
    settings.noInitialRun = true;
    settings.INITIAL_MEMORY = size;
    const made = await create(settings);
    if (made.HEAPU8.length < size) throw new Error("the memory is smaller than its picture");
    let from = 0;
    for (let run = 0; run < runs.length; run += 2) {
      const length = runs[run + 1] * PAGE;
      made.HEAPU8.set(pages.subarray(from, from + length), runs[run] * PAGE);
      from += length;
    }
    return made;
  }

  return { header, module };
}
