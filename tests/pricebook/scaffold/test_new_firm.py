"""The files that `pricebook new` writes pass the check unchanged, in any language."""

import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from pricebook.cli import main
from pricebook.scaffold.new_firm import TEMPLATES, NewFirm, new_files, slug, usual_currency

DAY = date(2026, 12, 1)


def firm(*languages: str, **more: object) -> NewFirm:
    usual = {
        "name": "Acme",
        "currency": "CHF",
        "tax_names": [],
        "tax_percent": Decimal("8.1"),
        "service_names": [],
        "day": DAY,
    }
    return NewFirm(languages=languages, **(usual | more))


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")  # DAY


@pytest.mark.parametrize("languages", ["sv,en", "en", "de,fr", "pl", "nb,en,de"])
def test_the_files_of_a_new_firm_have_no_problem(
    languages: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    arguments = ["--languages", languages, "--currency", "CHF", "--tax", "8.1", "--name", "Acme"]
    assert main(["new", str(tmp_path / "acme"), *arguments]) == 0
    monkeypatch.chdir(tmp_path / "acme")
    capsys.readouterr()
    assert main(["check"]) == 0, capsys.readouterr().out
    assert capsys.readouterr().out.startswith("no problems\n")


def test_a_new_firm_has_a_prose_page_in_each_language_and_each_other_file_once() -> None:
    assert [*new_files(firm("de", "fr"))] == [
        "data/services.yaml",
        "mkdocs.yml",
        "catalog/de/about.md",
        "catalog/fr/about.md",
        ".gitignore",
        ".github/workflows/check.yml",
    ]
    assert {len(path.split("{language}")) for path in TEMPLATES.values()} == {1, 2}


def test_no_placeholder_is_left() -> None:
    for path, text in new_files(firm("de", "fr", "pl")).items():
        assert "<<" not in text, path
        if path.endswith((".yaml", ".yml")):
            assert yaml.safe_load(text), path


def test_the_number_formats_are_those_of_the_region_with_the_currency() -> None:
    """English is no official language of Switzerland, so English keeps its own format."""
    data = yaml.safe_load(new_files(firm("de", "en"))["data/services.yaml"])
    assert [(each["name"], each["format"]) for each in data["languages"]] == [
        ("Deutsch", {"decimal": "point", "group": "apostrophe", "money": "CHF {amount}"}),
        ("English", {"decimal": "point", "group": "comma", "money": "CHF {amount}"}),
    ]


@pytest.mark.parametrize(
    ("currency", "language", "money", "decimals"),
    [
        ("SEK", "sv", "{amount} kr", 2),
        ("SEK", "en", "SEK {amount}", 2),
        ("USD", "en", "${amount}", 2),
        ("EUR", "de", "{amount} €", 2),
        ("EUR", "pt", "{amount} €", 2),
        ("EUR", "nl", "€ {amount}", 2),
        ("BRL", "pt", "R$ {amount}", 2),
        ("EUR", "en", "€{amount}", 2),
        ("EUR", "sv", "{amount} €", 2),
        ("CAD", "fr", "{amount} $", 2),
        ("CHF", "fr", "{amount} CHF", 2),
        ("CHF", "it", "CHF {amount}", 2),
        ("AED", "ar", "{amount} \u062f.\u0625.", 2),
        ("JPY", "en", "¥{amount}", 0),
        ("KWD", "en", "KWD {amount}", 3),
    ],
)
def test_a_currency_has_the_sign_and_decimals_of_cldr(
    currency: str, language: str, money: str, decimals: int
) -> None:
    data = yaml.safe_load(new_files(firm(language, currency=currency))["data/services.yaml"])
    assert data["languages"][0]["format"]["money"] == money
    assert data["currency"] == {"code": currency, "decimals": decimals}


def test_a_language_without_example_texts_has_english_ones() -> None:
    data = yaml.safe_load(new_files(firm("pl", "de"))["data/services.yaml"])
    assert data["firm"]["tagline"] == {
        "pl": "Services at published prices",
        "de": "Dienstleistungen zu transparenten Preisen",
    }


def test_names_that_are_given_replace_the_examples() -> None:
    files = new_files(
        firm(
            "de",
            "fr",
            name='Müller "& Söhne"',
            tax_names=["MWST", "TVA"],
            service_names=["Kassen-Dienst", "Service des caisses"],
        )
    )
    data = yaml.safe_load(files["data/services.yaml"])
    assert data["firm"]["name"] == 'Müller "& Söhne"'
    assert data["tax"] == {"name": {"de": "MWST", "fr": "TVA"}, "percent": 8.1}
    service = data["services"][0]
    assert (service["id"], service["slug"]["fr"]) == ("kassen-dienst", "service-des-caisses")
    assert service["name"] == {"de": "Kassen-Dienst", "fr": "Service des caisses"}
    assert data["start"] == ["kassen-dienst", "storage", "setup"]
    assert "{price kassen-dienst}" in files["catalog/fr/about.md"]


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ("MWST", {"de": "MWST", "fr": "MWST"}),
        ("MWST, TVA", {"de": "MWST", "fr": "TVA"}),
        ("a,b,c", {"de": "a,b,c", "fr": "a,b,c"}),
        ("MWST,", {"de": "MWST,", "fr": "MWST,"}),
        ("", {"de": "MWST", "fr": "TVA"}),
    ],
)
def test_a_name_is_for_all_languages_or_for_each(
    given: str, names: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "acme"
    options = ["--languages", "de,fr", "--tax", "8.1", "--tax-name", given]
    assert main(["new", str(folder), *options]) == 0
    data = yaml.safe_load((folder / "data" / "services.yaml").read_text("utf-8"))
    assert data["tax"]["name"] == names


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Hjälp i huset", "hjalp-i-huset"), ("Œuvre!", "uvre"), ("支援", "service"), ("A – B", "a-b")],
)
def test_a_slug_has_letters_digits_and_single_hyphens(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["--languages", "de,xx"], 'expected codes of languages such as de,fr, found "xx"'),
        (["--languages", "de,de"], 'expected each language once, found "de,de"'),
        (["--languages", ","], "expected codes of languages such as de,fr, found nothing"),
        (["--languages", "../x"], 'expected codes of languages such as de,fr, found "../x"'),
        (["--currency", "CFH"], 'expected a code of ISO 4217, found "CFH"'),
        (["--tax", "8,1"], 'expected a percentage such as 8.1, found "8,1"'),
        (["--tax", "NaN"], 'expected a percentage such as 8.1, found "NaN"'),
        ([], "--tax: expected a percentage such as 8.1, found nothing"),
        (["--tax", "101"], 'expected a percentage such as 8.1, found "101"'),
        (["--name", "two\nlines"], 'expected a text on one line, found "two\\nlines"'),
    ],
)
def test_an_option_that_cannot_be_used_is_reported_and_nothing_is_written(
    arguments: list[str], error: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["new", str(tmp_path / "acme"), *arguments])
    assert left.value.code == 2
    assert error in capsys.readouterr().err
    assert not (tmp_path / "acme").exists()


