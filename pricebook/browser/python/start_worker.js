// A worker, begun. On hosts that send no policy the build puts another file in this one's place.

export function spawn(address, options) {
  return new Worker(address, options);
}
