"""How long a reader waits for the first live answer: the real page beside bare ones, in turn."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks.bare import bare_site
from generator.compress import compress_site
from setup.browser import find_chromium
from tests.browser.host import serving

RUNS = 7
SITE = Path("site")
PATIENCE_MS = 180_000
# A slow line and a processor a quarter as fast: 10 Mbit/s, 40 ms.
LINE = {"offline": False, "latency": 40, "downloadThroughput": 1.25e6, "uploadThroughput": 1.25e6}
SLOWER = 4

# When the estimate, or the bare page's one word, was last put on the page, in ms since navigation.
_STAMP = """addEventListener("DOMContentLoaded", () => {
  const live = document.querySelector("[data-estimate]") ?? document.querySelector("#state");
  new MutationObserver(() => (live.dataset.stamp ??= performance.now())).observe(
    live, { childList: true, subtree: true },
  );
});"""


@dataclass(frozen=True)
class Place:
    """A page's address, and the folder that its server serves."""

    address: str
    folder: Path


@dataclass
class Series:
    """The waits of one page under one condition, in seconds, and the bytes of a cold visit."""

    waits: list[float] = field(default_factory=list)
    transferred: int = 0

    def __str__(self) -> str:
        return f"{median(self.waits):.2f} s ({min(self.waits):.2f}–{max(self.waits):.2f})"


def measure(runs: int = RUNS, slow: bool = False) -> dict[tuple[str, str], Series]:
    """(page, "cold" or "warm") → its waits; the pages take turns, each visit cold and then warm."""
    found: dict[tuple[str, str], Series] = {}
    with _places() as places, _chromium() as browser:
        for _ in range(runs):
            for name, place in places.items():
                with browser.new_context() as context:
                    context.add_init_script(_STAMP)
                    for state in ("cold", "warm"):
                        series = found.setdefault((name, state), Series())
                        wait, transferred = _visit(context, place, slow)
                        series.waits.append(wait)
                        if state == "cold":
                            series.transferred = transferred
    return found


def table(found: dict[tuple[str, str], Series]) -> Iterator[str]:
    """The measured as a table of Markdown, each beside the bare page's share."""
    yield "| page | cold | of vanilla | warm | of vanilla | bytes, brotli-11 | of vanilla |"
    yield "|---|---|---|---|---|---|---|"
    vanilla = {state: median(found["vanilla", state].waits) for state in ("cold", "warm")}
    for name in dict.fromkeys(name for name, _ in found):
        cells = [name]
        for state in ("cold", "warm"):
            series = found[name, state]
            cells += [str(series), f"{median(series.waits) / vanilla[state]:.2f}"]
        size = found[name, "cold"].transferred
        cells += [f"{size / 1e6:.2f} MB", f"{size / found['vanilla', 'cold'].transferred:.2f}"]
        yield f"| {' | '.join(cells)} |"


class _places(ExitStack):
    def __enter__(self) -> dict[str, Place]:  # type: ignore[override]
        super().__enter__()
        bare = Path(self.enter_context(TemporaryDirectory()), "bare")
        bare_site(bare)
        compress_site(bare, print)
        ours = self.enter_context(serving(SITE)).address
        theirs = self.enter_context(serving(bare)).address
        return {
            "this calculator": Place(f"{ours}en/calculator/", SITE),
            "vanilla": Place(f"{theirs}vanilla.html", bare),
            "floor": Place(f"{theirs}floor.html", bare),
        }


class _chromium(ExitStack):
    def __enter__(self) -> Browser:  # type: ignore[override]
        super().__enter__()
        playwright = self.enter_context(sync_playwright())
        flags = ["--disable-gpu", "--no-sandbox"]
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=flags)
        self.callback(browser.close)
        return browser


def _visit(context: BrowserContext, place: Place, slow: bool) -> tuple[float, int]:
    page = context.new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).path))
    if slow:
        session = context.new_cdp_session(page)
        session.send("Network.emulateNetworkConditions", LINE)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(place.address)
    wait = _stamp(page)
    page.close()
    files = [place.folder / path.lstrip("/") for path in asked]
    files = [file / "index.html" if file.is_dir() else file for file in files]
    return wait / 1000, sum(_size(file) for file in files if file.is_file())


def _stamp(page: Page) -> float:
    stamped = page.locator("[data-stamp]")
    stamped.wait_for(state="attached", timeout=PATIENCE_MS)
    return float(stamped.get_attribute("data-stamp") or "nan")


def _size(file: Path) -> int:
    """What a server that has compressed files sends for a file."""
    compressed = file.with_name(f"{file.name}.br")
    return (compressed if compressed.is_file() else file).stat().st_size
