// The input that the reader chose or dropped: { files, paths, name }. `paths` is null for one file.

/** The input from a zip or any other single file. */
export function fromFile(file) {
  return { files: [file], paths: null, name: file.name.replace(/\.[^.]*$/, "") };
}

/** The input from a folder. Each path begins with the folder's name. */
export function fromFolder(files) {
  const paths = files.map((file) => file.webkitRelativePath);
  return { files, paths, name: paths[0].split("/")[0] };
}

/** The input from a drop. Rejects if the files cannot be read. */
export async function fromDrop(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (transfer.files.length === 1 && !entries[0]?.isDirectory) return fromFile(transfer.files[0]);
  const found = [];
  for (const entry of entries) await walk(entry, found);
  return { files: found.map(({ file }) => file), paths: found.map(({ path }) => path), name: entries[0].name };
}

/** Resolves to the same input. Rejects if one of its files was changed or removed meanwhile. */
export async function stillReadable(input) {
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
  // readEntries returns at most a hundred entries at a time.
  for (let batch = await readBatch(reader); batch.length; batch = await readBatch(reader)) {
    for (const each of batch) await walk(each, found);
  }
}

function readBatch(reader) {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}
