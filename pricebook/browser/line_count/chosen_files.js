// The files that the reader chose or dropped, with a name: one zip, or the files of a folder.

/** A zip, or any other single file. */
export function fromFile(file) {
  return { files: [file], paths: null, name: file.name.replace(/\.[^.]*$/, "") };
}

/** The files of a folder, with the path of each in the folder. */
export function fromFolder(files) {
  const paths = files.map((file) => file.webkitRelativePath);
  return { files, paths, name: paths[0].split("/")[0] };
}

/** The dropped files; rejects where the system does not let them be read. */
export async function fromDrop(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (transfer.files.length === 1 && !entries[0]?.isDirectory) return fromFile(transfer.files[0]);
  const found = [];
  for (const entry of entries) await walk(entry, found);
  return { files: found.map(({ file }) => file), paths: found.map(({ path }) => path), name: entries[0].name };
}

/** The same input; rejects where one of its files was changed or removed in the meantime. */
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
  // A reader gives a hundred entries at a time.
  for (let batch = await readBatch(reader); batch.length; batch = await readBatch(reader)) {
    for (const each of batch) await walk(each, found);
  }
}

function readBatch(reader) {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}
