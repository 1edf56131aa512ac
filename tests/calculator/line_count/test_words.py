"""A count as HTML, text, JSON and CSV, and the API of the counting page."""

import csv
import io
import json
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.line_count.cloc.cloc_rules import REFERENCE
from calculator.line_count.cloc.count_job import counted
from calculator.line_count.cloc.file_count import Count
from calculator.line_count.cloc.tally import CountedModule, File, Tally, together
from calculator.line_count.input.archive import open_archive
from calculator.line_count.input.reason import Reason
from calculator.line_count.line_export import as_csv, as_json, text
from calculator.line_count.line_html import result, total
from calculator.line_count.line_price import priced, spread
from calculator.line_count.line_text import LineCountLocaliser
from calculator.line_count.report.cloc_report import read_report
from calculator.line_count_api import LineCountApi
from calculator.pricing.kinds import Sum
from calculator.pricing.price_book import read_book
from calculator.text.localise import Localiser

FILES = {
    "m/__manifest__.py": "{'cloc_exclude': ['/x']}",
    "m/a.py": "a = 1\n#\nb = 2",
    "m/b.py": "(",
    "n/__manifest__.py": "{}",
    "n/c.xml": "<a/>\n" * 250,
    "d.py": "",
}


def zipped(files):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        for path, content in files.items():
            target.writestr(path, content)
    return file


@pytest.fixture(scope="module")
def tally():
    return counted(open_archive(zipped(FILES), "input"), REFERENCE)


@pytest.mark.parametrize(
    ("lines", "blocks", "month"),
    [(0, 0, "0"), (1, 1, "180"), (100, 1, "180"), (101, 2, "360"), (12_345, 124, "22320")],
)
def test_lines_are_charged_by_started_hundreds(book, lines, blocks, month):
    found = priced(lines, "lines", book.editions["2026-01"], book)
    assert found.blocks.count == blocks
    assert [one.month.amount for one in found.quotes] == [Decimal(month)]


def test_prices_that_do_not_depend_on_lines_are_left_out(book_json):
    raw = json.loads(book_json)
    (service,) = (each for each in raw["services"] if each["id"] == "code-care")
    (offer,) = (each for each in service["offers"] if each["edition"] == "2026-01")
    by_line = offer["prices"][0]
    by_user = {**by_line["terms"], "quantity": "users"}
    offer["prices"].insert(0, {**by_line, "kind": "per_unit", "terms": by_user})
    offer["prices"].append({**by_line, "kind": "flat", "terms": {"amount": "99", "per": None}})
    book = read_book(json.dumps(raw))
    found = priced(101, "lines", book.editions["2026-01"], book)
    assert found.blocks.count == 2
    assert [one.month.amount for one in found.quotes] == [Decimal(360)]


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=40), st.integers(0, 10**7))
@settings(deadline=None)
def test_a_distributed_price_adds_up_to_the_ore(lines, ore):
    whole = Sum(Decimal(ore) / 100, True)
    parts = spread(whole, lines, 2)
    assert sum(part.amount for part in parts) == (whole.amount if sum(lines) else 0)
    assert all(part.amount >= 0 and part.starting for part in parts)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "sv",
            """\
Räknat som Odoo 19.0 räknar.

m: 2 rader · 0,8 % · från 4,29 kr
  Python 2
  Odoos eget verktyg stannar här, eftersom mönstret /x i manifestet börjar med ett snedstreck. \
Antalet är vad det annars hade blivit.
  Inte räknat: 1 fil
    b.py: Python 3.12 kan inte tolka den, så Odoos verktyg räknar den inte heller. Vanliga \
orsaker är Python 2, en BOM i början, eller å, ä och ö i namn.
  Undantaget: 1 fil
    __manifest__.py: genom mönstret __manifest__.py

n: 250 rader · 99,2 % · från 535,71 kr
  XML 250
  Undantaget: 1 fil
    __manifest__.py: genom mönstret __manifest__.py

Utanför modulerna, och därför inte räknat: 1 fil med kod.

252 rader i 2 moduler: från 540 kr per månad exkl. moms
Kodvård
  252 rader → 3 påbörjade hundratal × från 180 kr = från 540 kr/mån exkl. moms

Faktureringen följer ditt avtal.
""",
        ),
        (
            "en",
            """\
Counted as Odoo 19.0 counts.

m: 2 lines · 0.8% · from SEK 4.29
  Python 2
  Odoo’s own tool stops here, because the manifest’s pattern /x begins with a slash. The number \
is what it would have been otherwise.
  Not counted: 1 file
    b.py: Python 3.12 cannot parse it, so Odoo’s tool does not count it either. Common causes \
are Python 2, a byte order mark, or letters such as å in names.
  Left out: 1 file
    __manifest__.py: by the pattern __manifest__.py

n: 250 lines · 99.2% · from SEK 535.71
  XML 250
  Left out: 1 file
    __manifest__.py: by the pattern __manifest__.py

Outside the modules, and so not counted: 1 file of code.

252 lines in 2 modules: from SEK 540 per month excl. VAT
Code Care
  252 lines → 3 started hundreds × from SEK 180 = from SEK 540/month excl. VAT

Invoicing follows your agreement.
""",
        ),
    ],
)
def test_the_text_has_the_whole_count(tally, line_localiser_for, plain, language, expected):
    assert plain(text(tally, "19.0", line_localiser_for(language))) == expected


