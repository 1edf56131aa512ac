// Reads a memory snapshot in the file format of pricebook/runtime/snapshot_delta.py.

const MAGIC = 0x6d726177; // "warm"
const PAGE = 256;

/**
 * Read a snapshot from the bytes of its file. Returns `header`, which is Pyodide's header, and
 * `createModule(create, settings)`, which creates an Emscripten module and restores its memory.
 */
export function readSnapshot(bytes) {
  const head = new Uint32Array(bytes.buffer, bytes.byteOffset, 4);
  const [magic, headerSize, memorySize, runCount] = head;
  if (magic !== MAGIC) throw new Error("expected a memory snapshot");
  const start = head.byteLength;
  const header = bytes.slice(start, start + headerSize);
  const runs = new Uint32Array(bytes.buffer, bytes.byteOffset + start + headerSize, runCount * 2);
  const pages = bytes.subarray(start + headerSize + runs.byteLength);

  async function createModule(create, settings) {
    settings.noInitialRun = true;
    settings.INITIAL_MEMORY = memorySize;
    const created = await create(settings);
    if (created.HEAPU8.length < memorySize) throw new Error("the memory is smaller than its snapshot");
    let from = 0;
    for (let run = 0; run < runs.length; run += 2) {
      const length = runs[run + 1] * PAGE;
      created.HEAPU8.set(pages.subarray(from, from + length), runs[run] * PAGE);
      from += length;
    }
    return created;
  }

  return { header, createModule };
}
