"""The site of a second firm, with other languages, currency and tax, needs no change of code."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from pricebook.cli import main
from pricebook.runtime.engine_wheel import wheel_name
from pricebook.site.library import Library, open_library
from pricebook.site.site import site_on
from tests.firm.pseudo import whole
from tests.firm.reader import Reader, texts_in
from tests.pricebook.conftest import Ran

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
# Two folders below the project, as the paths in its mkdocs.yml require.
FIRM = ROOT / "build" / "firm"
DATA = ("services.yaml", "words.yaml")
IN_SPRING = "1773792000"  # 18 March 2026


@pytest.fixture(scope="module", autouse=True)
def folder() -> Path:
    """The firm's folder with all words."""
    shutil.rmtree(FIRM, ignore_errors=True)
    FIRM.mkdir(parents=True)
    return whole(HERE, FIRM)


@pytest.fixture(scope="module", autouse=True)
def spring() -> Iterator[None]:
    """Sets the day of the build to a day in spring 2026."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", IN_SPRING)
        yield


@pytest.fixture(scope="module")
def firm_site(
    build: Callable[..., None], folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The second firm's site, without compressed copies, which tests cannot search for words."""
    site = tmp_path_factory.mktemp("site")
    build(folder / "mkdocs.yml", site, "--no-compress")
    return site


@pytest.fixture(scope="module")
def firm(folder: Path) -> Library:
    """The second firm's catalogue and words."""
    library, problems = open_library(folder / "services.yaml", folder)
    assert library, "\n".join(map(str, problems))
    return library


def words(texts: Iterator[str] | list[str]) -> set[str]:
    return {word for text in texts for word in re.findall(r"[^\W\d_]+", text.casefold())}


def own_slugs() -> set[str]:
    data, firm_words = (yaml.safe_load((FIRM / name).read_text("utf-8")) for name in DATA)
    slugs = [text for each in data["services"] for text in each["slug"].values()]
    return {*slugs, *texts_in(firm_words["addresses"]), *(each["id"] for each in data["editions"])}


def own_words() -> set[str]:
    files = [FIRM / name for name in DATA]
    texts = [text for file in files for text in texts_in(yaml.safe_load(file.read_text("utf-8")))]
    prose = [file.read_text("utf-8") for file in (FIRM / "catalog").rglob("*.md")]
    return words([*texts, *prose])


def test_every_page_has_an_address_in_its_language(firm_site: Path) -> None:
    found = {file.relative_to(firm_site).as_posix() for file in firm_site.rglob("*.html")}
    assert found >= {
        "404.html",
        "index.html",
        "avtaler/index.html",
        "avtaler/lunsjavtale/index.html",
        "avtaler/motebord/index.html",
        "avtaler/servering/index.html",
        "regn-ut/index.html",
        "side-om-side/index.html",
        "hva-passer/index.html",
        "prisliste/index.html",
        "i-tillegg/index.html",
        "ordene/index.html",
        "om-prisene/index.html",
        "tilbud/index.html",
        "hvem/index.html",
        "til-maskiner/index.html",
        "arkiv/host-2025/prisliste/index.html",
        "arkiv/var-2026/prisliste/index.html",
        "arkiv/var-2026/side-om-side/index.html",
        "en/index.html",
        "en/plans/index.html",
        "en/plans/lunch-plan/index.html",
        "en/plans/meeting-table/index.html",
        "en/plans/serving/index.html",
        "en/work-it-out/index.html",
        "en/side-by-side/index.html",
        "en/what-fits/index.html",
        "en/all-prices/index.html",
        "en/on-top/index.html",
        "en/words/index.html",
        "en/reading-prices/index.html",
        "en/offer/index.html",
        "en/who/index.html",
        "en/for-machines/index.html",
        "en/kept/host-2025/all-prices/index.html",
        "en/kept/var-2026/all-prices/index.html",
        "en/kept/var-2026/side-by-side/index.html",
    }
    parts = {part for file in found for part in file.split("/")[:-1]} - {"en"}
    assert parts <= own_slugs()
    for file in firm_site.rglob("*.html"):
        english = file.is_relative_to(firm_site / "en")
        assert Reader(file.read_text("utf-8")).language == ("en" if english else "nb")


def test_every_word_on_every_page_comes_from_the_firms_data(firm_site: Path) -> None:
    own = own_words()
    foreign = {
        f"{file.relative_to(firm_site)}: {word}"
        for file in firm_site.rglob("*.html")
        for word in words(Reader(file.read_text("utf-8")).texts) - own
    }
    assert foreign == set()


def test_every_word_that_scripts_load_comes_from_the_firms_data(firm_site: Path) -> None:
    fetched = [json.loads(file.read_text("utf-8")) for file in firm_site.glob("assets/data/*.json")]
    found = [json.loads(file.read_text("utf-8")) for file in firm_site.glob("**/search_index.json")]
    assert (len(fetched), len(found)) == (3, 2)
    kinds = {"per", "unit", "block", "time"}
    assert words(texts_in(fetched)) - kinds <= own_words()
    # From a search index, use only the indexed documents, without markup, code and fragments.
    texts = [
        re.sub("<code>.*?</code>|<[^>]*>|#.*", " ", text)
        for each in found
        for text in texts_in(each["docs"])
    ]
    assert words(texts) <= own_words()


