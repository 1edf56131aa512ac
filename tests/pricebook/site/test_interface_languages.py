"""Firms without interface words of their own, in the tool's languages and in others."""

import csv
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pricebook.cli import main
from pricebook.interface_words.default_words import default_words
from pricebook.site.library import open_library
from tests.conftest import SAMPLE_FIRM
from tests.pricebook.conftest import BuildProject, Project

VALID = Path(__file__).parents[1] / "cases" / "checks" / "valid"
# The sections for counting lines. This firm has no counter, so it needs no texts in them.
COUNTING = ("lines", "reasons", "count")
NUMBER = sum(len(keys) for name, keys in default_words().items() if name not in COUNTING) - len(
    ("addresses.count", "order.count")
)
type Run = Callable[..., tuple[int, str]]


def firm(folder: Path, first: str, second: str) -> Path:
    """The small catalogue in two languages, without any other file."""
    text = (VALID / "services.yaml").read_text("utf-8")
    codes = {"sv": first, "en": second}
    text = re.sub(r"\b(sv|en): ", lambda found: f"{codes[found[1]]}: ", text)
    text = re.sub(r"code: (sv|en)", lambda found: f"code: {codes[found[1]]}", text)
    folder.mkdir(parents=True)
    (folder / "services.yaml").write_text(text, "utf-8")
    return folder / "services.yaml"


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in the project's folder on 1 April 2026: exit code, and output with errors."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1775001600")

    def ran(*arguments: str) -> tuple[int, str]:
        try:
            code = main(arguments)
        except SystemExit as left:
            code = int(str(left.code))
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return ran


def notes(printed: str) -> list[str]:
    return [line for line in printed.splitlines() if "interface texts" in line]


def english(code: str, count: int) -> str:
    return (
        f"{code}: {count} of {NUMBER} interface texts are in English:"
        f" `pricebook translations out {code} {code}.csv` writes the table for a translator"
    )


def fill(table: Path, *, but: int = 0) -> None:
    """Fill in the translations of a table, except in the last `but` rows."""
    with table.open(encoding="utf-8-sig", newline="") as opened:
        head, *rows = csv.reader(opened)
    filled = [
        [id, state, text, text.replace("the ", "die ")] if at < len(rows) - but else row
        for at, row in enumerate(rows)
        for id, state, text, _ in [row]
    ]
    with table.open("w", encoding="utf-8-sig", newline="") as opened:
        csv.writer(opened).writerows([head, *filled])


def test_a_firm_in_the_tool_s_languages_has_no_problem_and_nothing_to_translate(
    tmp_path: Path, run: Run
) -> None:
    firm(tmp_path / "data", "sv", "en")
    code, printed = run("check")
    assert (code, printed.splitlines()[0], notes(printed)) == (0, "no problems", [])


def test_a_firm_in_other_languages_has_english_texts_and_check_prints_their_number(
    tmp_path: Path, run: Run
) -> None:
    file = firm(tmp_path / "data", "de", "fr")
    code, printed = run("check")
    assert (code, printed.splitlines()[0]) == (0, "no problems")
    assert notes(printed) == [english("de", NUMBER), english("fr", NUMBER)]
    library, _ = open_library(file)
    assert library
    assert library.words.price.from_word == {"de": "from", "fr": "from"}
    assert library.words.addresses.prices == {"de": "price-list", "fr": "price-list"}


def test_a_firm_has_texts_to_translate_only_in_the_language_that_the_tool_does_not_have(
    tmp_path: Path, run: Run
) -> None:
    firm(tmp_path / "data", "en", "de")
    assert notes(run("check")[1]) == [english("de", NUMBER)]