def test_a_price_per_line_paid_once_is_separate_from_the_monthly_sum(
    tally, book_json, counting_words, plain
):
    raw = json.loads(book_json)
    (service,) = (each for each in raw["services"] if each["id"] == "code-care")
    (offer,) = (each for each in service["offers"] if each["edition"] == "2026-01")
    occasion = {"sv": "vid start", "en": "at the start"}
    terms = {"amount": "10", "quantity": "lines", "occasion": occasion}
    offer["prices"].append({**offer["prices"][0], "kind": "one_off", "terms": terms})
    book = read_book(json.dumps(raw))
    general = Localiser(book, "en", json.loads(counting_words("en")))
    localiser = LineCountLocaliser("lines", book.editions["2026-01"], general)
    both = "from SEK 540 per month excl. VAT, from SEK 2,520 once excl. VAT"
    assert both in plain(text(tally, "19.0", localiser))
    html = plain(total(tally, [0, 1], localiser, ""))
    assert "540</strong>" in html
    assert "2,520</strong>" in html
    assert json.loads(as_json(tally, "19.0", localiser))["prices"] == {
        "code-care": {"month": "540", "once": "2520", "starting": True}
    }


def test_the_json_has_the_lines_in_total_and_of_each_module_as_code(tally, line_localiser_for):
    found = json.loads(as_json(tally, "19.0", line_localiser_for("en")))
    assert (found["code"], found["total"], found["blocks"], found["partial"]) == (
        252,
        253,
        3,
        False,
    )
    assert {name: module["code"] for name, module in found["modules"].items()} == {"m": 2, "n": 250}
    assert found["prices"] == {"code-care": {"month": "540", "starting": True}}
    (folder,) = found["modules"]["m"]["folders"]
    assert folder["excluded"] == {"__manifest__.py": "__manifest__.py"}
    assert folder["not_counted"]["b.py"]["reason"] == "syntax_error"
    assert [stop["reason"] for stop in folder["stops"]] == ["absolute_pattern"]


def test_the_same_input_twice_is_counted_twice_under_the_same_name(tally, line_localiser_for):
    found = json.loads(as_json(together([tally, tally]), "19.0", line_localiser_for("en")))
    assert found["code"] == 504
    assert found["modules"]["m"]["code"] == 4
    assert len(found["modules"]["m"]["folders"]) == 2


def test_the_csv_has_a_row_per_file_and_its_code_adds_up(tally, line_localiser_for):
    rows = list(csv.DictReader(io.StringIO(as_csv(tally, line_localiser_for("en")))))
    assert [(row["module"], row["file"], row["language"], row["status"]) for row in rows] == [
        ("m", "__manifest__.py", "python", "excluded"),
        ("m", "a.py", "python", "counted"),
        ("m", "b.py", "python", "not_counted"),
        ("n", "__manifest__.py", "python", "excluded"),
        ("n", "c.xml", "xml", "counted"),
    ]
    assert sum(int(row["code"]) for row in rows) == 252


def test_names_are_escaped_in_every_output(line_localiser_for):
    localiser = line_localiser_for("en")
    name = "=1+1\x1b[2J\u202e<b>"
    file = File(name, "python", reason=Reason("syntax_error"))
    hostile = Tally((CountedModule(name, name, Count(1, 1), (file,)),))
    (row,) = [row for row in csv.reader(io.StringIO(as_csv(hostile, localiser))) if row[2]][1:]
    assert row[0] == "'=1+1\\u{1B}[2J\\u{202E}<b>"
    for written in (text(hostile, "19.0", localiser), result(hostile, "19.0", localiser, "")):
        assert "\x1b" not in written
        assert "\u202e" not in written
    assert "<b>" not in result(hostile, "19.0", localiser, "")


