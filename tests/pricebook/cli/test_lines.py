"""`pricebook lines`: output and exit code for folders, zip files and reports."""

import json
import os
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import SAMPLE_FIRM
from tests.pricebook.conftest import Ran

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def count(run: Callable[..., Ran]) -> Callable[..., Ran]:
    """Runs `pricebook lines`; no-break spaces of the output become plain spaces."""

    def counted(*arguments: object) -> Ran:
        found = run("lines", *map(str, arguments))
        return replace(found, out=found.out.replace("\N{NO-BREAK SPACE}", " "))

    return counted


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """A module with one line of Python and one of SCSS."""
    folder = tmp_path / "sale_custom"
    folder.mkdir()
    (folder / "__manifest__.py").write_text("{}")
    (folder / "a.py").write_text("a = 1  # one\n")
    (folder / "b.scss").write_text("a {}\n")
    return folder


@pytest.fixture
def archive(module: Path, tmp_path: Path) -> Path:
    """The same module in a zip file, inside the folder `repo`."""
    file = tmp_path / "code.zip"
    with zipfile.ZipFile(file, "w") as target:
        for each in module.iterdir():
            target.write(each, f"repo/sale_custom/{each.name}")
    return file


def test_the_count_of_a_folder_is_printed_as_text(count: Callable[..., Ran], module: Path) -> None:
    assert count(module, "--lang", "en") == Ran(
        0,
        """\
Counted as Odoo 19.0 counts.

sale_custom: 2 lines · 100.0% · from SEK 180
  Python 1 · SCSS 1
  Left out: 1 file
    __manifest__.py: by the pattern __manifest__.py

2 lines in 1 module: from SEK 180 per month excl. VAT
Code Care
  2 lines → 1 started hundred × from SEK 180 = from SEK 180/month excl. VAT

Invoicing follows your agreement.
""",
        "",
    )


def test_folders_and_zips_are_added_up(
    count: Callable[..., Ran], module: Path, archive: Path
) -> None:
    found = count(module, archive, module, "--json")
    assert found.code == 0
    counted = json.loads(found.out)
    assert counted["code"] == 6
    assert counted["modules"]["sale_custom"]["code"] == 6
    folders = [each["folder"] for each in counted["modules"]["sale_custom"]["folders"]]
    assert folders == ["", "", "repo/sale_custom"]


def test_a_folder_of_modules_is_counted_module_by_module(
    count: Callable[..., Ran], module: Path
) -> None:
    assert json.loads(count(module.parent, "--json").out)["code"] == 2


def test_odoo_15_does_not_count_scss(count: Callable[..., Ran], archive: Path) -> None:
    found = json.loads(count(archive, "--json", "--odoo", "15.0").out)
    assert (found["code"], found["version"]) == (1, "15.0")


def test_the_csv_has_one_row_per_file(count: Callable[..., Ran], module: Path) -> None:
    assert count(module, "--csv", "--lang", "sv").out == (
        "module,folder,file,language,code,total,status,why\n"
        "sale_custom,,__manifest__.py,python,0,0,excluded,genom mönstret __manifest__.py\n"
        "sale_custom,,a.py,python,1,1,counted,\n"
        "sale_custom,,b.scss,scss,1,1,counted,\n"
    )


def test_a_file_that_only_newer_pythons_parse_is_listed_as_unsure(
    count: Callable[..., Ran], module: Path
) -> None:
    (module / "a.py").write_text("a = (\n" + "\n+ ".join(["b"] * 3500) + ")\n")
    found = count(module, "--json", "--lang", "en")
    (folder,) = json.loads(found.out)["modules"]["sale_custom"]["folders"]
    # Python 3.12, as on Odoo's server, cannot parse the file. On a newer one, the file is unsure.
    counts = sys.version_info >= (3, 13)
    assert [*folder["unsure"]] == (["a.py"] if counts else [])
    assert [*folder["not_counted"]] == ([] if counts else ["a.py"])
    assert folder["code"] == (3502 if counts else 1)


