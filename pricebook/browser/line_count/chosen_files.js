// What the reader chose or dropped, as files with a name: one zip, or the files of a folder.

/** A zip, or the only file of whatever was chosen. */
export function ofFile(file) {
  return { files: [file], paths: null, name: file.name.replace(/\.[^.]*$/, "") };
}

/** The files of a folder; each says where in the folder it lies. */
export function ofFolder(files) {
  const paths = files.map((file) => file.webkitRelativePath);
  return { files, paths, name: paths[0].split("/")[0] };
}

/** What was dropped; rejects where the machine does not let it be read. */
export async function ofDrop(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (transfer.files.length === 1 && !entries[0]?.isDirectory) return ofFile(transfer.files[0]);
  const found = [];
  for (const entry of entries) await walk(entry, found);
  return { files: found.map(({ file }) => file), paths: found.map(({ path }) => path), name: entries[0].name };
}

/** The same, where all of it can still be read; rejects where it has been changed or taken away. */
export async function still(input) {
  const { files } = await input;
  await Promise.all(files.map((file) => file.slice(0, 1).arrayBuffer()));
  return input;
}

async function walk(entry, found) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    found.push({ file, path: entry.fullPath.replace(/^\//, "") });
    return;
  }
  const reader = entry.createReader();
  // A reader gives a hundred entries at a time.
  for (let some = await more(reader); some.length; some = await more(reader)) {
    for (const each of some) await walk(each, found);
  }
}

function more(reader) {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}
