"""Takes the README's pictures of the built site: `make pictures`."""

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
    "home-sv": ("/", 1280),
    "home-en": ("/en/", 375),
    "service-sv": ("/tjanster/underhall/", 1280),
    "service-en": ("/en/services/maintenance/", 375),
    "calculator-sv": ("/kalkylator/#o1:users.40~lines.8000", 1280),
    "calculator-en": ("/en/calculator/#o1:users.40~lines.8000", 375),
    "comparison-en": ("/en/comparison/", 1280),
    "comparison-sv": ("/jamforelse/", 375),
    "covered-en": ("/en/covered/", 1280),
    "covered-sv": ("/omfattas/", 375),
    "changes-sv": ("/vad-andras/odoo14/2026-01/", 1280),
    "changes-en": ("/en/calculator/#o1:agreement.odoo14~beside.2026-01", 375),
}
# What Python has answered, where the picture is of that: filled with the first answer.
ANSWERED = "[data-part=occasion]:not(:empty)"
TALL = {1280: 900, 375: 812}
SCALE = {1280: 1, 375: 2}


def main() -> None:
    """Each page as it opens on a laptop or a telephone, with Python's answer where it gives one."""
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with serving(SITE) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_whole_chromium(), args=flags)
        for name, (path, width) in PAGES.items():
            taken = _take(browser, host.address.rstrip("/") + path, width)
            Image.open(BytesIO(taken)).save(HERE / f"{name}.webp", quality=70, method=6)
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
        # On a telephone the answer lies below the form.
        shown = "[data-part=beside]" if "beside" in address else "[data-part=total]"
        page.locator(shown).evaluate("part => scrollTo(0, part.getBoundingClientRect().top - 24)")
    taken = page.screenshot()
    page.close()
    return taken


if __name__ == "__main__":
    main()
