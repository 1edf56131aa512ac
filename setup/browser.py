"""The browsers of the tests: found where they may be, or installed where that is possible."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from setup.apt import install
from setup.failure import Failure
from setup.setup_step import Step

# Where Playwright keeps the browsers that `playwright install` has fetched: Linux, then macOS.
CACHES = (".cache/ms-playwright", "Library/Caches/ms-playwright")


@dataclass(frozen=True)
class Kind:
    """A browser: what it may be called, and what brings it."""

    name: str
    variable: str
    names: tuple[str, ...]
    # Of its programs in Playwright's cache, and elsewhere.
    cached: tuple[str, ...]
    elsewhere: tuple[str, ...]
    packages: tuple[str, ...]
    # What to install, where set-up cannot.
    wanted: str
    # What brings one where those packages are not to be had.
    otherwise: tuple[str, ...] = ()


# A bare Debian has no font for Arial and Helvetica; without one, text is measured wrongly.
_FONTS = "fonts-liberation"
WHOLE_CHROMIUM = Kind(
    name="Chromium",
    variable="CHROMIUM",
    names=("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    cached=(
        "chromium-*/chrome-linux*/chrome",
        "chromium-*/chrome-mac*/Chromium.app/Contents/MacOS/Chromium",
        "chromium-*/chrome-mac*/Google Chrome for Testing.app/Contents/MacOS/*",
    ),
    elsewhere=(),
    packages=("chromium", _FONTS),
    wanted="Chromium or Google Chrome (Debian: apt-get install chromium)",
)
# The same browser without a window, which nobody sees in a test: a fifth of the time is saved.
CHROMIUM = replace(
    WHOLE_CHROMIUM,
    names=("chromium-headless-shell", "chrome-headless-shell", *WHOLE_CHROMIUM.names),
    cached=(
        "chromium_headless_shell-*/chrome-*/headless_shell",
        "chromium_headless_shell-*/chrome-*/chrome-headless-shell",
        *WHOLE_CHROMIUM.cached,
    ),
    packages=("chromium-headless-shell", _FONTS),
    otherwise=WHOLE_CHROMIUM.packages,
    wanted="Chromium or Google Chrome (Debian: apt-get install chromium-headless-shell)",
)
FIREFOX = Kind(
    name="Firefox",
    variable="FIREFOX",
    names=("firefox-esr", "firefox"),
    # Playwright's own is another one, which speaks no BiDi.
    cached=(),
    elsewhere=("/Applications/Firefox.app/Contents/MacOS/firefox",),
    packages=("firefox-esr",),
    wanted="Firefox (Debian: apt-get install firefox-esr)",
)


def find_chromium(environment: Mapping[str, str] | None = None) -> Path | None:
    """The first candidate that runs: $CHROMIUM, then PATH, then Playwright's own.

    In each of these the one without a window comes first.
    """
    return _find(CHROMIUM, os.environ if environment is None else environment)


def find_whole_chromium(environment: Mapping[str, str] | None = None) -> Path | None:
    """The same, but one with a window, as readers have it: for what measures."""
    return _find(WHOLE_CHROMIUM, os.environ if environment is None else environment)


def find_firefox(environment: Mapping[str, str] | None = None) -> Path | None:
    """The first candidate that runs: $FIREFOX, then PATH, then where macOS keeps programs."""
    return _find(FIREFOX, os.environ if environment is None else environment)


def browser_steps(root: Path) -> list[Step]:
    """No stamp: a browser belongs to the machine, which may take it away at any time."""
    return [_step(kind, root) for kind in (CHROMIUM, FIREFOX)]


def whole_browser_steps(root: Path) -> list[Step]:
    """What measuring needs beside the tests' browsers."""
    return [_step(WHOLE_CHROMIUM, root)]


def _step(kind: Kind, root: Path) -> Step:
    variable, program = kind.variable, kind.names[0]
    return Step(
        name=kind.name,
        detail=f"none is here; installing {kind.name} with apt-get (a minute or so)",
        advice=(
            f"install {kind.wanted}, or name one by {variable}=/path/to/{program} before the "
            "command. Only the tests need it."
        ),
        done=lambda: _find(kind, os.environ) is not None,
        work=lambda: _install(kind, root),
    )


def _find(kind: Kind, environment: Mapping[str, str]) -> Path | None:
    return next(filter(_runs, _candidates(kind, environment)), None)


def _candidates(kind: Kind, environment: Mapping[str, str]) -> Iterator[Path]:
    named = environment.get(kind.variable)
    if named:
        yield Path(named)
    for name in kind.names:
        found = shutil.which(name, path=environment.get("PATH", os.defpath))
        if found:
            yield Path(found)
    yield from _from_playwright(kind, environment)
    yield from map(Path, kind.elsewhere)


def _from_playwright(kind: Kind, environment: Mapping[str, str]) -> Iterator[Path]:
    home = Path(environment.get("HOME") or Path.home())
    named = environment.get("PLAYWRIGHT_BROWSERS_PATH")
    for cache in [Path(named)] if named else [home / cache for cache in CACHES]:
        for pattern in kind.cached:
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


def _install(kind: Kind, root: Path) -> None:
    try:
        install(kind.packages, _searched(kind), root)
    except Failure:
        if not kind.otherwise:
            raise
        install(kind.otherwise, _searched(kind), root)
    if _find(kind, os.environ) is None:
        raise Failure(
            [_searched(kind), "apt-get installed its package, which brought none that runs."]
        )


def _searched(kind: Kind) -> str:
    named = os.environ.get(kind.variable)
    wish = f"{kind.variable} ({named})" if named else f"{kind.variable} (not set)"
    cache = " or Playwright's cache" if kind.cached else ""
    where = f"in PATH ({', '.join(kind.names)}){cache}"
    return f"No {kind.name} that runs was found by {wish}, {where}."