def test_a_long_name_may_break_after_its_underscores(line_localiser_for):
    long = Tally((CountedModule("sale_label_printing", "sale_label_printing", Count(1, 1)),))
    html = result(long, "19.0", line_localiser_for("en"), "")
    assert "<span>sale_<wbr>label_<wbr>printing</span>" in html


def test_a_pasted_report_has_modules_without_files(line_localiser_for, plain):
    localiser = line_localiser_for("en")
    report = read_report("sale 120 25 95\nstock 20 20 0\n 140 45 95")
    assert plain(text(report, "", localiser)).startswith(
        "According to the report that you pasted.\n\nsale: 95 lines · 100.0% · from SEK 180\n\n"
        "stock: 0 lines · 0.0% · from SEK 0\n"
    )
    rows = list(csv.DictReader(io.StringIO(as_csv(report, localiser))))
    assert [(row["module"], row["code"]) for row in rows] == [("sale", "95"), ("stock", "0")]


def test_an_incomplete_total_has_a_warning(line_localiser_for):
    localiser = line_localiser_for("en")
    files = (File("a.py", "python", reason=Reason("link")),)
    partial = Tally(
        (CountedModule("m", "m", Count(1, 1), files), CountedModule("n", "n", Count(2, 2)))
    )
    warning = "The total is incomplete."
    assert warning in total(partial, {0, 1}, localiser, "")
    assert warning not in total(partial, {1}, localiser, "")
    assert warning in text(partial, "19.0", localiser)
    assert "does not add up" not in total(partial, {0}, localiser, "")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "sv",
            """\
Räknat som Odoo 19.0 räknar.

m: 1 rad · 100,0 % · från 180 kr

more/: Gick inte att läsa. Kontrollera att den finns kvar och får läsas.

1 rad i 1 modul: från 180 kr per månad exkl. moms
Kodvård
  1 rad → 1 påbörjat hundratal × från 180 kr = från 180 kr/mån exkl. moms
Summan kan vara ofullständig. Utanför modulerna gick en mapp inte att öppna, så moduler kan saknas.

Faktureringen följer ditt avtal.
""",
        ),
        (
            "en",
            """\
Counted as Odoo 19.0 counts.

m: 1 line · 100.0% · from SEK 180

more/: Could not be read. See that it is still there and may be read.

1 line in 1 module: from SEK 180 per month excl. VAT
Code Care
  1 line → 1 started hundred × from SEK 180 = from SEK 180/month excl. VAT
The total may be incomplete. Outside the modules a folder could not be opened, so modules may be \
missing.

Invoicing follows your agreement.
""",
        ),
    ],
)
def test_an_unopened_folder_outside_the_modules_is_in_the_text(
    line_localiser_for, plain, language, expected
):
    folder = File("more/", None, reason=Reason("unreadable", {"why": "Permission denied"}))
    found = Tally((CountedModule("m", "m", Count(1, 1)),), skipped=(folder,))
    assert plain(text(found, "19.0", line_localiser_for(language))) == expected


def test_an_unopened_folder_outside_the_modules_is_in_the_json(line_localiser_for):
    folder = File("more/", None, reason=Reason("unreadable"))
    found = json.loads(as_json(Tally((), skipped=(folder,)), "19.0", line_localiser_for("en")))
    written = "Could not be read. See that it is still there and may be read."
    assert found["not_opened"] == {"more/": {"reason": "unreadable", "text": written}}
    assert found["partial"]


def test_without_a_ticked_module_there_is_no_sum(tally, line_localiser_for):
    localiser = line_localiser_for("sv")
    assert total(tally, set(), localiser, "") == '<p class="notice">Kryssa för minst en modul.</p>'
    assert localiser.cells(tally, set()) == [["–", "–"], ["–", "–"]]
    assert localiser.summary(tally, set()) == "Kryssa för minst en modul."


def test_a_long_list_of_files_is_cut_off_with_the_number_of_the_others(line_localiser_for, plain):
    files = tuple(File(f"{at}.py", "python", pattern="*") for at in range(1201))
    tally = Tally((CountedModule("m", "m", Count(0, 0), files),))
    html = plain(result(tally, "19.0", line_localiser_for("en"), ""))
    assert "<li>and 1,001 more</li>" not in html
    assert "<li>and 1,001 files more</li>" in html


