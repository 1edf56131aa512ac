// Starts a worker from a blob, for hosts that do not allow custom headers. A blob worker inherits the
// content security policy of its page; a worker from an address would get its policy from headers.

export function startWorker(address, options) {
  const absolute = JSON.stringify(new URL(address, document.baseURI).href);
  const text = options?.type === "module" ? `import ${absolute};` : classic(absolute);
  const blob = new Blob([text], { type: "text/javascript" });
  return new Worker(URL.createObjectURL(blob), options);
}

// importScripts resolves relative paths against the worker's address, and a blob's address has no path.
function classic(absolute) {
  return `const load = importScripts;
self.importScripts = (...paths) => load(...paths.map((path) => new URL(path, ${absolute}).href));
load(${absolute});`;
}
