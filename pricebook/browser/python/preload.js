// What Python starts from, fetched while the reader turns to a page that runs it: last in line, and
// not at all where bytes are dear.

import { narrow, sparing } from "./connection.js";

const ALWAYS = ["first", "script", "loader"];

/** Into the browser's cache, from the manifest at `address`; rejects where something is not there. */
export async function fetchEarly(address) {
  if (sparing()) return;
  const { parts } = await (await fetch(address, { priority: "low" })).json();
  const roles = [...ALWAYS, narrow() ? "library" : "memory"];
  await Promise.all(roles.map((role) => drained(new URL(parts[role].name, address))));
}

// Only what has been read to its end is kept.
async function drained(address) {
  const { body } = await fetch(address, { priority: "low" });
  await body.pipeTo(new WritableStream());
}
