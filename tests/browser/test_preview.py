"""`make serve`: saved changes are shown; problems are shown in place of the site."""

import os
import re
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import SAMPLE_FIRM

ROOT = Path(__file__).resolve().parents[2]
PAGE = "tjanster/kodvard/"
DATA = "data/services.yaml"
GOOD, BAD = "amount: 180\n", "amuont: 180\n"
# Every page of the site has this text, but the page of problems does not.
SITE = 'class="site-header"'


@dataclass
class Preview:
    """A preview server for a copy of the project."""

    folder: Path
    address: str
    log: Path

    def save(self, name: str, old: str, new: str) -> None:
        file = self.folder / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    def shows(self, path: str, sign: str) -> str:
        """Waits up to a minute until the page contains `sign`; returns its text."""
        ends = time.monotonic() + 60
        text = ""
        while time.monotonic() < ends:
            try:
                with urllib.request.urlopen(self.address + path, timeout=30) as answer:
                    text = answer.read().decode()
            except OSError as error:
                text = str(error)
            if sign in text:
                return text
            time.sleep(0.05)
        raise AssertionError(f"expected {sign} on {path}, found:\n{text}\n{self.log.read_text()}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def copied(folder: Path) -> Path:
    for name in ("data", "catalog"):
        shutil.copytree(SAMPLE_FIRM / name, folder / name)
    # The code is linked; only the templates are copied, because tests change them.
    (folder / "calculator").symlink_to(ROOT / "calculator")
    (folder / "pricebook").mkdir()
    for part in (ROOT / "pricebook").iterdir():
        if part.name != "theme":
            (folder / "pricebook" / part.name).symlink_to(part)
    shutil.copytree(ROOT / "pricebook" / "theme", folder / "pricebook" / "theme")
    shutil.copyfile(SAMPLE_FIRM / "mkdocs.yml", folder / "mkdocs.yml")
    return folder


@pytest.fixture(scope="module")
def preview(
    serve_command: list[str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Preview]:
    """A preview server that starts while the data has a problem."""
    folder = copied(tmp_path_factory.mktemp("preview"))
    port = free_port()
    preview = Preview(folder, f"http://127.0.0.1:{port}/", folder / "log")
    preview.save(DATA, GOOD, BAD)
    command = [*serve_command, "-a", f"127.0.0.1:{port}"]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with preview.log.open("w") as log:
        server = subprocess.Popen(command, cwd=folder, env=env, stdout=log, stderr=log)
        try:
            preview.shows("", "2 problems")
            preview.save(DATA, BAD, GOOD)
            preview.shows("", SITE)
            yield preview
        finally:
            server.terminate()
            server.wait(20)


def test_a_start_with_a_problem_prints_it_without_a_traceback(preview: Preview) -> None:
    output = preview.log.read_text()
    line = (SAMPLE_FIRM / DATA).read_text("utf-8").partition(GOOD)[0].count("\n") + 1
    assert f'{DATA}:{line}:13: unknown key "amuont"; did you mean "amount"?' in output
    assert f"{line} |             amuont: 180" in output
    assert "Traceback" not in output
    assert "homepage" not in output


def test_an_invalid_template_is_reported_and_the_next_save_is_shown(
    preview: Preview,
) -> None:
    preview.save("pricebook/theme/main.html", "{%- block robots %}", "{%- blokc robots %}")
    ends = time.monotonic() + 60
    while "unknown tag 'blokc'" not in preview.log.read_text():
        assert time.monotonic() < ends, preview.log.read_text()
        time.sleep(0.1)
    preview.save(
        "pricebook/theme/main.html", "{%- blokc robots %}", "<!-- mended -->{%- block robots %}"
    )
    preview.shows(PAGE, "<!-- mended -->")
    preview.shows("en/services/code-care/", "<!-- mended -->")
    preview.save("pricebook/theme/main.html", "<!-- mended -->", "")


@pytest.mark.parametrize(
    ("name", "old", "new", "path", "sign"),
    [
        (DATA, GOOD, "amount: 187\n", PAGE, "187"),
        ("data/words.yaml", "\nhome:", "\nsite:\n  skip: {sv: Genast}\nhome:", PAGE, ">Genast"),
        ("pricebook/theme/main.html", "<main ", '<main data-saved="1" ', PAGE, 'data-saved="1"'),
        ("pricebook/theme/styles/base.css", "body {", "/* saved */ body {",
         "assets/site.css", "/* saved */ body {"),
        ("catalog/sv/index.md", "\n", "\n\nEn sparad mening.\n\n", "", "En sparad mening."),
    ],
)  # fmt: skip
def test_a_saved_change_is_shown(
    name: str, old: str, new: str, path: str, sign: str, preview: Preview
) -> None:
    text = (preview.folder / name).read_text("utf-8")
    preview.save(name, old, new)
    preview.shows(path, sign)
    (preview.folder / name).write_text(text, "utf-8")


def test_an_open_page_shows_problems_and_returns_when_they_are_fixed(
    preview: Preview, browser: Browser
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(preview.address + PAGE)
        expect(page.get_by_role("heading", level=1)).to_have_text("Kodvård")
        preview.save(DATA, GOOD, BAD)
        expect(page.get_by_role("heading", level=1)).to_have_text("2 problems", timeout=60_000)
        expect(page.get_by_role("heading", level=2)).to_have_text(
            ['missing key "amount"', 'unknown key "amuont"; did you mean "amount"?']
        )
        expect(page.locator("pre").nth(1)).to_have_text(re.compile(r"amuont: 180\s+\^"))
        assert page.locator("pre").nth(1).evaluate("pre => getComputedStyle(pre).whiteSpace") == (
            "pre"
        )
        preview.save(DATA, BAD, GOOD)
        expect(page.get_by_role("heading", level=1)).to_have_text("Kodvård", timeout=60_000)


def test_prose_without_a_page_is_shown_as_a_problem(preview: Preview) -> None:
    stray = preview.folder / "catalog" / "sv" / "om.md"
    stray.write_text("Om oss\n", "utf-8")
    preview.shows("", "catalog/sv/om.md:1:1")
    stray.unlink()
    preview.shows("", SITE)


def test_an_open_missing_page_reloads_when_problems_are_fixed(
    preview: Preview, browser: Browser
) -> None:
    preview.save(DATA, GOOD, BAD)
    preview.shows("", "2 problems")
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{preview.address}nowhere/")
        expect(page.get_by_role("heading", level=1)).to_have_text("2 problems")
        preview.save(DATA, BAD, GOOD)
        expect(page.get_by_role("heading", level=1)).not_to_have_text("2 problems", timeout=60_000)
