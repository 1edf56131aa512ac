"""Export and import of translations as CSV: no text is lost, and only translations change."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pricebook.derived.texts import CatalogueText
from pricebook.editorial.translations import SEPARATORS, read_table, translation_table
from pricebook.site.library import open_library
from pricebook.yaml_source.characters import character_problems
from pricebook.yaml_source.values import Source

ROOT = Path(__file__).resolve().parents[3]
VALID = Path(__file__).parents[1] / "cases" / "checks" / "valid"


@pytest.fixture
def data(data: Path) -> Path:
    """The small catalogue with two comments."""
    text = data.read_text("utf-8")
    data.write_text(
        text.replace("  - id: phone\n", "  # By telephone.\n  - id:   phone # first\n"), "utf-8"
    )
    return data


type Rows = dict[str, list[str]]


def rows(file: Path, separator: str = ",") -> Rows:
    """The rows of the table by their id, read as a spreadsheet reads them."""
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return {row[0]: row for row in csv.reader(opened, delimiter=separator)}


def save(file: Path, rows: Rows, separator: str = ",") -> None:
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        csv.writer(opened, delimiter=separator).writerows(rows.values())


def test_the_export_has_every_text_with_its_state_and_original(
    data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    code, printed = run_valid("translations", "out", "en", "en.csv")
    found = rows(data.with_name("en.csv"))
    assert (code, printed) == (0, f"{len(found) - 1} texts in en.csv\n")
    assert found["id"] == ["id", "state", "sv", "en"]
    assert found["services.phone.name"][1:] == ["new", "Telefon", "Phone"]
    assert found["words.price.from_word"][1:] == ["new", "från", "from"]
    assert data.with_name("en.csv").read_bytes()[:3] == b"\xef\xbb\xbf"


def test_export_and_import_change_nothing(
    data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    before = {file: file.read_bytes() for file in data.parent.glob("*.yaml")}
    run_valid("translations", "out", "en", "en.csv")
    assert run_valid("translations", "in", "en.csv") == (0, "0 texts changed\n")
    assert {file: file.read_bytes() for file in data.parent.glob("*.yaml")} == before


@pytest.mark.parametrize("separator", SEPARATORS)
def test_an_import_changes_only_the_edited_texts(
    separator: str, data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    catalogue, words = data.read_text("utf-8"), data.with_name("words.yaml").read_text("utf-8")
    run_valid("translations", "out", "en", "en.csv", "--separator", separator)
    found = rows(data.with_name("en.csv"), SEPARATORS[separator])
    found["services.phone.name"][3] = "Phone, at any hour"
    found["words.price.from_word"][3] = "no"
    save(data.with_name("en.csv"), found, SEPARATORS[separator])
    assert run_valid("translations", "in", "en.csv") == (0, "2 texts changed\n")
    assert data.read_text("utf-8") == catalogue.replace(
        "    name: {sv: Telefon, en: Phone}", '    name: {sv: Telefon, en: "Phone, at any hour"}'
    )
    assert data.with_name("words.yaml").read_text("utf-8") == words.replace(
        "from_word: {sv: från, en: from}", 'from_word: {sv: från, en: "no"}'
    )


def test_an_empty_cell_and_a_deleted_row_change_no_text(
    data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    run_valid("translations", "out", "en", "en.csv")
    found = rows(data.with_name("en.csv"))
    found["services.phone.name"][3] = " "
    del found["services.repair.name"]
    save(data.with_name("en.csv"), found)
    assert run_valid("translations", "in", "en.csv") == (0, "0 texts changed\n")


def test_a_new_language_is_added_to_every_text(
    data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    assert run_valid("translations", "out", "nb", "nb.csv")[0] == 0
    found = rows(data.with_name("nb.csv"))
    assert found["services.phone.name"][1:] == ["missing", "Telefon", ""]
    for row in list(found.values())[1:]:
        row[3] = row[2]
    save(data.with_name("nb.csv"), found)
    assert run_valid("translations", "in", "nb.csv") == (
        1,
        "nb.csv:1:1: expected a language of the catalogue (en), found \"nb\": first add it to"
        " languages\n"
        "  1 | id,state,sv,nb\n    | ^\n\n1 problem\nnothing was changed\n",
    )  # fmt: skip
    text = data.read_text("utf-8")
    norwegian = '{code: nb, name: Norsk, format: {decimal: comma, group: point, money: "{amount}"}}'
    data.write_text(text.replace("  - {code: en", f"  - {norwegian}\n  - {{code: en"), "utf-8")
    assert run_valid("translations", "in", "nb.csv") == (0, f"{len(found) - 1} texts changed\n")
    library, problems = open_library(data, data.parent)
    assert problems == ()
    assert library
    assert library.catalogue.services[0].name["nb"] == "Telefon"
    assert "# By telephone.\n  - id:   phone # first\n" in data.read_text("utf-8")


@pytest.mark.parametrize(
    ("id", "cell", "column", "problem"),
    [
        ("services.phone.name", "Phones", 2, "expected the original of services.phone.name, found"
         " another text: translate it again"),
        ("services.phone.name", "<b>Us</b>", 3, 'expected text, not markup, found "<b>Us</b>"'),
        ("services.phone.name", "Ph\u202eone", 3, "found U+202E RIGHT-TO-LEFT"
         " OVERRIDE, a character that changes the direction of the text: remove it"),
        ("words.price.starting", "from", 3, 'expected the placeholder {amount} in the text, found'
         ' "from"'),
        ("services.phone.slug", "The Phone", 3, "expected a part of an address such as"
         ' "price-list": a-z, 0-9, single hyphens, found "The Phone"'),
        ("services.phone.slug", "repair", 3, "with these texts, services.yaml:47:29: expected a"
         ' unique address, found "repair" for the second time'),
        ("services.phone.name", "services.fone.name", 0, "expected the id of a text, found"
         ' "services.fone.name"; did you mean "services.phone.name"?'),
    ],
)  # fmt: skip
def test_an_invalid_row_is_reported_and_nothing_is_changed(
    id: str,
    cell: str,
    column: int,
    problem: str,
    data: Path,
    run_valid: Callable[..., tuple[int, str]],
) -> None:
    before = {file: file.read_bytes() for file in data.parent.glob("*.yaml")}
    run_valid("translations", "out", "en", "en.csv")
    found = rows(data.with_name("en.csv"))
    found[id][column] = cell
    found["services.repair.name"][3] = "A good text"
    line = list(found).index(id) + 1
    save(data.with_name("en.csv"), found)
    code, printed = run_valid("translations", "in", "en.csv")
    assert code == 1
    assert printed.endswith("1 problem\nnothing was changed\n"), printed
    at = 1 if problem.startswith("with these texts") else line
    assert printed.startswith(f"en.csv:{at}:1: {problem}\n"), printed
    assert {file: file.read_bytes() for file in data.parent.glob("*.yaml")} == before


@pytest.mark.parametrize(
    "content",
    ["", "\n", "a,b\n", "id,state,en,sv\n", 'id,state,sv,en\n"', "\0", "id;state;sv\n", "sv,en\n"],
)
def test_a_file_that_is_not_a_table_is_reported(
    content: str, data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    data.with_name("x.csv").write_text(content, "utf-8")
    code, printed = run_valid("translations", "in", "x.csv")
    assert (code, printed.splitlines()[-1]) in [(1, "nothing was changed"), (0, "0 texts changed")]


def test_a_row_of_empty_cells_is_ignored(
    data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    run_valid("translations", "out", "en", "en.csv", "--separator", "semicolon")
    table = data.with_name("en.csv")
    table.write_bytes(table.read_bytes() + b";;;\r\n;;;;\r\n \r\n")
    assert run_valid("translations", "in", "en.csv") == (0, "0 texts changed\n")


def test_two_different_translations_of_a_text_are_reported_at_the_second(
    data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    run_valid("translations", "out", "en", "en.csv")
    table = data.with_name("en.csv")
    whole = table.read_bytes()
    lines = whole.count(b"\r\n")
    row = "services.phone.name,new,Telefon,{}\r\n"
    table.write_bytes(whole + row.format("Phone").encode() + row.format("").encode())
    assert run_valid("translations", "in", "en.csv") == (0, "0 texts changed\n")
    table.write_bytes(whole + row.format("Telephone").encode())
    code, printed = run_valid("translations", "in", "en.csv")
    first = whole[: whole.index(b"services.phone.name")].count(b"\r\n") + 1
    assert code == 1
    assert printed.splitlines()[0] == (
        f"en.csv:{lines + 1}:1: expected the same translation of services.phone.name"
        f" as on line {first}, found another one"
    )
    assert printed.endswith("\n1 problem\nnothing was changed\n")


@pytest.mark.parametrize("way", [("out", "en", "en.csv"), ("in", "en.csv")])
def test_an_invalid_open_yaml_is_reported(
    way: tuple[str, ...], data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    run_valid("translations", "out", "en", "en.csv")
    data.with_name("open.yaml").write_text("record: []\n", "utf-8")
    code, printed = run_valid("translations", *way)
    assert code == 1
    assert printed.startswith('open.yaml:1:1: unknown key "record"'), printed


def test_a_translation_that_promises_more_than_its_original_is_reported(
    data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    (data.parent / "parity.yaml").write_bytes((VALID / "parity.yaml").read_bytes())
    text = data.read_text("utf-8")
    data.write_text(
        text.replace("{sv: Vi svarar, en: We answer}", "{sv: Vi svarar bara, en: We only answer}"),
        "utf-8",
    )
    before = data.read_bytes()
    run_valid("translations", "out", "en", "en.csv")
    found = rows(data.with_name("en.csv"))
    id = "services.phone.offers.spring.summary"
    line = list(found).index(id) + 1
    found[id][3] = "We answer"
    save(data.with_name("en.csv"), found)
    code, printed = run_valid("translations", "in", "en.csv")
    assert (code, data.read_bytes()) == (1, before)
    assert printed.splitlines()[0] == (
        f'en.csv:{line}:1: expected a word for "bara" in sv (only, merely), found none: the'
        " languages differ in only"
    )
    assert printed.endswith("\n1 problem\nnothing was changed\n")
    found[id][3] = "We merely answer"
    save(data.with_name("en.csv"), found)
    assert run_valid("translations", "in", "en.csv") == (0, "1 texts changed\n")


def test_a_missing_table_and_a_table_not_in_utf_8_exit_with_2(
    data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    data.with_name("latin.csv").write_bytes("id,state,sv,en\nå".encode("latin-1"))
    for name, printed in [
        ("none.csv", "none.csv: No such file or directory"),
        ("latin.csv", "latin.csv: expected UTF-8: save the table as CSV UTF-8"),
    ]:
        code, output = run_valid("translations", "in", name)
        assert code == 2
        assert printed in output
    assert run_valid("translations", "out", "sv", "sv.csv")[0] == 2


def one(original: str, printed: str) -> CatalogueText:
    source = Source("services.yaml", {}, {})
    return CatalogueText(
        "a.b", source, ("a", "b"), None, {"sv": original, "en": printed}, listed=False
    )


# Texts of one line that the data may contain. The import rejects all other texts.
LINE = (
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1)
    .map(str.strip)
    .filter(lambda text: bool(text) and not [*character_problems(text)])
)


@given(original=LINE, new_text=LINE, separator=st.sampled_from([*SEPARATORS.values()]))
def test_any_text_is_imported_as_it_was_exported(
    original: str, new_text: str, separator: str
) -> None:
    text = one(original, new_text)
    out = translation_table([text], "en", {}, separator)
    # This data has no translations, so every row of the import is a change.
    language, changes, problems = read_table(out, "en.csv", [one(original, "")])
    assert (language, problems) == ("en", ())
    assert [each.new_text for each in changes] == [new_text]


@given(new_text=st.sampled_from("=+-@\t\r'").flatmap(lambda sign: LINE.map(lambda end: sign + end)))
def test_no_cell_starts_a_spreadsheet_formula(new_text: str) -> None:
    out = translation_table([one(new_text, new_text)], "en", {})
    _, row = csv.reader(out.splitlines())
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
