"""The size of a page's first view: all bytes that are sent until it has loaded."""

from playwright.sync_api import Browser

from quality.line import Line

MAX_KB = 100


def first_views(browser: Browser, address: str, pages: list[str]) -> Line:
    """Measures the first view of each page with an empty cache, as compressed bytes."""
    sizes = {each: first_view(browser, address + each) for each in pages}
    most = max(sizes, key=lambda each: sizes[each])
    largest, smallest = sizes[most] / 1000, min(sizes.values()) / 1000
    measured = f"{smallest:.0f}–{largest:.0f} kB, most at /{most}"
    return Line(
        "First view, sent by nginx (gzip), before any Python",
        f"≤ {MAX_KB} kB",
        measured,
        sizes[most] <= 1000 * MAX_KB,
    )


def first_view(browser: Browser, address: str) -> int:
    """The bytes until the event `load`; later requests of scripts do not count."""
    with browser.new_context() as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        sizes: list[int] = []
        session.on("Network.loadingFinished", lambda each: sizes.append(each["encodedDataLength"]))
        page.goto(address, wait_until="load")
        return int(sum(sizes))
