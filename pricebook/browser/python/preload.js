// Downloads the runtime into the browser's cache, at low priority, when the reader is about to open a
// page that runs Python. Does nothing if the reader saves data.

import { isSlow, shouldSaveData } from "./connection.js";

const ALWAYS = ["first", "script", "loader"];

/** Preload the files of the manifest at `address`. Rejects if a file is missing. */
export async function preload(address) {
  if (shouldSaveData()) return;
  const { parts } = await (await fetch(address, { priority: "low" })).json();
  const roles = [...ALWAYS, isSlow() ? "library" : "snapshot"];
  await Promise.all(roles.map((role) => readToEnd(new URL(parts[role].name, address))));
}

// Browsers cache a response only if it was read to its end.
async function readToEnd(address) {
  const { body } = await fetch(address, { priority: "low" });
  await body.pipeTo(new WritableStream());
}