def test_a_folder_with_files_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(SystemExit) as left:
        main(["new", str(tmp_path)])
    assert left.value.code == 2
    assert f"expected a new or an empty folder, found {tmp_path}" in capsys.readouterr().err
    assert [each.name for each in tmp_path.iterdir()] == ["mine.txt"]


class Terminal(io.StringIO):
    """The answers of a user at a terminal, one on each line."""

    def isatty(self) -> bool:
        return True


def test_the_command_asks_at_a_terminal_for_values_without_an_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("Acme AG\nde,fr\n8.1\nMWST\n\n"))
    assert main(["new", str(tmp_path / "acme"), "--currency", "CHF"]) == 0
    data = yaml.safe_load((tmp_path / "acme" / "data" / "services.yaml").read_text("utf-8"))
    assert capsys.readouterr().out.startswith(
        "Name of the firm [Acme]: Languages, the main one first [sv,en]: "
        "Tax in percent: Name of the tax (empty: a usual one): "
    )
    assert data["firm"]["name"] == "Acme AG"
    assert [each["code"] for each in data["languages"]] == ["de", "fr"]


@pytest.mark.parametrize(
    ("language", "currency"),
    [("sv", "SEK"), ("de", "EUR"), ("nb", "NOK"), ("pl", "PLN"), ("en", "USD")],
)
def test_the_usual_currency_is_that_of_the_language_s_largest_country(
    language: str, currency: str
) -> None:
    assert usual_currency(language, DAY) == currency
