"""Markup in texts of the data is escaped in head, body, search index and sitemap."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from pricebook.interface_words.default_words import default_words
from pricebook.site.library import open_library
from tests.conftest import SAMPLE_FIRM

HERE = Path(__file__).parents[1]
# Markup that HTML, templates, Markdown or a browser could interpret.
HOSTILE = (
    "\"'/></title></script><script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} {% x %}"
    ' --8<-- "mkdocs.yml" {: onclick=alert(1) } | `a` *b* _c_ [d](javascript:alert(1)) &amp; &lt;'
    " <!-- --> ![e](//f.example/g.png) $h$ \\i ~~j~~ ^k^ http://l.example/"
)
# Braces mark placeholders in the interface words.
HOSTILE_WORD = HOSTILE.replace("{", "(").replace("}", ")")
LANGUAGES = {"sv", "en"}


class Skeleton(HTMLParser):
    """The elements of a page with the names of their attributes, in order, without texts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.bones: list[tuple[str, ...]] = []
        self.texts: list[str] = []
        self.head: dict[str, str] = {}
        self.links: list[str] = []
        self._in = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.bones.append((tag, *(name for name, _ in attrs)))
        self._in = tag
        found = {name: value or "" for name, value in attrs}
        self.links += [value for name, value in found.items() if name in ("href", "src")]
        if tag == "meta" and found.get("name") == "description":
            self.head["description"] = found["content"]

    def handle_endtag(self, tag: str) -> None:
        self.bones.append((f"/{tag}",))

    def handle_comment(self, data: str) -> None:
        self.bones.append(("!", data))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
        if self._in == "title":
            self.head.setdefault("title", data)


UNSPOILT = ("slug", "addresses")
# Elements that MkDocs adds in the search index.
MARKED = {"p", "ul", "ol", "li", "pre", "code"}
# Sections without hostile text: the list of defined terms, and a heading above other headings.
APART = ("#words", "data/#examples")
SEARCHED = {"definitions": ("term", "forms")}


def spoilt(value: Any, text: str, key: str = "") -> Any:
    """The same value with `text` added to every text for readers.

    Defined terms and their forms do not change; otherwise no text would contain them.
    """
    if isinstance(value, list):
        return [spoilt(item, text, key) for item in value]
    if not isinstance(value, dict):
        return value
    if set(value) == LANGUAGES and key not in UNSPOILT:
        return {code: with_text_added(each, text) for code, each in value.items()}
    return {
        name: item if name in (*UNSPOILT, *SEARCHED.get(key, ())) else spoilt(item, text, name)
        for name, item in value.items()
    }


def with_text_added(each: Any, text: str) -> Any:
    return [f"{one} {text}" for one in each] if isinstance(each, list) else f"{each} {text}"


class Plain(yaml.SafeDumper):
    """Writes YAML without anchors and aliases, which the data may not have."""

    def ignore_aliases(self, data: Any) -> bool:
        del data
        return True


def rewrite(file: Path, text: str, change: Callable[[Any], None] = lambda _: None) -> None:
    whole = spoilt(yaml.safe_load(file.read_text("utf-8")), text)
    change(whole)
    file.write_text(yaml.dump(whole, Dumper=Plain, allow_unicode=True, width=10_000), "utf-8")


def with_every_word(file: Path) -> None:
    """Write all interface words of the site into the firm's file, so that a test can spoil them."""
    own = yaml.safe_load(file.read_text("utf-8"))
    whole = {
        section: {key: {**text, **own.get(section, {}).get(key, {})} for key, text in texts.items()}
        for section, texts in default_words().items()
    }
    file.write_text(yaml.dump(whole, Dumper=Plain, allow_unicode=True, width=10_000), "utf-8")


def rename(data: Any) -> None:
    data["firm"]["name"] += f" {HOSTILE}"


