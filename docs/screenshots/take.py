"""Takes the screenshots of the README from the built site: `make screenshots`."""

import os
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from setup.browser import find_whole_chromium
from tests.browser.host import serving

HERE = Path(__file__).parent
SITE = HERE.parents[1] / "site"
PAGES = {
    "calculator-sv": ("/kalkylator/#o1:users.40~lines.8000", 1280),
    "calculator-en": ("/en/calculator/#o1:users.40~lines.8000", 375),
}
# This part is filled with the first answer of Python.
ANSWERED = "[data-part=occasion]:not(:empty)"
TALL = {1280: 900, 375: 812}
SCALE = {1280: 1, 375: 2}


def main() -> None:
    """Writes one screenshot for each page, at the width of a laptop or a telephone."""
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with serving(SITE) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_whole_chromium(), args=flags)
        for name, (path, width) in PAGES.items():
            image = _take(browser, host.address.rstrip("/") + path, width)
            Image.open(BytesIO(image)).save(HERE / f"{name}.webp", quality=70, method=6)
        browser.close()


def _take(browser: Browser, address: str, width: int) -> bytes:
    page = browser.new_page(
        viewport={"width": width, "height": TALL[width]},
        device_scale_factor=SCALE[width],
        color_scheme="light",
        reduced_motion="reduce",
    )
    page.goto(address)
    if "#" in address:
        page.wait_for_selector(ANSWERED, state="attached", timeout=120_000)
        # On a telephone the estimate is below the form.
        page.locator("[data-part=total]").evaluate(
            "part => scrollTo(0, part.getBoundingClientRect().top - 24)"
        )
    image = page.screenshot()
    page.close()
    return image


if __name__ == "__main__":
    main()
