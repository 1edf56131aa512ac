// A worker, begun from a blob: there the page's own policy holds, which would not reach a worker
// that comes with an answer of its own.

export function spawn(address, options) {
  const whole = JSON.stringify(new URL(address, document.baseURI).href);
  const text = options?.type === "module" ? `import ${whole};` : classic(whole);
  const blob = new Blob([text], { type: "text/javascript" });
  return new Worker(URL.createObjectURL(blob), options);
}

// What such a worker loads by a path is seen from its own place, which a blob has none of.
function classic(whole) {
  return `const load = importScripts;
self.importScripts = (...paths) => load(...paths.map((path) => new URL(path, ${whole}).href));
load(${whole});`;
}
