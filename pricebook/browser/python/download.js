// Downloads the files that Python starts from, each file once, with progress in bytes. The browser
// compiles WebAssembly while it is downloading.

// The smallest WebAssembly module: magic number and version.
const SMALLEST = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** Python cannot start in this browser. A retry does not help. */
export class Impossible extends Error {}

/** Rejects with Impossible if the browser or a policy does not allow WebAssembly. */
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

  /** A Download of the files in the manifest at `address`. Rejects if there is no manifest. */
  static async from(address, onProgress) {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${response.status} ${address}`);
    return new Download({ ...(await response.json()), folder: new URL(".", address).href }, onProgress);
  }

  /** `runtime`: a manifest, with the address of its folder. `onProgress` gets { loaded, total } in bytes. */
  constructor(runtime, onProgress) {
    this.#runtime = runtime;
    this.#onProgress = onProgress;
  }

  /** The manifest, with the address of its folder. */
  get runtime() {
    return this.#runtime;
  }

  /** The files for a start from the snapshot. Rejects if a file is missing or damaged. */
  async withSnapshot() {
    const [first, snapshot] = await Promise.all([this.#compiled("first"), this.#checked("snapshot")]);
    return { first, snapshot };
  }

  /** The files for a start from the snapshot, or from the library if the snapshot fails. */
  async fastest() {
    try {
      return await this.withSnapshot();
    } catch (error) {
      console.warn(`Python starts without its snapshot: ${error.message}`);
      return this.withoutSnapshot();
    }
  }

  /** The files for a start from the library. Rejects if a file is missing or damaged. */
  async withoutSnapshot() {
    const [first, library] = await Promise.all([this.#compiled("first"), this.#checked("library")]);
    return { first, library };
  }

  #compiled(role) {
    return this.#once(role, async (response) => {
      // Count the bytes of a clone. Browsers compile during the download and cache the compiled code
      // only for the original response of fetch.
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
      if (!intact) throw new Error(`${role} is damaged`);
      return bytes;
    });
  }

  #once(role, read) {
    if (!this.#files.has(role)) {
      const file = this.#downloaded(role, read);
      this.#files.set(role, file);
      // The next call tries a failed download again.
      file.catch(() => this.#files.delete(role));
    }
    return this.#files.get(role);
  }

  // Browsers cache these files for ever, so a damaged file must be fetched from the server again.
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

  // Reads the whole body. Fails as soon as the body is longer than the manifest states.
  async #counted(role, response) {
    const { size } = this.#runtime.parts[role];
    const bytes = new Uint8Array(size);
    let length = 0;
    for (const reader = response.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      if (length + value.length > size) throw new Error(`${role} is longer than expected`);
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

// A page without https has no crypto.subtle, so only the size is checked there.
async function matches(bytes, sha256) {
  if (!crypto.subtle) return true;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") === sha256;
}
