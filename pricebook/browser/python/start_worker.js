// Starts a worker. For hosts without custom headers, the build replaces this file with
// pricebook/hosts/browser/start_blob_worker.js.

export function startWorker(address, options) {
  return new Worker(address, options);
}