def test_every_reason_has_its_sentence_in_both_languages(counting_words):
    sentences = {code: json.loads(counting_words(code))["reasons"] for code in ("sv", "en")}
    assert set(sentences["sv"]) == set(sentences["en"])
    assert all(sentence for one in sentences.values() for sentence in one.values())


@pytest.mark.cases("lines/reasons.yaml")
def test_why(case, folder, line_localiser_for, plain):
    found = counted(folder(case["files"]), REFERENCE)
    (module,) = found.modules
    for language in ("sv", "en"):
        localiser = line_localiser_for(language)
        written = {file.path: plain(localiser.file_reason(file)) for file in module.failed}
        assert written == case.get("said", {}).get(language, {})
        assert localiser.stops(module) == case.get("stops", {}).get(language, [])


@pytest.mark.parametrize(
    ("came_with", "order"),
    [
        ("", "lines.252"),
        ("#o1:", "lines.252"),
        ("#o1:users.40~lines.9~tax.with", "users.40~tax.with~lines.252"),
        ('#o1:lines~"><b>', "&quot;&gt;&lt;b~lines.252"),
    ],
)
def test_the_count_is_added_to_the_order_in_the_readers_link(
    book_json, counting_words, tmp_path, came_with, order
):
    link = f"../calculator/{came_with}"
    api = LineCountApi(book_json, counting_words("en"), "en", "2026-01", "lines", link)
    file = tmp_path / "in.zip"
    file.write_bytes(zipped(FILES).getvalue())
    steps(api, ask(api, file))
    assert f'href="../calculator/#o1:{order}"' in json.loads(api.finish())["html"]


@pytest.fixture
def api(book_json, counting_words):
    return LineCountApi(book_json, counting_words("en"), "en", "2026-01", "lines", "../calculator/")


def ask(api, path, files=None, done=()):
    request = {"path": str(path), "name": "in", "version": "19.0", "files": files, "done": [*done]}
    return json.loads(api.open(json.dumps(request)))


def steps(api, state):
    outcomes = []
    while not state["over"]:
        state = json.loads(api.step())
        outcomes.append(state["outcome"])
    return outcomes


def test_the_api_counts_a_zip_and_sums_the_ticked_modules(api, plain, tmp_path):
    file = tmp_path / "in.zip"
    file.write_bytes(zipped(FILES).getvalue())
    state = ask(api, file)
    assert len(steps(api, state)) == 5  # two manifests, three files
    progress = json.loads(api.progress())
    assert progress["text"] == "3 of 3 files, 0.0 of 0.0 MB"
    assert progress["value"] == progress["most"] > 0
    finished = json.loads(api.finish())
    assert plain(finished["summary"]) == "252 lines in 2 modules: from SEK 540 per month excl. VAT"
    assert 'href="../calculator/#o1:lines.252"' in finished["html"]
    chosen = json.loads(api.choose("[1]"))
    assert plain(json.dumps(chosen["cells"], ensure_ascii=False)) == (
        '[["–", "–"], ["100.0%", "from SEK 540"]]'
    )
    assert 'href="../calculator/#o1:lines.250"' in chosen["sum"]


def test_the_api_reads_files_by_their_index_and_continues_after_a_killed_step(api, tmp_path):
    listing = []
    for at, (path, content) in enumerate(FILES.items()):
        (tmp_path / str(at)).write_text(content)
        listing.append([f"chosen/{path}", len(content)])
    state = ask(api, tmp_path, listing)
    first = json.loads(api.step())
    again = ask(api, tmp_path, listing, [first["outcome"], "null", state["killed"]])
    steps(api, again)
    finished = json.loads(api.finish())
    assert finished["summary"].startswith("250 lines in 2 modules")
    assert "Python crashes in the browser on this file." in finished["html"]
    assert "The total is incomplete." in finished["html"]


def test_the_api_returns_refusals_as_sentences(api, tmp_path):
    file = tmp_path / "in.rar"
    file.write_bytes(b"Rar!\x1a\x07\x00")
    written = "This is a RAR file. Pack it again as a zip, or choose the folder instead."
    assert ask(api, file) == {"refused": written}
    assert ask(api, tmp_path / "gone")["refused"].startswith("Could not be read.")
    assert json.loads(api.report("hello"))["refused"].startswith("There is no row")
    assert json.loads(api.report("a 2 1 1\n 2 1 1"))["summary"].startswith(
        "1 line in 1 module: from SEK"
    )
