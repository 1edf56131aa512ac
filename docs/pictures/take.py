"""Takes the README's pictures of the built site: `make pictures`."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Route, sync_playwright

from setup.browser import find_chromium

HERE = Path(__file__).parent
SITE = HERE.parents[1] / "site"
PAGES = {
    "home-sv": "/",
    "home-en": "/en/",
    "calculator-sv": "/kalkylator/",
    "calculator-en": "/en/calculator/",
}


def main() -> None:
    """One picture a page, as it opens on a laptop; what is served needs no script to be seen."""
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=flags)
        page = browser.new_page(
            viewport={"width": 1280, "height": 900}, color_scheme="light", java_script_enabled=False
        )
        page.route("**/*", _from_disk)
        for name, path in PAGES.items():
            page.goto(f"http://site.invalid{path}")
            page.screenshot(path=HERE / f"{name}.png")
        browser.close()


def _from_disk(route: Route) -> None:
    path = urlsplit(route.request.url).path.lstrip("/")
    file = SITE / path
    route.fulfill(path=file / "index.html" if file.is_dir() else file)


if __name__ == "__main__":
    main()
