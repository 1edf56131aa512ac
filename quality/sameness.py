"""Compares two builds of the site, apart from names that were changed on purpose.

    .venv/bin/python -m quality.sameness OLD NEW [--engine]

OLD and NEW are folders of built sites, made with the same SOURCE_DATE_EPOCH and --no-compress. The
program applies the names in quality/renamed.yaml to the files of OLD. Then each file must have the
same bytes in both sites, except in the places that renamed.yaml lists with a reason. Hashes in
file names are ignored. Scripts, and files with names of modules (snapshot, wheel, lock), are not
compared as bytes. With --engine, both wheels answer the same requests, and Chromium opens both
calculators with the same links. The program prints each difference and exits with 1 if there is
one.
"""

import argparse
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page, sync_playwright

from pricebook.site.library import open_library
from quality.node_tool import ROOT
from setup.browser import find_chromium
from tests.browser.host import serving

RENAMED = ROOT / "quality" / "renamed.yaml"
SAMPLE = ROOT / "pricebook" / "runtime" / "sample.json"
FLAGS = ["--no-sandbox", "--disable-gpu"]
HASHED = re.compile(r"\.[0-9a-f]{12}(?=\.\w+)")
# This part of the page is filled with the first answer of Python.
ANSWERED = "[data-part=occasion]:not(:empty)"
# These files are compared by their answers (--engine), not by their bytes.
BY_ANSWERS = (".js", ".mjs", ".whl", ".wasm", ".zip", ".bin", "pyodide-lock.json", "manifest.json")
SUMS = "sha256.txt"
# The module and class of the API in a wheel, oldest first.
APIS = (("calculator.bridge", "Bridge"), ("calculator.estimate_api", "EstimateApi"))
ASK = """
import importlib, json, sys
sys.path.insert(0, sys.argv[1])
api = getattr(importlib.import_module(sys.argv[2]), sys.argv[3])
sample = json.load(open(sys.argv[4]))
asked = api(*sample["arguments"])
print(json.dumps([asked.answer(json.dumps(each)) for each in sample["requests"]]))
"""


@dataclass(frozen=True)
class Renamed:
    """The content of renamed.yaml: (pattern, new name), allowed differences, and links to open."""

    names: Sequence[tuple[re.Pattern[str], str]]
    allowed: Mapping[str, Sequence[tuple[re.Pattern[str], str]]]
    orders: Sequence[str]

    def apply(self, text: str) -> str:
        for old, new in self.names:
            text = old.sub(new, text)
        return HASHED.sub(".HASH", text)

    def without_allowed(self, path: str, text: str) -> str:
        """The text without the places that may differ."""
        for files, patterns in self.allowed.items():
            if re.fullmatch(files, path):
                for pattern, _reason in patterns:
                    text = pattern.sub("", text)
        return text


def read_renamed(file: Path) -> Renamed:
    """Reads renamed.yaml; a name matches whole words only."""
    data = yaml.safe_load(file.read_text("utf-8"))
    edge, end = r"(?<![\w-])", r"(?![\w-])"
    return Renamed(
        [(re.compile(edge + re.escape(old) + end), new) for old, new in data["names"].items()],
        {
            files: [(re.compile(each["text"], re.DOTALL), each["reason"]) for each in entries]
            for files, entries in data["allowed"].items()
        },
        data["orders"],
    )


def compared(old: Path, new: Path, renamed: Renamed) -> tuple[int, list[str]]:
    """The number of compared files, and a line for each difference."""
    before, after = _files(old, renamed.apply), _files(new, lambda path: HASHED.sub(".HASH", path))
    found, number = [], 0
    for path in sorted({*before, *after}):
        if path.endswith(BY_ANSWERS):
            continue
        if path not in before or path not in after:
            found.append(f"{path}: only in the {'old' if path in before else 'new'} site")
            continue
        number += 1
        found += _differences(path, before[path], after[path], renamed)
    return number, found


