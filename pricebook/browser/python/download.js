// Downloads the files that Python starts from: each once in a worker, with progress in bytes.
// WebAssembly is compiled while it arrives.

// The smallest module of WebAssembly: its magic number and its version.
const SMALLEST = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** Python cannot start in this browser, however often it is tried. */
export class Impossible extends Error {}

/** Rejects with Impossible where an old browser or a policy forbids WebAssembly. */
export async function requireWebAssembly() {
  try {
    await WebAssembly.compile(SMALLEST);
  } catch (error) {
    throw new Impossible(`WebAssembly may not run here: ${error.message}`);
  }
}

export class Download {
  #runtime;
  #onProgress;
  #files = new Map(); // promises of the files, by role
  #loaded = new Map(); // bytes, by role

  /** A download of the files that the manifest at `address` lists. */
  static async from(address, onProgress) {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${response.status} ${address}`);
    return new Download({ ...(await response.json()), folder: new URL(".", address).href }, onProgress);
  }

  /** `runtime` is a manifest with the address of its folder; `onProgress` gets { loaded, total } in bytes. */
  constructor(runtime, onProgress) {
    this.#runtime = runtime;
    this.#onProgress = onProgress;
  }

  /** The manifest, with the address of its folder. */
  get runtime() {
    return this.#runtime;
  }

  /** The files of a start from the snapshot; rejects where one is missing or damaged. */
  async withSnapshot() {
    const [first, snapshot] = await Promise.all([this.#compiled("first"), this.#checked("snapshot")]);
    return { first, snapshot };
  }

  /** The files of a start from the snapshot, or of one from the library where the snapshot fails. */
  async fastest() {
    try {
      return await this.withSnapshot();
    } catch (error) {
      console.warn(`Python starts without its snapshot: ${error.message}`);
      return this.withoutSnapshot();
    }
  }

  /** The files of a start from the library. */
  async withoutSnapshot() {
    const [first, library] = await Promise.all([this.#compiled("first"), this.#checked("library")]);
    return { first, library };
  }

  #compiled(role) {
    return this.#once(role, async (response) => {
      // The clone is for counting. Browsers compile while the bytes arrive, and cache the compiled
      // code, only for a response that comes straight from the network.
      const counted = this.#counted(role, response.clone());
      const [module] = await Promise.all([WebAssembly.compileStreaming(response), counted]);
      return module;
    });
  }

  #checked(role) {
    return this.#once(role, async (response) => {
      const bytes = await this.#counted(role, response);
      const { size, sha256 } = this.#runtime.parts[role];
      const intact = bytes.length === size && (await matches(bytes, sha256));
      if (!intact) throw new Error(`${role} is not what was made`);
      return bytes;
    });
  }

  #once(role, read) {
    if (!this.#files.has(role)) {
      const file = this.#downloaded(role, read);
      this.#files.set(role, file);
      // A failed download is tried again when the file is needed again.
      file.catch(() => this.#files.delete(role));
    }
    return this.#files.get(role);
  }

  // A browser caches these files for ever: a damaged one has to come from the server again.
  async #downloaded(role, read) {
    const response = await this.#response(role, "default");
    try {
      return await read(response);
    } catch {
      return read(await this.#response(role, "reload"));
    }
  }

  async #response(role, cache) {
    const { name } = this.#runtime.parts[role];
    this.#loaded.set(role, 0);
    const response = await fetch(new URL(name, this.#runtime.folder), { cache });
    if (response.ok) return response;
    throw new Error(`${response.status} ${name}`);
  }

  // The body in one piece. A body that is longer than the manifest says is refused at once.
  async #counted(role, response) {
    const { size } = this.#runtime.parts[role];
    const bytes = new Uint8Array(size);
    let length = 0;
    for (const reader = response.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      if (length + value.length > size) throw new Error(`${role} is longer than what was made`);
      if (role !== "first") bytes.set(value, length);
      length += value.length;
      this.#loaded.set(role, length);
      this.#reportProgress();
    }
    return bytes.subarray(0, length);
  }

  #reportProgress() {
    const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);
    const sizes = [...this.#loaded.keys()].map((role) => this.#runtime.parts[role].size);
    this.#onProgress({ loaded: sum([...this.#loaded.values()]), total: sum(sizes) });
  }
}

// A page without encryption may not hash: there the size has to do.
async function matches(bytes, sha256) {
  if (!crypto.subtle) return true;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") === sha256;
}
