"""Chromium with a built site, and the axe script that finds barriers in its pages."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pricebook.locations import NODE_MODULES
from pricebook.runtime.prebuilt import AXE, PREBUILT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


class NoBrowser(Exception):
    """The checks in a browser cannot run here; the message says what to install."""


def axe_script() -> str:
    """The source of axe-core: from the release of the tool, or from the checkout."""
    for file in (PREBUILT / AXE, NODE_MODULES / "axe-core" / AXE):
        if file.is_file():
            return file.read_text("utf-8")
    raise NoBrowser("expected axe-core in node_modules, found none: run make setup")


@contextmanager
def chromium() -> Iterator["Browser"]:
    """A running Chromium: $CHROMIUM, one on the PATH, or Playwright's own.

    Raises NoBrowser if there is no Playwright or no Chromium.
    """
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError as error:
        raise NoBrowser(
            "expected the Python package playwright, found none: "
            "run pip install playwright, then playwright install chromium"
        ) from error
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    # Root cannot have Chromium's sandbox.
    flags = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=found, args=flags)
        except Error as error:
            raise NoBrowser(
                "expected Chromium, found none that starts: run playwright install chromium, "
                f"or set CHROMIUM to its path. The error: {error.message.splitlines()[0]}"
            ) from error
        try:
            yield browser
        finally:
            browser.close()
