// Starts a worker from a blob. A worker from a blob inherits the policy of its page; a worker from an
// address takes the policy from the headers of its own response, and this host sends none.

export function startWorker(address, options) {
  const absolute = JSON.stringify(new URL(address, document.baseURI).href);
  const text = options?.type === "module" ? `import ${absolute};` : classic(absolute);
  const blob = new Blob([text], { type: "text/javascript" });
  return new Worker(URL.createObjectURL(blob), options);
}

// A classic worker resolves the paths that it loads against its own address, and a blob has no path.
function classic(absolute) {
  return `const load = importScripts;
self.importScripts = (...paths) => load(...paths.map((path) => new URL(path, ${absolute}).href));
load(${absolute});`;
}
