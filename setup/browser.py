"""Chromium for the browser tests: found where it may be, or installed where that is possible."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from setup.apt import install
from setup.failure import Failure
from setup.step import Step

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# Where Playwright keeps the browsers that `playwright install` has fetched: Linux, then macOS.
CACHES = (".cache/ms-playwright", "Library/Caches/ms-playwright")
BINARIES = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/Chromium.app/Contents/MacOS/Chromium",
    "chromium-*/chrome-mac*/Google Chrome for Testing.app/Contents/MacOS/*",
)
# A bare Debian has no font for Arial and Helvetica; without one, text is measured wrongly.
DEBIAN_PACKAGES = ("chromium", "fonts-liberation")


def find_chromium(environment: Mapping[str, str] | None = None) -> Path | None:
    """The first candidate that runs: $CHROMIUM, then PATH, then Playwright's own."""
    candidates = _candidates(os.environ if environment is None else environment)
    return next((candidate for candidate in candidates if _runs(candidate)), None)


def browser_steps(root: Path) -> list[Step]:
    """No stamp: the browser belongs to the machine, which may take it away at any time."""
    step = Step(
        name="browser",
        detail="none is here; installing Chromium with apt-get (a minute or so)",
        advice=(
            "install Chromium or Google Chrome (Debian: apt-get install chromium), or name one by "
            "CHROMIUM=/path/to/chromium before the command. Only the tests need it."
        ),
        done=lambda: find_chromium() is not None,
        work=lambda: _install(root),
    )
    return [step]


def _candidates(environment: Mapping[str, str]) -> Iterator[Path]:
    named = environment.get("CHROMIUM")
    if named:
        yield Path(named)
    for name in NAMES:
        found = shutil.which(name, path=environment.get("PATH", os.defpath))
        if found:
            yield Path(found)
    yield from _from_playwright(environment)


def _from_playwright(environment: Mapping[str, str]) -> Iterator[Path]:
    home = Path(environment.get("HOME") or Path.home())
    named = environment.get("PLAYWRIGHT_BROWSERS_PATH")
    for cache in [Path(named)] if named else [home / cache for cache in CACHES]:
        for pattern in BINARIES:
            yield from sorted(cache.glob(pattern), reverse=True)


def _runs(candidate: Path) -> bool:
    """Ubuntu's `chromium-browser`, for one, may be there only to say that it is not."""
    try:
        result = subprocess.run(
            [candidate, "--version"], stdin=subprocess.DEVNULL, capture_output=True, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return result.returncode == 0


def _install(root: Path) -> None:
    install(DEBIAN_PACKAGES, _searched(), root)
    if find_chromium() is None:
        raise Failure([_searched(), "apt-get installed its package, which brought none that runs."])


def _searched() -> str:
    named = os.environ.get("CHROMIUM")
    wish = f"CHROMIUM ({named})" if named else "CHROMIUM (not set)"
    names = ", ".join(NAMES)
    return f"No Chromium that runs was found by {wish}, in PATH ({names}) or Playwright's cache."
