"""What the workers of a page hold: their WebAssembly memories, noted as they are made."""

from playwright.sync_api import BrowserContext, Page, Route

# Put before the worker's own script, which then finds WebAssembly as it always is.
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
    """From now on, note the memories of workers whose script's address ends in `script`."""

    def answer(route: Route) -> None:
        response = route.fetch()
        # Imports are carried out first, wherever they stand.
        route.fulfill(response=response, body=_NOTE + response.text())

    context.route(f"**/{script}", answer)


def heap_of_workers(page: Page) -> int:
    """The bytes of all those memories: the largest size that each has ever had."""
    sizes = "Array.from(memories, ({ buffer }) => buffer.byteLength)"
    return sum(sum(worker.evaluate(sizes)) for worker in page.workers)
