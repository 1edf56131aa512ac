"""The memory of a page's workers: records WebAssembly memories when they are created."""

from playwright.sync_api import BrowserContext, Page, Route

# Runs before the worker's script and wraps the functions of WebAssembly.
_NOTE = """
const { instantiateStreaming, instantiate, Memory } = WebAssembly;
self.memories = new Set();
const noted = (made) => {
    const { exports } = (made.instance ?? made);
    for (const each of Object.values(exports)) if (each instanceof Memory) memories.add(each);
    return made;
};
WebAssembly.instantiateStreaming = async (...given) => noted(await instantiateStreaming(...given));
WebAssembly.instantiate = async (...given) => noted(await instantiate(...given));
WebAssembly.Memory = class extends Memory {
    constructor(...given) {
        super(...given);
        memories.add(this);
    }
};
"""


def note_memories(context: BrowserContext, script: str) -> None:
    """Records the memories of later workers whose script's address ends in `script`."""

    def answer(route: Route) -> None:
        response = route.fetch()
        # Imports of the script are executed first, although they come after _NOTE.
        route.fulfill(response=response, body=_NOTE + response.text())

    context.route(f"**/{script}", answer)


def heap_of_workers(page: Page) -> int:
    """The bytes of all recorded memories; a memory never shrinks, so this is the peak."""
    sizes = "Array.from(memories, ({ buffer }) => buffer.byteLength)"
    return sum(sum(worker.evaluate(sizes)) for worker in page.workers)