def test_a_report_of_odoo_bin_cloc_is_read(count: Callable[..., Ran], tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("sale_custom 120 25 95\n  120 25 95\n")
    found = count("--report", report, "--lang", "sv")
    assert found.code == 0
    assert found.out.startswith("Enligt rapporten som du klistrade in.\n\nsale_custom: 95 rader")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be-with-mark"])
def test_the_byte_order_mark_of_a_report_gives_its_encoding(
    encoding: str, count: Callable[..., Ran], tmp_path: Path
) -> None:
    report = tmp_path / "report.txt"
    text = "sälj_custom 120 25 95\n  120 25 95\n"
    marked = encoding.removesuffix("-with-mark")
    data = ("\N{ZERO WIDTH NO-BREAK SPACE}" + text if marked != encoding else text).encode(marked)
    report.write_bytes(data)
    found = count("--report", report, "--lang", "sv")
    assert found.code == 0
    assert found.out.startswith("Enligt rapporten som du klistrade in.\n\nsälj_custom: 95 rader")


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "sv",
            [
                "  Inte räknat: 1 fil",
                "Gick inte att läsa. Kontrollera att den finns kvar och får läsas.",
                "Summan är ofullständig. Filer som kanske skulle räknas gick inte att läsa; de "
                "står under sina moduler.",
            ],
        ),
        (
            "en",
            [
                "  Not counted: 1 file",
                "Could not be read. See that it is still there and may be read.",
                "The total is incomplete. Files that might count could not be read; they are "
                "listed under their modules.",
            ],
        ),
    ],
)
def test_an_unreadable_folder_makes_the_count_incomplete(
    language: str,
    sentences: list[str],
    count: Callable[..., Ran],
    module: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The path is longer than the system's limit, so even root cannot open it.
    monkeypatch.chdir(module)
    for _ in range(30):
        os.mkdir("d" * 200)
        os.chdir("d" * 200)
    Path("a.py").write_text("a = 1\n")
    monkeypatch.chdir(SAMPLE_FIRM)
    found = count(module, "--lang", language)
    assert found.code == 0
    for sentence in sentences:
        assert sentence in found.out
    assert json.loads(count(module, "--json").out)["partial"]


def test_all_paths_that_cannot_be_counted_are_reported_together(
    count: Callable[..., Ran], tmp_path: Path
) -> None:
    text, empty = tmp_path / "a.txt", tmp_path / "empty"
    text.write_text("hello")
    empty.mkdir()
    found = count(text, empty, "--lang", "en")
    assert (found.code, found.out) == (2, "")
    assert found.err == (
        f"{text}: This is a text file. Choose a zip file or a folder with modules; text from "
        "odoo-bin cloc is pasted as a report.\n"
        f"{empty}: There is no Odoo module here. A module is a folder with the file "
        "__manifest__.py (__openerp__.py in older versions).\n"
    )


@pytest.mark.parametrize(
    ("arguments", "sentences"),
    [
        (
            ["gone", "--lang", "en"],
            "gone: Could not be read. See that it is still there and may be read.\n",
        ),
        ([], "error: the following arguments are required: PATH\n"),
        (["x", "--lang", "de"], "error: --lang: expected one of sv, en, found de\n"),
        (["x", "--json", "--csv"], "error: argument --csv: not allowed with argument --json\n"),
    ],
)
def test_a_wrong_command_line_exits_with_2(
    count: Callable[..., Ran], arguments: list[str], sentences: str
) -> None:
    found = count(*arguments)
    assert (found.code, found.out) == (2, "")
    assert found.err.endswith(sentences), found.err


def test_data_without_a_quantity_that_has_a_counter_is_reported(
    count: Callable[..., Ran], module: Path, tmp_path: Path
) -> None:
    for name in ("services.yaml", "words.yaml"):
        lines = (SAMPLE_FIRM / "data" / name).read_text("utf-8").splitlines(keepends=True)
        kept = "".join(line for line in lines if "counter: cloc" not in line)
        (tmp_path / name).write_text(kept, "utf-8")
    data = tmp_path / "services.yaml"
    found = count(module, "--data", data)
    assert found.code == 2
    assert found.err.endswith(f"{data}: expected a quantity with a counter, found none\n")
