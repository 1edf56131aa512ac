"""Finds the browsers of the tests on the machine, or installs them."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from setup.apt import install
from setup.failure import Failure
from setup.setup_step import Step

# Folders of the browsers that `playwright install` downloads: Linux, then macOS.
CACHES = (".cache/ms-playwright", "Library/Caches/ms-playwright")


@dataclass(frozen=True)
class Kind:
    """A kind of browser: how to find it and how to install it.

    `variable` is an environment variable with the path of the program, `names` are names in PATH,
    `cached` are patterns in Playwright's cache, and `elsewhere` are other paths. `packages` are
    Debian packages, and `alternatives` are packages for a Debian that lacks them. `wanted` tells
    the user what to install.
    """

    name: str
    variable: str
    names: tuple[str, ...]
    cached: tuple[str, ...]
    elsewhere: tuple[str, ...]
    packages: tuple[str, ...]
    wanted: str
    alternatives: tuple[str, ...] = ()


# A minimal Debian has no font in place of Arial and Helvetica: the width of text would be wrong.
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
# The headless shell saves a fifth of the time. A whole Chromium is the second choice.
CHROMIUM = replace(
    WHOLE_CHROMIUM,
    names=("chromium-headless-shell", "chrome-headless-shell", *WHOLE_CHROMIUM.names),
    cached=(
        "chromium_headless_shell-*/chrome-*/headless_shell",
        "chromium_headless_shell-*/chrome-*/chrome-headless-shell",
        *WHOLE_CHROMIUM.cached,
    ),
    packages=("chromium-headless-shell", _FONTS),
    alternatives=WHOLE_CHROMIUM.packages,
    wanted="Chromium or Google Chrome (Debian: apt-get install chromium-headless-shell)",
)
FIREFOX = Kind(
    name="Firefox",
    variable="FIREFOX",
    names=("firefox-esr", "firefox"),
    # Playwright's own Firefox does not support WebDriver BiDi.
    cached=(),
    elsewhere=("/Applications/Firefox.app/Contents/MacOS/firefox",),
    packages=("firefox-esr",),
    wanted="Firefox (Debian: apt-get install firefox-esr)",
)


def find_chromium(environment: Mapping[str, str] | None = None) -> Path | None:
    """The first Chromium that runs: $CHROMIUM, then PATH, then Playwright's cache; else None.

    In each place, the headless shell comes first. `environment` is `os.environ` by default.
    """
    return _find(CHROMIUM, os.environ if environment is None else environment)


def find_whole_chromium(environment: Mapping[str, str] | None = None) -> Path | None:
    """The first Chromium that runs and has a window, as for readers; for measurements."""
    return _find(WHOLE_CHROMIUM, os.environ if environment is None else environment)


def find_firefox(environment: Mapping[str, str] | None = None) -> Path | None:
    """The first Firefox that runs: $FIREFOX, then PATH, then the programs of macOS; else None."""
    return _find(FIREFOX, os.environ if environment is None else environment)


def browser_steps(root: Path) -> list[Step]:
    """The steps for the tests' browsers. They have no stamp: the system may remove a browser."""
    return [_step(kind, root) for kind in (CHROMIUM, FIREFOX)]


def chromium_steps(root: Path) -> list[Step]:
    """The step for the browser of the firm's check."""
    return [_step(CHROMIUM, root)]


def whole_browser_steps(root: Path) -> list[Step]:
    """The step for the browser of the measurements."""
    return [_step(WHOLE_CHROMIUM, root)]


def _step(kind: Kind, root: Path) -> Step:
    variable, program = kind.variable, kind.names[0]
    return Step(
        name=kind.name,
        detail=f"none was found; installing {kind.name} with apt-get (about a minute)",
        advice=(
            f"install {kind.wanted}, or set {variable}=/path/to/{program} before the command. "
            "make site does not need it."
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
    """Whether the program starts: Ubuntu's `chromium-browser` may be only a hint to install it."""
    try:
        result = subprocess.run(
            [candidate, "--version"], stdin=subprocess.DEVNULL, capture_output=True, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return result.returncode == 0


def _install(kind: Kind, root: Path) -> None:
    try:
        install(kind.packages, _missing(kind), root)
    except Failure:
        if not kind.alternatives:
            raise
        install(kind.alternatives, _missing(kind), root)
    if _find(kind, os.environ) is None:
        raise Failure(
            [_missing(kind), "apt-get installed its package, which has no program that runs."]
        )


def _missing(kind: Kind) -> str:
    """A sentence about where the browser was looked for."""
    variable = f"{kind.variable} ({os.environ.get(kind.variable) or 'not set'})"
    cache = " or Playwright's cache" if kind.cached else ""
    where = f"in PATH ({', '.join(kind.names)}){cache}"
    return f"No {kind.name} that runs was found by {variable}, {where}."