def _files(site: Path, name: Any) -> dict[str, Path]:
    files = (file for file in sorted(site.rglob("*")) if file.is_file())
    return {name(file.relative_to(site).as_posix()): file for file in files}


def _differences(path: str, old: Path, new: Path, renamed: Renamed) -> Iterator[str]:
    was, now = old.read_bytes(), new.read_bytes()
    try:
        texts = was.decode(), now.decode()
    except UnicodeDecodeError:
        if was != now:
            yield f"{path}: different bytes"
        return
    left = renamed.without_allowed(path, renamed.apply(texts[0]))
    right = renamed.without_allowed(path, HASHED.sub(".HASH", texts[1]))
    if path == SUMS:
        left, right = _listed(left), _listed(right)
    if left != right:
        at = next(
            (at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a != b),
            min(len(left), len(right)),
        )
        around = slice(max(0, at - 60), at + 100)
        yield f"{path}, character {at}:\n  old {left[around]!r}\n  new {right[around]!r}"


def _listed(sums: str) -> str:
    """The paths in a list of checksums, without the sums, which may differ on purpose."""
    paths = (line.split(maxsplit=1)[1] for line in sums.splitlines())
    return "\n".join(sorted(path for path in paths if not path.endswith(BY_ANSWERS)))


def answers(site: Path) -> list[str]:
    """The answers of a site's wheel to the sample's requests, in a separate Python."""
    for wheel in sorted((site / "engine").glob("*.whl"), reverse=True):
        names = zipfile.ZipFile(wheel).namelist()
        for module, api in reversed(APIS):
            if f"{module.replace('.', '/')}.py" in names:
                command = [sys.executable, "-I", "-c", ASK, str(wheel), module, api, str(SAMPLE)]
                done = subprocess.run(command, capture_output=True, text=True, check=True)
                made: list[str] = json.loads(done.stdout)
                return made
    raise FileNotFoundError(f"{site}: no wheel with one of {APIS}")


def shown(site: Path, orders: Sequence[str]) -> dict[str, str]:
    """Opens the links with a site's calculator: path and fragment → text of the page."""
    library, problems = open_library(ROOT / "data" / "services.yaml")
    assert library, problems
    address = library.words.addresses.calculator
    pages = (address["sv"], f"en/{address['en']}")
    texts = {}
    with serving(site) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        for path in pages:
            for order in orders:
                page = browser.new_page()
                page.goto(f"{host.address}{path}/{order}")
                texts[f"{path}/{order}"] = _at_rest(page).replace(host.address, "/")
                page.close()
        browser.close()
    return texts


def _at_rest(page: Page) -> str:
    """Waits until Python has answered and the text no longer changes; returns text and fields."""
    page.wait_for_selector(ANSWERED, state="attached", timeout=120_000)
    was = ""
    while (now := page.locator("main").inner_text()) != was:
        was = now
        page.wait_for_timeout(1500)
    fields = "[...document.querySelectorAll('main input')].map(e => [e.name, e.value, e.checked])"
    return now + json.dumps(page.evaluate(fields))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--engine", action="store_true", help="compare wheels and calculators too")
    given = parser.parse_args()
    renamed = read_renamed(RENAMED)
    number, found = compared(given.old, given.new, renamed)
    print(f"{number} files compared, {len(found)} differences")
    if given.engine:
        was, now = [*map(renamed.apply, answers(given.old))], answers(given.new)
        different = [at for at, (a, b) in enumerate(zip(was, now, strict=True)) if a != b]
        print(f"wheel: {len(was)} requests, {len(different)} answers differ")
        found += [f"request {at}: the answers differ" for at in different]
        old, new = shown(given.old, renamed.orders), shown(given.new, renamed.orders)
        found += [
            f"{link}: the texts of the calculators differ" for link in old if old[link] != new[link]
        ]
        print(f"calculator: {len(old)} links opened in each site")
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