@pytest.fixture(scope="module")
def hostile_site(copy: Callable[[], Any]) -> Path:
    """The site with hostile markup in every text, built strictly without the check for markup."""
    project = copy()
    project.edit("mkdocs.yml", "docs_dir:", "site_url: https://example.org/offer/\ndocs_dir:")
    rewrite(project.folder / "data" / "services.yaml", HOSTILE, rename)
    with_every_word(project.folder / "data" / "words.yaml")
    rewrite(project.folder / "data" / "words.yaml", HOSTILE_WORD)
    # parity.yaml is left out, because the comparison of languages would report the added text.
    (project.folder / "data" / "parity.yaml").unlink()
    command = [sys.executable, str(HERE / "gate_open.py"), "build", "--strict", "-q"]
    command += ["-f", str(project.config), "-d", str(project.folder / "site")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return project.folder / "site"


def pages(site: Path) -> Iterator[tuple[str, Skeleton]]:
    for file in sorted(site.rglob("*.html")):
        yield file.relative_to(site).as_posix(), Skeleton(file.read_text("utf-8"))


def unhashed(link: str) -> str:
    """The link without the hash of the file's content."""
    return re.sub(r"\.[0-9a-f]{12}\.json$", ".json", link)


def test_the_check_for_markup_rejects_every_hostile_text(copy: Callable[[], Any]) -> None:
    data = copy().folder / "data"
    rewrite(data / "services.yaml", HOSTILE)
    with_every_word(data / "words.yaml")
    rewrite(data / "words.yaml", HOSTILE_WORD)
    library, problems = open_library(data / "services.yaml", data)
    assert library is None
    assert {problem.path for problem in problems} == {"services.yaml", "words.yaml"}
    assert all("expected text, not markup, found" in problem.message for problem in problems)
    assert len(problems) > 200


def test_hostile_texts_add_no_element_or_attribute(hostile_site: Path, published: Path) -> None:
    harmless = dict(pages(published))
    found = dict(pages(hostile_site))
    assert list(found) == list(harmless)
    for name, page in found.items():
        assert page.bones == harmless[name].bones, name
        assert [*map(unhashed, page.links)] == [*map(unhashed, harmless[name].links)], name


def test_every_page_has_the_hostile_text_in_head_and_body(hostile_site: Path) -> None:
    for name, page in pages(hostile_site):
        texts = " ".join(" ".join(page.texts).split())
        assert HOSTILE in page.head["title"], name
        assert texts.count(HOSTILE) > 2, name
        assert "49" not in page.head["title"], name
        if not name.endswith("404.html"):
            assert HOSTILE in page.head["description"] or HOSTILE_WORD in page.head["description"]


def test_the_served_estimate_has_the_hostile_text(hostile_site: Path) -> None:
    html = (hostile_site / "kalkylator" / "index.html").read_text("utf-8")
    estimate = Skeleton(html.partition("<!--estimate-->")[2].partition("<!--/estimate-->")[0])
    texts = [" ".join(each.split()) for each in estimate.texts]
    assert any(each.startswith("Kodvård") and each.endswith(HOSTILE) for each in texts)
    assert sum(HOSTILE in each for each in texts) > 10


@pytest.mark.parametrize("root", ["", "en/"])
def test_the_search_index_has_the_hostile_text_escaped(root: str, hostile_site: Path) -> None:
    text = (hostile_site / root / "search" / "search_index.json").read_text("utf-8")
    docs = json.loads(text)["docs"]
    assert len(docs) > 5
    prose = [file.read_text("utf-8") for file in (SAMPLE_FIRM / "catalog").rglob("*.md")]
    headings = {line.lstrip("# ") for text in prose for line in text.split("\n") if "# " in line}
    for entry in docs:
        for field in ("title", "text"):
            read = Skeleton(entry[field])
            assert {bone[0].strip("/") for bone in read.bones} <= MARKED
            assert all(len(bone) == 1 for bone in read.bones), entry[field]
            texts = " ".join("".join(read.texts).split())
            if texts in headings or (field == "text" and entry["location"].endswith(APART)):
                continue  # the text is prose of catalog/, which is not changed
            assert HOSTILE in texts or HOSTILE_WORD in texts, entry["location"]


def test_the_sitemap_is_complete_and_has_no_hostile_text(
    hostile_site: Path, published: Path
) -> None:
    text = (hostile_site / "sitemap.xml").read_text("utf-8")
    assert ElementTree.fromstring(text).tag.endswith("urlset")
    assert text == (published / "sitemap.xml").read_text("utf-8")
