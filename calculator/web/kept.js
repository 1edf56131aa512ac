// What was fetched once is kept, so that Python can start again where there is no network any more.

export function keepWhatIsFetched() {
  const kept = new Map();
  const fetchNow = self.fetch.bind(self);

  self.fetch = async (resource, options) => {
    const address = new URL(resource.url ?? resource, self.location).href;
    const copy = kept.get(address);
    if (copy) return new Response(await copy.bytes, { headers: copy.headers });
    const response = await fetchNow(resource, options);
    // The type is what WebAssembly asks of an answer before it compiles it.
    const headers = { "content-type": response.headers.get("content-type") ?? "" };
    if (response.ok) kept.set(address, { bytes: response.clone().arrayBuffer(), headers });
    return response;
  };
}
