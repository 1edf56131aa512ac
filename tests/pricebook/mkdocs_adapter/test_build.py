"""Errors that stop a build, and the messages that the build prints."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pricebook.cli import main
from pricebook.cli.build import _without_progress

if TYPE_CHECKING:
    from tests.conftest import RunBuild
    from tests.pricebook.conftest import BuildProject, Project

PRICE = "amount: 180"


@pytest.mark.usefixtures("built_site")
def test_a_successful_build_prints_nothing(
    project: "Project", build_project: "BuildProject"
) -> None:
    # `built_site` has already built the runtime, so the build prints no progress of the runtime.
    done = build_project(project)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_build_writes_to_site_and_ignores_site_dir(
    project: "Project", run_build: "RunBuild"
) -> None:
    project.edit("mkdocs.yml", "docs_dir:", "site_dir: elsewhere\ndocs_dir:")
    done = run_build("--no-compress", "-f", project.config)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (project.folder / "site" / "sha256.txt").is_file()
    assert not (project.folder / "elsewhere").exists()


def test_invalid_data_gives_every_problem_and_no_site(
    project: "Project", build_project: "BuildProject"
) -> None:
    project.edit("data/services.yaml", PRICE, "amount: 1.80,00")
    project.edit("data/words.yaml", "verdicts:\n", "verdicts:\n  includd: {sv: med, en: in}\n")
    done = build_project(project)
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert re.fullmatch(
        r"data/services\.yaml:\d+:21: expected an amount such as 180 or 99\.50, found \"1\.80,00\"",
        lines[0],
    )
    assert re.fullmatch(r"  \d+ \|             amount: 1\.80,00", lines[1])
    assert re.fullmatch(r"data/words\.yaml:\d+:3: unknown key \"includd\"; .*", lines[4])
    assert lines[-1] == "2 problems"
    assert done.stdout == ""
    assert not (project.folder / "site").exists()


@pytest.mark.usefixtures("run_build")
def test_mkdocs_itself_shows_the_problems_that_check_shows(
    project: "Project", monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project.edit("mkdocs.yml", "{locale: en, name: English}", "{locale: nb, name: Norsk}")
    (project.folder / "catalog" / "sv" / "us.md").write_text("Om oss")
    (project.folder / "data" / "lines.yaml").write_text("lines: {P1:1: abc}\n")
    monkeypatch.chdir(project.folder)
    main(["check"])
    problems = capsys.readouterr().out.partition("3 problems")[0]
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    expected = f"ERROR   -  the catalogue cannot be published.\n{problems}3 problems\n"
    assert done.stderr.endswith(expected)


def test_prose_without_a_page_is_reported(
    project: "Project", build_project: "BuildProject"
) -> None:
    (project.folder / "catalog" / "sv" / "us.md").write_text("Om oss")
    (project.folder / "catalog" / "en" / "services").mkdir()
    (project.folder / "catalog" / "en" / "services" / "code-care.md").write_text("More")
    done = build_project(project)
    assert done.returncode == 1
    known = "sv/index.md, sv/about.md, en/index.md, en/about.md"
    expected = f"expected one of the pages {known}, found another name"
    meant = '; did you mean "sv/about.md"?'
    assert f"catalog/sv/us.md:1:1: {expected}{meant}\n  1 | Om oss\n    | ^\n" in done.stderr
    assert f"catalog/en/services/code-care.md:1:1: {expected}\n" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_path_of_the_configuration_may_be_relative(
    project: "Project", run_build: "RunBuild"
) -> None:
    assert run_build("--quick", "-f", "mkdocs.yml", folder=project.folder).returncode == 0
    assert (project.folder / "site" / "index.html").is_file()


def test_the_traceback_of_a_bug_is_printed_completely() -> None:
    expected = ["INFO    -  Building\n", "Traceback (most recent call last):\n", '  File "x"\n']
    assert list(_without_progress(expected)) == expected[1:]


def test_a_page_is_built_without_its_prose(
    project: "Project", build_project: "BuildProject"
) -> None:
    (project.folder / "catalog" / "en" / "index.md").unlink()
    assert build_project(project).returncode == 0
    html = (project.folder / "site" / "en" / "index.html").read_text("utf-8")
    assert '<div class="hero__lead"></div>' in html


def test_a_warning_stops_the_build(project: "Project", build_project: "BuildProject") -> None:
    project.edit("mkdocs.yml", "docs_dir:", "nav: [finns-inte.md]\ndocs_dir:")
    done = build_project(project)
    assert done.returncode == 1
    assert "finns-inte.md" in done.stderr
    assert "warnings in strict mode!" in done.stdout
    assert "INFO" not in done.stderr


def test_different_languages_in_mkdocs_yml_and_data_stop_the_build(
    project: "Project",
    build_project: "BuildProject",
) -> None:
    project.edit("mkdocs.yml", "{locale: en, name: English}", "{locale: nb, name: Norsk}")
    done = build_project(project)
    assert done.returncode == 1
    pattern = (
        r"^mkdocs\.yml:\d+:7: expected the languages sv, en of data/services\.yaml, found sv, nb$"
    )
    assert re.search(pattern, done.stderr, re.MULTILINE), done.stderr
    assert not (project.folder / "site").exists()


def test_a_preview_with_an_invalid_source_date_epoch_stops(
    project: "Project", serve_command: list[str]
) -> None:
    command = [*serve_command, "-f", str(project.config)]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "soon"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == (
        "INFO    -  Building documentation...\n"
        "ERROR   -  SOURCE_DATE_EPOCH: expected seconds since 1970, such as 1798761600, "
        'found "soon"\n'
    )
    assert done.stdout == "\nAborted with a BuildError!\n"


def test_a_missing_i18n_plugin_is_reported(
    project: "Project", build_project: "BuildProject"
) -> None:
    text = project.config.read_text("utf-8")
    start, end = text.index("  - i18n:"), text.index("markdown_extensions:")
    project.config.write_text(text[:start] + text[end:], "utf-8")
    done = build_project(project)
    assert done.returncode == 1
    assert "mkdocs.yml:14:3: expected the plugin i18n, found none" in done.stderr
    assert "Traceback" not in done.stderr


def test_two_builds_with_the_same_source_date_epoch_are_equal(
    project: "Project", build_project: "BuildProject", monkeypatch: pytest.MonkeyPatch
) -> None:

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    assert build_project(project, "--no-compress").returncode == 0
    first = contents(project.folder / "site")
    (project.folder / "site").rename(project.folder / "before")
    assert build_project(project, "--no-compress").returncode == 0
    assert contents(project.folder / "site") == first
    assert len(first) > 50


def contents(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
