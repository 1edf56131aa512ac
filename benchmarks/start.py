"""Time until the first live answer of the calculator, compared with minimal pages."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Response, sync_playwright

from benchmarks.bare import bare_site
from benchmarks.quota import NoQuota, Quota, processor_quota
from pricebook.publish.compress import compress_site
from setup.browser import find_whole_chromium
from tests.browser.chromium import FLAGS
from tests.browser.host import serving

SITE = Path("site")
PAGE = "en/calculator/"
SNAPSHOT = ".bin"
STATES = ("cold", "warm")
PATIENCE_MS = 180_000
# A slow connection: 10 Mbit/s, 40 ms.
SLOW_NETWORK = {
    "offline": False,
    "latency": 40,
    "downloadThroughput": 1.25e6,
    "uploadThroughput": 1.25e6,
}
# A slow processor: the browser gets a quarter of two processors, or of the only one.
SLOW_PROCESSORS, SLOWER = {1: "one processor’s", 2: "two processors’"}, 4

# Stores the milliseconds from navigation until the page shows the worker's first answer, or the
# word of a minimal page. An answer is shown when its last part has arrived. A change of the page is
# no sign of an answer, because an answer equal to the served estimate changes nothing.
STAMP = """
const stamp = (live) => (live.dataset.stamp ??= performance.now());
window.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => {
      const live = document.querySelector("[data-estimate]");
      if (live && data.rest) setTimeout(stamp, 0, live);
    });
  }
};
addEventListener("DOMContentLoaded", () => {
  const live = document.querySelector("#state");
  if (live) new MutationObserver(() => stamp(live)).observe(live, { childList: true });
});"""


@dataclass(frozen=True)
class Place:
    """The address of a page, and the folder of its server."""

    address: str
    folder: Path


@dataclass
class Series:
    """The waits of one page in one state in seconds, the bytes of a visit, and the stamped text."""

    waits: list[float] = field(default_factory=list)
    transferred: int = 0
    text: str = ""

    @property
    def median(self) -> float:
        return median(self.waits)

    def __str__(self) -> str:
        return f"{self.median:.2f} s ({min(self.waits):.2f}–{max(self.waits):.2f})"


# (page, "cold" or "warm") → its waits.
type Starts = dict[tuple[str, str], Series]

OURS, FALLBACK, VANILLA, FLOOR, SMALL = "ours", "fallback", "vanilla", "floor", "micropython"
# The last two pages give lower bounds: one page only compiles, and one cannot run the engine.
PAGES = {
    OURS: "this calculator",
    FALLBACK: "the same, where its snapshot is missing",
    VANILLA: "`loadPyodide()`, the same engine and answer",
    FLOOR: "only compiling Pyodide’s WebAssembly",
    SMALL: "MicroPython, which cannot run the engine",
}


def measure_starts(
    runs: int, say: Callable[[str], None], slow: bool = False, quota: Quota | None = None
) -> Starts:
    """Measures one page after the other, each cold and then warm; `slow` uses SLOW_NETWORK.

    Only the browser runs within the quota, not the servers and this process.
    """
    found: Starts = {}
    with _places() as places, _chromium(quota) as browser:
        for run in range(runs):
            say(f"starts: run {run + 1} of {runs}")
            for name, place in places.items():
                with browser.new_context() as context:
                    context.add_init_script(STAMP)
                    for state in STATES:
                        visit(context, place, slow, found.setdefault((name, state), Series()))
                        if quota:
                            quota.check(_processes(browser))
    return found


@contextmanager
def slow_machine() -> Iterator[tuple[str, Quota | None]]:
    """The quota for a slow processor, and a sentence that describes the conditions.

    Without quotas only the network is slow, and the sentence says so.
    """
    count = min(os.cpu_count() or 1, max(SLOW_PROCESSORS))
    condition = "At 10 Mbit/s and 40 ms"
    with ExitStack() as stack:
        try:
            quota = stack.enter_context(processor_quota(count / SLOWER))
        except NoQuota as reason:
            yield (
                f"{condition}. The processor was not slowed, as no quota can be set: {reason}.",
                None,
            )
        else:
            share = f"a quarter of {SLOW_PROCESSORS[count]} time"
            yield (
                f"{condition}, where all that the browser runs, workers too, shares {share}:",
                quota,
            )


def starts_table(found: Starts) -> Iterator[str]:
    """The results as a Markdown table, with ratios to standard Pyodide and to compiling only."""
    shares = ["of vanilla", "of the floor"]
    heads = ["page", *(head for state in STATES for head in (state, *shares)), "bytes", shares[0]]
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for name, shown in PAGES.items():
        cells = [shown]
        for state in STATES:
            series = found[name, state]
            others = (found[other, state].median for other in (VANILLA, FLOOR))
            cells += [str(series), *(f"{series.median / other:.2f}" for other in others)]
        size = found[name, "cold"].transferred
        cells += [f"{size / 1e6:.2f} MB", f"{size / found[VANILLA, 'cold'].transferred:.2f}"]
        yield f"| {' | '.join(cells)} |"
    lacking = ", ".join(f"`{name}`" for name in found[SMALL, "cold"].text.split())
    yield ""
    yield f"MicroPython has none of these, which the engine imports: {lacking}."


def chromium_version() -> str:
    """The version that Chromium reports."""
    with _chromium() as browser:
        return browser.version


class _places(ExitStack):
    def __enter__(self) -> dict[str, Place]:  # type: ignore[override]
        super().__enter__()
        bare = Path(self.enter_context(TemporaryDirectory()), "bare")
        bare_site(bare)
        compress_site(bare, print)
        ours = self.enter_context(serving(SITE)).address
        broken = self.enter_context(serving(SITE))
        broken.missing.add(SNAPSHOT)
        theirs = self.enter_context(serving(bare)).address
        return {
            OURS: Place(f"{ours}{PAGE}", SITE),
            FALLBACK: Place(f"{broken.address}{PAGE}", SITE),
            VANILLA: Place(f"{theirs}vanilla.html", bare),
            FLOOR: Place(f"{theirs}floor.html", bare),
            SMALL: Place(f"{theirs}micropython.html", bare),
        }


class _chromium(ExitStack):
    def __init__(self, quota: Quota | None = None) -> None:
        super().__init__()
        self.quota = quota

    def __enter__(self) -> Browser:  # type: ignore[override]
        super().__enter__()
        playwright = self.enter_context(sync_playwright())
        flags = [*FLAGS, "--no-sandbox"]
        program = find_whole_chromium()
        if self.quota and program:
            program = self.quota.launcher(program)
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        self.callback(browser.close)
        return browser


def _processes(browser: Browser) -> set[int]:
    """The ids of all processes of the browser."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return {process["id"] for process in processes}


def visit(context: BrowserContext, place: Place, slow: bool, series: Series) -> None:
    """Waits for the first answer, with STAMP in the context, and adds its time to the series."""
    page = context.new_page()
    arrived: set[str] = set()

    def note(response: Response) -> None:
        if response.ok:
            arrived.add(urlsplit(response.url).path)

    page.on("response", note)
    if slow:
        session = context.new_cdp_session(page)
        session.send("Network.emulateNetworkConditions", SLOW_NETWORK)
    page.goto(place.address)
    stamped = page.locator("[data-stamp]")
    stamped.wait_for(state="attached", timeout=PATIENCE_MS)
    series.waits.append(float(stamped.get_attribute("data-stamp") or "nan") / 1000)
    series.text = stamped.inner_text()
    files = [place.folder / path.lstrip("/") for path in arrived]
    files = [file / "index.html" if file.is_dir() else file for file in files]
    series.transferred = sum(_size(file) for file in files if file.is_file())
    page.close()


def _size(file: Path) -> int:
    """The bytes that a server sends for a file: the size of the Brotli copy, if there is one."""
    compressed = file.with_name(f"{file.name}.br")
    return (compressed if compressed.is_file() else file).stat().st_size