def test_the_tables_of_both_languages_are_read_back_into_the_firm_s_own_words(
    tmp_path: Path, run: Run
) -> None:
    file = firm(tmp_path / "data", "de", "fr")
    assert run("translations", "out", "de", "de.csv") == (0, f"{NUMBER} texts in de.csv\n")
    table = (tmp_path / "de.csv").read_text("utf-8-sig").splitlines()
    assert table[:2] == ["id,state,en,de", "words.price.from_word,missing,from,"]
    fill(tmp_path / "de.csv", but=3)
    code, printed = run("translations", "in", "de.csv")
    assert (code, printed) == (0, f"{NUMBER - 3} texts changed\n")
    words = (tmp_path / "data" / "words.yaml").read_text("utf-8")
    assert "\nprice:\n  from_word: {de: from}\n" in words
    code, printed = run("check")
    assert (code, notes(printed)) == (0, [english("de", 3), english("fr", NUMBER)])
    # The table of the second language has the texts of the first language as originals.
    run("translations", "out", "fr", "fr.csv")
    fill(tmp_path / "fr.csv")
    assert run("translations", "in", "fr.csv")[0] == 0
    assert "from_word: {de: from, fr: from}" in file.with_name("words.yaml").read_text("utf-8")
    assert notes(run("check")[1]) == [english("de", 3)]


def interface_problems(run: Run) -> list[str]:
    code, printed = run("check", "--release")
    assert code == 1
    return [line for line in printed.splitlines() if "interface texts that" in line]


def not_approved(place: str, found: str, code: str) -> str:
    return (
        f"data/services.yaml:{place}: expected interface texts that a named person has approved,"
        f" found {found}: read them, then run pricebook approve words --language {code} --by NAME"
    )


def test_a_release_waits_until_a_named_person_has_approved_each_other_language(
    tmp_path: Path, run: Run
) -> None:
    firm(tmp_path / "data", "de", "fr")
    never = f"{NUMBER} never approved"
    assert interface_problems(run) == [
        not_approved("5:12", never, "de"),
        not_approved("6:12", never, "fr"),
    ]
    code, printed = run("approve", "words", "--language", "de")
    assert code == 2
    assert printed.endswith(
        "error: expected --by and a name, to approve interface texts in a language that the tool"
        " does not have\n"
    )
    code, printed = run("approve", "words", "--language", "de", "--by", "Anna Beck")
    assert (code, printed) == (0, f"texts approved: {NUMBER} now, 0 before\n")
    approved = (tmp_path / "data" / "approved.yaml").read_text("utf-8")
    assert re.search(r'words\.price\.from_word\.de: "[0-9a-f]{12} by Anna Beck"', approved)
    assert interface_problems(run) == [not_approved("6:12", never, "fr")]


def test_a_release_needs_a_name_in_each_approval_and_approvals_of_today_s_texts(
    tmp_path: Path, run: Run
) -> None:
    file = firm(tmp_path / "data", "en", "de")
    run("approve", "words", "--language", "de", "--by", "Anna Beck")
    assert interface_problems(run) == []
    approved = file.with_name("approved.yaml")
    unnamed = approved.read_text("utf-8").replace(" by Anna Beck", "", 2)
    approved.write_text(unnamed, "utf-8")
    file.with_name("words.yaml").write_text("chart:\n  title: {de: Verlauf}\n", "utf-8")
    assert interface_problems(run) == [
        not_approved("6:12", "1 changed since approval, 2 approved without a name", "de")
    ]


@pytest.mark.parametrize("name", ["", " ", "1", 'A "B" C', "a\\b"])
def test_by_refuses_a_text_that_is_not_a_person_s_name(name: str, tmp_path: Path, run: Run) -> None:
    firm(tmp_path / "data", "en", "de")
    code, printed = run("approve", "words", "--by", name)
    assert code == 2
    assert "--by: expected the name of a person, found " in printed
    assert not (tmp_path / "data" / "approved.yaml").exists()


def test_a_release_asks_for_approval_of_the_firm_s_own_words_only(tmp_path: Path, run: Run) -> None:
    file = firm(tmp_path / "data", "sv", "en")
    assert "words" not in run("check", "--release")[1]
    file.with_name("words.yaml").write_text("chart:\n  title: {sv: Kurva}\n", "utf-8")
    _, printed = run("check", "--release")
    assert [line for line in printed.splitlines() if "words" in line] == [
        "data/words.yaml:2:3: expected approved texts, found 1 never approved: read them, then run"
        " pricebook approve words.chart"
    ]
    assert run("approve", "words.chart")[0] == 0
    assert "words" not in run("check", "--release")[1]


