"""Statements of two editions side by side, without a verdict (cases/changes.yaml)."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from pricebook.pages import body, pages
from pricebook.site.library import open_library
from pricebook.site.site import Site

HERE = Path(__file__).parents[1]
CASES = yaml.safe_load((HERE / "cases" / "changes.yaml").read_text("utf-8"))
SECTION = re.compile(
    r'<section class="section differs">\s*<h2 id="about-([^"]*)">.*?</section>', re.S
)
# Words that give a verdict. The page may have these words only if the data gives a verdict.
VERDICT = re.compile(
    "not mentioned|mentioned|no longer|replace|new|added|removed|gone|only in|missing"
    "|nämns|längre|ersätt|ersatt|ny|nytt|bort|saknas|upphör",
    re.IGNORECASE,
)


def site_with_clauses(case: Mapping[str, Any], data: Path) -> Site:
    """The site of the small catalogue with the case's clauses; autumn is the edition in force."""
    text = data.read_text("utf-8")
    head, repair = text.split("  - id: repair\n")
    for edition in ("spring", "autumn"):
        before, mark, after = repair.partition(f"      - edition: {edition}\n")
        lists = "".join(
            f"        {key}: {flow(value)}" for key, value in case.get(edition, {}).items()
        )
        if "prices" in case:
            old = r"prices:\n          - \{kind: per_time.*?\n"
            price = {"kind": "flat", "amount": case["prices"][edition], "source": "A1:13"}
            after = re.sub(old, lambda _, price=price: f"prices: {flow([price])}", after, count=1)
        repair = before + mark + lists + after
    more = case.get("more", "")
    whole = f"{head}  - id: repair\n{repair}"
    if more.startswith("  - "):  # a further list of separate charges
        whole = whole.replace("not_calculated:", f"{more}not_calculated:")
    else:
        whole += more
    data.write_text(whole, "utf-8")
    library, problems = open_library(data)
    assert library, problems
    return Site(library, "autumn")


def flow(value: object) -> str:
    """YAML on one line."""
    return yaml.safe_dump(value, default_flow_style=True, width=99_999, allow_unicode=True)


def changes_page(site: Site, language: str) -> tuple[str, dict[str, str]]:
    """The page that compares spring and autumn, and the text of each section by id."""
    [page] = [each for each in pages(site, language) if each.key == "changes/spring/autumn"]
    html = body(page)
    return html, {found[1]: words(found[0]) for found in SECTION.finditer(html)}


def words(html: str) -> str:
    """The texts of the HTML's elements, joined by bars, with plain spaces."""
    pieces = (" ".join(each.split()) for each in re.split(r"<[^>]+>", html))
    return " | ".join(filter(None, pieces))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_text_of_each_section(case: dict[str, Any], data: Path) -> None:
    site = site_with_clauses(case, data)
    for id, texts in case["sections"].items():
        if not texts:
            assert id not in changes_page(site, "en")[1]
        for language, expected in texts.items():
            assert changes_page(site, language)[1][id] == " ".join(expected.split())


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_page_without_relations_has_no_word_of_a_verdict(language: str, data: Path) -> None:
    case = CASES[0]
    html, _ = changes_page(site_with_clauses(case, data), language)
    assert not VERDICT.search(words(html).replace("What changes", ""))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "sv",
            "Prislistorna är formulerade på olika sätt. Det som bara står i den ena kan gälla ändå."
            " | Fråga oss.",
        ),
        (
            "en",
            "The price lists are worded differently. What is stated in only one of them may"
            " still apply. | Ask us.",
        ),
    ],
)
def test_a_neutral_sentence_is_above_all_sections(language: str, sentence: str, data: Path) -> None:
    html, _ = changes_page(site_with_clauses({}, data), language)
    before = words(html.partition('<section class="section differs">')[0])
    assert before.endswith(sentence)
    assert words(html).count(sentence) == 1
