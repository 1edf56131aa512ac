// Downloads the files of a Python start into the browser's cache, while the reader turns to a page
// that runs Python: at low priority, and not at all where the reader saves data.

import { isSlow, shouldSaveData } from "./connection.js";

const ALWAYS = ["first", "script", "loader"];

/** Preload from the manifest at `address`; rejects where a file is missing. */
export async function preload(address) {
  if (shouldSaveData()) return;
  const { parts } = await (await fetch(address, { priority: "low" })).json();
  const roles = [...ALWAYS, isSlow() ? "library" : "snapshot"];
  await Promise.all(roles.map((role) => readToEnd(new URL(parts[role].name, address))));
}

// A browser caches only a response that was read to its end.
async function readToEnd(address) {
  const { body } = await fetch(address, { priority: "low" });
  await body.pipeTo(new WritableStream());
}