def test_no_file_of_the_site_names_the_first_firm(firm_site: Path) -> None:
    # engine/ has Pyodide and the wheel; tests/test_code_rules.py checks the engine's code.
    files = [
        each for each in firm_site.rglob("*") if each.is_file() and each.parent.name != "engine"
    ]
    assert len(files) > 30
    for file in files:
        content = file.read_bytes().lower()
        for name in (b"linserv", b"odoo", b"underh\xc3\xa5ll", b"on-demand", b"first-line"):
            assert name not in content, f"{file.relative_to(firm_site)} contains {name.decode()}"


def texts(site: Path, page: str, part: str) -> list[str]:
    """The texts of one part of the served estimate, with plain spaces."""
    html = (site / page / "index.html").read_text("utf-8")
    (estimate,) = re.findall("<!--estimate-->(.*?)<!--/estimate-->", html, re.DOTALL)
    (found,) = re.findall(f'data-part="{part}">(.*?)</section>', estimate, re.DOTALL)
    return [each.replace("\N{NO-BREAK SPACE}", " ") for each in Reader(found).texts]


def test_the_served_estimate_in_norwegian(firm_site: Path) -> None:
    assert texts(firm_site, "regn-ut", "total") == [
        "Et eksempel",
        "Lunsjavtale + Møtebord",
        "420 lunsjer, 45 gjester, etter prisene fra våren 2026.",
        "fra",
        "kr 39.510",
        "i måneden, uten mva",
        "fra kr 45.436,50 i måneden, med 15 prosent mva",
        "Av dette bundet i 3 måneder, kr 112.770, uten mva",
        "fra kr 474.120 på 12 måneder, uten mva",
        "Et anslag og ikke et tilbud.",
    ]
    assert texts(firm_site, "regn-ut", "rows") == [
        "Slik er eksempelet regnet ut",
        "Lunsjavtale",
        "kr 37.590 i måneden",
        "420 lunsjer à kr 89,50 blir kr 37.590 i måneden, uten mva",
        "bundet i 3 måneder",
        "Møtebord",
        "fra kr 1.920 i måneden",
        "45 gjester, altså 3 påbegynte bord, à fra kr 640 blir fra kr 1.920 i måneden, uten mva",
        "Plass til 15 gjester før det blir dyrere.",
        "uten bindingstid",
        "kr 37.590 + fra kr 1.920 blir fra kr 39.510 i måneden, uten mva",
    ]


def test_the_served_estimate_in_english(firm_site: Path) -> None:
    total = texts(firm_site, "en/work-it-out", "total")
    assert total[3:7] == [
        "from",
        "39’510 NOK",
        "a month, before food tax",
        "from 45’436.50 NOK a month, with 15 percent food tax",
    ]
    assert (
        "45 guests, which is 3 started tables, at from 640 NOK makes from 1’920 NOK a month, "
        "before food tax" in texts(firm_site, "en/work-it-out", "rows")
    )
    assert "To be agreed" in texts(firm_site, "en/work-it-out", "models")


def test_the_site_has_the_current_engine_and_no_published_version(
    firm_site: Path,
) -> None:
    wheels = [file.relative_to(firm_site).as_posix() for file in firm_site.rglob("*.whl")]
    assert wheels == [f"engine/{wheel_name()}"]


@pytest.fixture
def quote(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Runs `pricebook quote` with the second firm's data."""

    def run(*options: str) -> Ran:
        try:
            code = main(["quote", "--data", str(FIRM / "services.yaml"), *options])
        except SystemExit as left:
            code = int(str(left.code))
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return run


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_quote_command_prints_the_firms_words(
    language: str, quote: Callable[..., Ran], golden: Callable[[str, str], None]
) -> None:
    found = quote("--lang", language, "--lunches", "420", "--guests", "45")
    assert found.err == ""
    golden(f"quote.{language}.txt", found.out)


def test_half_an_ore_of_tax_is_rounded_up(quote: Callable[..., Ran]) -> None:
    # 3 × 89.50 = 268.50, and 15 percent of 268.50 is 40.275.
    texts = quote("--lang", "nb", "--lunches", "3", "--guests", "0").out
    assert "kr\N{NO-BREAK SPACE}308,78 i måneden, med 15 prosent mva" in texts


def test_numbers_are_read_in_the_notation_of_the_language(quote: Callable[..., Ran]) -> None:
    assert quote("--lang", "nb", "--lunches", "1.234").out.startswith(
        "Dette koster det\n1.234 lunsjer, 45 gjester"
    )
    asked = quote("--lang", "en", "--lunches", "1.234")
    assert (asked.code, asked.err) == (2, "--lunches: Did you mean 1’234?\n")


def test_an_undated_edition_is_chosen_by_its_id(quote: Callable[..., Ran]) -> None:
    texts = quote("--lang", "nb", "--edition", "proveaar").out
    assert "420 lunsjer, etter prisene fra prøveåret." in texts
    assert "Lunsjavtale: kr\N{NO-BREAK SPACE}25.200 i måneden, uten mva" in texts
    assert "Vi går ut fra" not in texts, "expected no assumption for a stated price"


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        (date(2020, 1, 1), "host-2025"),
        (date(2025, 9, 1), "host-2025"),
        (date(2026, 2, 28), "host-2025"),
        (date(2026, 3, 1), "var-2026"),
        (date(2030, 1, 1), "var-2026"),
    ],
)
def test_the_day_decides_which_edition_is_shown(firm: Library, day: date, edition: str) -> None:
    assert site_on(firm, day).edition.id == edition