def test_the_languages_of_an_interface_text_are_compared_only_if_the_firm_has_changed_it(
    tmp_path: Path, run: Run
) -> None:
    file = firm(tmp_path / "data", "sv", "en")
    # The tool has no text with both words of a term.
    rules = (
        "terms:\n"
        "  - {id: tax, words: {sv: [moms], en: [VAT]}}\n"
        "  - {id: sum, words: {sv: [kostnad*], en: [banana]}}\n"
    )
    file.with_name("parity.yaml").write_text(rules, "utf-8")
    assert run("check")[1].splitlines()[0] == "no problems"
    file.with_name("words.yaml").write_text("chart:\n  title: {sv: Kostnad}\n", "utf-8")
    assert run("check")[1].splitlines()[0] == (
        'data/words.yaml:2:10: expected a word for "Kostnad" in sv (banana), found none: the'
        " languages differ in sum"
    )


@pytest.mark.parametrize(
    ("languages", "home", "page", "text"),
    [
        (("sv", "en"), "", "prislista", "Alla priser från"),
        (("sv", "en"), "en/", "en/price-list", "All prices from"),
        (("de", "fr"), "", "price-list", "All prices from"),
        (("de", "fr"), "fr/", "fr/price-list", "All prices from"),
    ],
)
def test_the_site_of_a_firm_without_words_is_built(
    languages: tuple[str, str],
    home: str,
    page: str,
    text: str,
    sites: Callable[[tuple[str, str]], Path],
) -> None:
    site = sites(languages)
    language = languages[1] if home else languages[0]
    html = (site / page / "index.html").read_text("utf-8")
    assert f'<html lang="{language}"' in html
    assert text in html
    assert "Fjord" in (site / home / "index.html").read_text("utf-8")


@pytest.mark.parametrize("languages", [("sv", "en"), ("de", "fr")], ids="-".join)
def test_the_site_of_a_firm_without_words_has_no_word_of_another_firm_or_its_trade(
    languages: tuple[str, str], sites: Callable[[tuple[str, str]], Path]
) -> None:
    site = sites(languages)
    foreign = re.compile(r"linserv|odoo|\bsupport\b|underhåll|maintenance|säljare|sales rep", re.I)
    found = [
        f"{file.relative_to(site).as_posix()}: {match[0]}"
        for file in sorted(site.rglob("*"))
        if file.suffix in (".html", ".json", ".csv", ".xml", ".atom")
        # The engine and the browser's Python are the same for every firm.
        and not {"engine", "python"} & {*file.relative_to(site).parts}
        and (match := foreign.search(file.read_text("utf-8")))
    ]
    assert found == []


@pytest.fixture(scope="module")
def sites(
    tmp_path_factory: pytest.TempPathFactory, build_project: BuildProject
) -> Callable[[tuple[str, str]], Path]:
    """Builds the site of a firm without words.yaml, once for each pair of languages."""
    built: dict[tuple[str, str], Path] = {}

    def site(languages: tuple[str, str]) -> Path:
        if languages not in built:
            built[languages] = build(languages)
        return built[languages]

    def build(languages: tuple[str, str]) -> Path:
        folder = tmp_path_factory.mktemp("-".join(languages))
        firm(folder / "data", *languages)
        config = (SAMPLE_FIRM / "mkdocs.yml").read_text("utf-8")
        for old, new in zip(("sv", "en"), languages, strict=True):
            config = config.replace(f"locale: {old},", f"locale: {new},")
            (folder / "catalog" / new).mkdir(parents=True)
        config = config.replace("language: sv", f"language: {languages[0]}")
        (folder / "mkdocs.yml").write_text(config, "utf-8")
        done: subprocess.CompletedProcess[str] = build_project(Project(folder), "--no-compress")
        assert done.returncode == 0, done.stderr
        return folder / "site"

    return site
