// What Python is made of: fetched once a worker, counted in bytes, compiled while it arrives.

// The smallest module of WebAssembly: its magic number and its version.
const SMALLEST = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** Python cannot start here, however often it is tried. */
export class Impossible extends Error {}

/** Asked before anything is fetched: an old browser or a policy may forbid WebAssembly altogether. */
export async function possible() {
  try {
    await WebAssembly.compile(SMALLEST);
  } catch (error) {
    throw new Impossible(`WebAssembly may not run here: ${error.message}`);
  }
}

export class Parts {
  #runtime;
  #heard;
  #files = new Map();
  #loaded = new Map();

  /** The parts that the manifest at `address` names. */
  static async at(address, heard) {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${response.status} ${address}`);
    return new Parts({ ...(await response.json()), folder: new URL(".", address).href }, heard);
  }

  /** `runtime` is a manifest with its folder's address; `heard({ loaded, total })` is told of bytes. */
  constructor(runtime, heard) {
    this.#runtime = runtime;
    this.#heard = heard;
  }

  /** The manifest, with the address of its folder. */
  get runtime() {
    return this.#runtime;
  }

  /** What is needed to start fastest; rejects where a file is missing, or is not what was made. */
  async picture() {
    const [first, memory] = await Promise.all([this.#compiled("first"), this.#checked("memory")]);
    return { first, memory };
  }

  /** The picture; whatever is wrong with it, the library does without. */
  async fastest() {
    try {
      return await this.picture();
    } catch (error) {
      console.warn(`Python starts without its picture: ${error.message}`);
      return this.plain();
    }
  }

  /** What is needed to start without a picture of the memory. */
  async plain() {
    const [first, library] = await Promise.all([this.#compiled("first"), this.#checked("library")]);
    return { first, library };
  }

  #compiled(role) {
    return this.#once(role, async (response) => {
      // The clone is for counting: compiling while it arrives, and keeping what was compiled,
      // browsers do for a response of the network only.
      const counted = this.#counted(role, response.clone());
      const [module] = await Promise.all([WebAssembly.compileStreaming(response), counted]);
      return module;
    });
  }

  #checked(role) {
    return this.#once(role, async (response) => {
      const bytes = await this.#counted(role, response);
      const { size, sha256 } = this.#runtime.parts[role];
      const whole = bytes.length === size && (await hashed(bytes, sha256));
      if (!whole) throw new Error(`${role} is not what was made`);
      return bytes;
    });
  }

  #once(role, make) {
    if (!this.#files.has(role)) {
      const made = this.#made(role, make);
      this.#files.set(role, made);
      // What failed is tried again when it is wanted again.
      made.catch(() => this.#files.delete(role));
    }
    return this.#files.get(role);
  }

  // A browser keeps these files for ever: one that came to harm has to come from the server anew.
  async #made(role, make) {
    const response = await this.#fetched(role, "default");
    try {
      return await make(response);
    } catch {
      return make(await this.#fetched(role, "reload"));
    }
  }

  async #fetched(role, cache) {
    const { name } = this.#runtime.parts[role];
    this.#loaded.set(role, 0);
    const response = await fetch(new URL(name, this.#runtime.folder), { cache });
    if (response.ok) return response;
    throw new Error(`${response.status} ${name}`);
  }

  // As much of the body as was promised, in one piece; more than that is no use to anybody.
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
      this.#tell();
    }
    return bytes.subarray(0, length);
  }

  #tell() {
    const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);
    const sizes = [...this.#loaded.keys()].map((role) => this.#runtime.parts[role].size);
    this.#heard({ loaded: sum([...this.#loaded.values()]), total: sum(sizes) });
  }
}

// A page without encryption may not hash: there the size has to do.
async function hashed(bytes, sha256) {
  if (!crypto.subtle) return true;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") === sha256;
}
