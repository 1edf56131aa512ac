"""What the tests of several packages need: the catalogue, its price book, its built site."""

import os
import subprocess
import sys
from collections.abc import Callable, Generator
from datetime import date
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from hypothesis import settings

from pricebook.atomic_write import make_folder_atomically
from pricebook.derived.price_book_data import counting_words, engine_words
from pricebook.project_checks.mkdocs_settings import PLUGIN
from pricebook.runtime.runtime_paths import PYODIDE
from pricebook.site.library import Library, open_library
from pricebook.site.site import Site, site_on
from tests.fixture_marks import guarded, marks_of

pytest_plugins = ("tests.own_data",)

ROOT = Path(__file__).resolve().parents[1]
# A fictional firm: no test of the tool reads the data of the firm that this repository belongs to.
SAMPLE_FIRM = ROOT / "tests" / "sample_firm"
BUILD = ROOT / "build"
# A folder's name, and the function that fills the folder → the path of the folder.
MadeOnce = Callable[[str, Callable[[Path], None]], Path]
RunBuild = Callable[..., subprocess.CompletedProcess[str]]

# No deadlines: a busy machine must not fail a test, and benchmarks measure the speed.
settings.register_profile("catalogue", deadline=None)
settings.load_profile("catalogue")
# For mutation tests: the same few inputs every time (pyproject.toml, mutmut).
settings.register_profile("brief", deadline=None, derandomize=True, max_examples=10)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --renew` writes today's output as the expected output; look at the difference.

    `pytest --host nginx tests/browser` serves the site to the browser with nginx.
    `pytest --reports 20000 tests/reports` damages 20,000 reports of `odoo-bin cloc`.
    """
    parser.addoption("--renew", action="store_true", help="write the files in golden/ anew")
    parser.addoption(
        "--host", choices=("python", "nginx"), default="python", help="what sends the site"
    )
    parser.addoption("--reports", type=int, default=700, help="how many reports are damaged")


def pytest_sessionstart() -> None:
    """The engine's tests read the sample firm's price book and words from files, as a browser does.

    This hook writes the files. It writes nothing if CATALOGUE_BOOK names existing files, nor in a
    worker process of pytest-xdist, because the main process has already written the files.
    """
    if "CATALOGUE_BOOK" in os.environ or "PYTEST_XDIST_WORKER" in os.environ:
        return
    library, problems = open_library(SAMPLE_FIRM / "data" / "services.yaml", ROOT)
    if library is None:
        pytest.exit("\n".join(map(str, problems)), returncode=1)
    site, firm = site_on(library, date.today()), library.catalogue.firm
    BUILD.mkdir(exist_ok=True)
    (BUILD / "book.json").write_text(site.book_json, "utf-8")
    for code in site.languages:
        (BUILD / f"words.{code}.json").write_text(engine_words(library.words, firm, code), "utf-8")
        counting = counting_words(library.words, firm, code)
        (BUILD / f"counting.{code}.json").write_text(counting, "utf-8")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test by its fixtures, and put files whose tests take long before the others.

    The first file has the site built for all. The next files need Node or pip and no built site,
    so that no process waits for the site. Fast files come last, so that no process idles.
    """
    marks: dict[Path, set[str]] = {}
    makers = []
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        found = marks_of(fixtures)
        marks.setdefault(item.path, set()).update(found)
        makers += [item.path] if "built_site" in fixtures else []
        for mark in found:
            item.add_marker(mark)
    first = next(iter(makers), None)
    waiting = {*makers}

    def rank(item: pytest.Item) -> tuple[bool, bool, bool, bool]:
        path = item.path
        alone = bool(marks[path] & {"node", "install"}) and path not in waiting
        return path != first, not alone, "browser" not in marks[path], not marks[path]

    items.sort(key=rank)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """A test and its fixtures start only programs that the test's marks allow."""
    with guarded(mark.name for mark in item.iter_markers()):
        return (yield)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with a file in the folder golden/ beside the test, or in a parent folder."""
    tests = Path(__file__).parent
    around = request.path.relative_to(tests).parents
    folder = next(tests / each / "golden" for each in around if (tests / each / "golden").is_dir())

    def holds(name: str, text: str) -> None:
        if request.config.getoption("--renew"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
        assert text == (folder / name).read_text("utf-8")

    return holds


@pytest.fixture(scope="session")
def library() -> Library:
    """The sample firm's catalogue and words."""
    library, problems = open_library(SAMPLE_FIRM / "data" / "services.yaml", ROOT)
    assert library, "\n".join(map(str, problems))
    return library


@pytest.fixture(scope="session")
def site(library: Library) -> Site:
    """The sample firm's catalogue on a day in the edition of January 2026."""
    return site_on(library, date(2026, 11, 22))


@pytest.fixture(scope="session")
def node() -> Path:
    """The program Node, which comes with the Python packages."""
    return Path(sys.executable).with_name("node")


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """The folder of the Node packages."""
    return ROOT / "node_modules"


@pytest.fixture(scope="session")
def pyodide() -> Path:
    """The folder of Pyodide as npm installs it."""
    assert PYODIDE.is_dir(), "expected Pyodide in node_modules/, found none: run make setup"
    return PYODIDE


@pytest.fixture(scope="session")
def run_build() -> RunBuild:
    """Runs `pricebook build` with arguments, in a folder, with changes of the environment."""
    plugins = entry_points(group="mkdocs.plugins").names
    assert PLUGIN in plugins, f"expected the plugin {PLUGIN} in .venv, found none: run make setup"

    def run_build(
        *arguments: str | Path, folder: Path = ROOT, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pricebook.cli", "build", *map(str, arguments)]
        env = {**os.environ, **environment}
        return subprocess.run(
            command, cwd=folder, env=env, capture_output=True, text=True, check=False
        )

    return run_build


@pytest.fixture(scope="session")
def run_pages() -> RunBuild:
    """Runs `pricebook pages`, which writes every page of the site of `folder`."""

    def run_pages(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pricebook.cli", "pages", *map(str, arguments)]
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)

    return run_pages


@pytest.fixture(scope="session")
def serve_command() -> list[str]:
    """The command `mkdocs serve`; a test adds its options."""
    return [sys.executable, "-m", "mkdocs", "serve"]


@pytest.fixture(scope="session")
def build(run_build: RunBuild) -> Callable[..., None]:
    """Builds the site of a configuration into a folder, strictly."""

    def built(config: Path, folder: Path, *options: str) -> None:
        done = run_build("--config-file", config, "--site-dir", folder, *options)
        assert done.returncode == 0, done.stdout + done.stderr

    return built


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """A folder by its name: the first request fills the folder, and no test changes it later."""
    folder = tmp_path_factory.getbasetemp()
    # Each worker process has its own folder inside the common folder of all workers.
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    return lambda name, make: make_folder_atomically(folder / name, make)


@pytest.fixture(scope="session")
def built_site(build: Callable[..., None], made_once: MadeOnce) -> Path:
    """The built site of the sample firm, with quick compression."""
    return made_once("built", lambda folder: build(SAMPLE_FIRM / "mkdocs.yml", folder, "--quick"))
