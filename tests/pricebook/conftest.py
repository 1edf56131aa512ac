"""Copies of the sample firm to be edited and built, and the command `pricebook`."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from pricebook.cli import main
from tests.conftest import SAMPLE_FIRM, MadeOnce, RunBuild

# The interface words of the firm in the fixture `data`; all other words come from the tool.
WORDS = """\
price:
  from_word: {sv: från, en: from}
  starting: {sv: "från {amount}", en: "from {amount}"}
"""


@dataclass(frozen=True)
class Project:
    """A folder with a copy of mkdocs.yml, data/ and catalog/; theme and code come from the tool."""

    folder: Path

    @property
    def config(self) -> Path:
        return self.folder / "mkdocs.yml"

    def edit(self, name: str, text: str, with_: str) -> None:
        """Replaces a text that must occur once; otherwise a test could change other places."""
        file = self.folder / name
        whole = file.read_text("utf-8")
        assert whole.count(text) == 1, text
        file.write_text(whole.replace(text, with_), "utf-8")


BuildProject = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Project]:
    """A fresh copy of the sample firm."""

    def made() -> Project:
        folder = tmp_path_factory.mktemp("project")
        for name in ("data", "catalog"):
            shutil.copytree(SAMPLE_FIRM / name, folder / name)
        config = (SAMPLE_FIRM / "mkdocs.yml").read_text("utf-8")
        (folder / "mkdocs.yml").write_text(config, "utf-8")
        return Project(folder)

    return made


@pytest.fixture
def project(copy: Callable[[], Project]) -> Project:
    """A fresh copy of the sample firm, for one test."""
    return copy()


@pytest.fixture(scope="session")
def build_project(run_build: RunBuild) -> BuildProject:
    """Builds a project into its own site/ with `--quick`, as `built_site` is built."""

    def build_project(project: Project, *options: str) -> subprocess.CompletedProcess[str]:
        into = ("-f", project.config, "-d", project.folder / "site")
        return run_build("--quick", *into, *options, folder=project.folder)

    return build_project


@pytest.fixture(scope="session")
def published(
    copy: Callable[[], Project], build_project: BuildProject, made_once: MadeOnce
) -> Path:
    """The sample firm's site, built with an address and without compressed files."""

    def make(folder: Path) -> None:
        project = copy()
        project.edit("mkdocs.yml", "docs_dir:", "site_url: https://example.org/offer/\ndocs_dir:")
        done = build_project(project, "--no-compress")
        assert done.returncode == 0, done.stderr
        (project.folder / "site").rename(folder)

    return made_once("published", make)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The catalogue of cases/checks/valid with WORDS, parity.yaml and lines.yaml."""
    valid = Path(__file__).parent / "cases" / "checks" / "valid"
    shutil.copyfile(valid / "services.yaml", tmp_path / "services.yaml")
    (tmp_path / "words.yaml").write_text(WORDS, "utf-8")
    # Without these files, `check` would print notes on the skipped checks.
    (tmp_path / "parity.yaml").write_text(
        "terms:\n"
        "  - {id: tax, words: {sv: [moms], en: [VAT]}}\n"
        "  - {id: byte-order-mark, words: {sv: [BOM], en: [byte order mark]}}\n",
        "utf-8",
    )
    (tmp_path / "lines.yaml").write_text("lines: {}\n", "utf-8")
    (tmp_path / "open.yaml").write_text("questions: []\n", "utf-8")
    (tmp_path / "expectations.yaml").write_text("estimates: []\n", "utf-8")
    return tmp_path / "services.yaml"


@pytest.fixture
def run_valid(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str]]:
    """Runs a command on the small catalogue on 1 April 2026: exit code, and output with errors."""
    monkeypatch.chdir(data.parent)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1775001600")

    def ran(command: str, *arguments: str) -> tuple[int, str]:
        given = [data.name] if command == "check" else ["--data", data.name]
        try:
            code = main([command, *arguments, *given])
        except SystemExit as left:
            code = int(str(left.code))
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return ran


@dataclass(frozen=True)
class Ran:
    """Exit code, output and errors of a run."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Runs a command in this process, in the sample firm's folder, on 22 November 2026."""
    monkeypatch.chdir(SAMPLE_FIRM)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")

    def ran(*arguments: str) -> Ran:
        try:
            code = main(arguments)
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 1
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return ran
