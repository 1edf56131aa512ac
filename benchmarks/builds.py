"""Processor time and memory of builds with many services, compared with plain MkDocs.

Plain MkDocs builds the same pages from Markdown, with the same theme and search and without our
plugin. Neither site has all services in its navigation. A release build is measured separately:
`pricebook build` also writes checksums and compresses new files.
"""

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.check_time import cost, grown

ROOT = Path(__file__).resolve().parents[1]
SIZES = (10, 100, 1000)
PLAIN = """site_name: plain
theme: {name: material, font: false}
plugins: [search]
nav: [index.md, en/index.md]
validation: {omitted_files: ignore}
"""
_BLOCKS = {"p", "li", "td", "th", "dt", "dd", "caption", "summary", "legend", "label"}
_HEADINGS = {f"h{level}": f"{'#' * level} " for level in range(1, 7)}


@dataclass
class Builds:
    """The processor time of each build in seconds, and the peak memory of all in bytes."""

    seconds: list[float] = field(default_factory=list)
    memory: int = 0


def measure_builds(runs: int, say: Callable[[str], None]) -> dict[tuple[int, str], Builds]:
    """Measures all builds: (number of services, "catalogue", "plain" or "release") → builds."""
    found: dict[tuple[int, str], Builds] = {}
    with TemporaryDirectory() as temporary:
        configs: dict[tuple[int, str], Path] = {}
        for size in SIZES:
            say(f"builds: {size} services")
            ours = configs[size, "catalogue"] = _catalogue(Path(temporary, str(size)), size)
            _build(ours)
            configs[size, "plain"] = _plain(ours.parent / "site", Path(temporary, f"plain{size}"))
            configs[size, "release"] = ours
            _build(ours, release=True)
        for run in range(runs):
            say(f"builds: run {run + 1} of {runs}")
            for what, config in configs.items():
                seconds, memory = _build(config, release=what[1] == "release")
                builds = found.setdefault(what, Builds())
                builds.seconds.append(seconds)
                builds.memory = max(builds.memory, memory)
    return found


def builds_table(found: dict[tuple[int, str], Builds]) -> Iterator[str]:
    """The results as a Markdown table."""
    heads = [
        "more services",
        "pricebook",
        "plain MkDocs",
        "ratio",
        "memory",
        "of plain MkDocs",
        "with sums and compressed files",
    ]
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for size in SIZES:
        ours, plain = found[size, "catalogue"], found[size, "plain"]
        ratio = median(ours.seconds) / median(plain.seconds)
        memory = [f"{builds.memory / 1e6:.0f} MB" for builds in (ours, plain)]
        cells = [
            f"{size:,}",
            _spread(ours.seconds),
            _spread(plain.seconds),
            f"{ratio:.2f}",
            *memory,
            _spread(found[size, "release"].seconds),
        ]
        yield f"| {' | '.join(cells)} |"


def _spread(seconds: list[float]) -> str:
    return f"{median(seconds):.1f} s ({min(seconds):.1f}–{max(seconds):.1f})"


def _catalogue(folder: Path, size: int) -> Path:
    for name in ("data", "catalog"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("pricebook", "calculator"):
        (folder / name).symlink_to(ROOT / name)
    data = folder / "data" / "services.yaml"
    data.write_text(grown(data.read_text("utf-8"), size), "utf-8")
    return Path(shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml"))


def _plain(site: Path, folder: Path) -> Path:
    """Writes every page of a built site as Markdown at the same path; returns the configuration."""
    for file in site.rglob("index.html"):
        page = _Markdown()
        page.feed(file.read_text("utf-8"))
        target = folder / "docs" / file.relative_to(site).with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page.text, "utf-8")
    config = folder / "mkdocs.yml"
    config.write_text(PLAIN, "utf-8")
    return config


class _Markdown(HTMLParser):
    """The <main> of a page as Markdown: headings, and every other block as a paragraph."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self._inside = "", False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._inside |= tag == "main"
        if self._inside and (tag in _BLOCKS or tag in _HEADINGS):
            self.text += f"\n\n{_HEADINGS.get(tag, '')}"

    def handle_endtag(self, tag: str) -> None:
        self._inside &= tag != "main"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.text += " ".join(data.split()) + " " if data.strip() else ""


def _build(config: Path, *, release: bool = False) -> tuple[float, int]:
    """Processor time in seconds, and peak memory in bytes."""
    program = ["pricebook.cli", "build"] if release else ["mkdocs", "build", "--quiet"]
    seconds, _, memory = cost([sys.executable, "-m", *program, "-f", str(config)])
    return seconds, memory
