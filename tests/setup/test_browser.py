"""The search for browsers, in this order: $CHROMIUM, PATH, Playwright's cache."""

import pytest

from setup.browser import (
    browser_steps,
    find_chromium,
    find_firefox,
    find_whole_chromium,
    whole_browser_steps,
)
from setup.setup_step import perform

WORKS = 'echo "Chromium 150.0.1.2"'


@pytest.fixture
def machine(tmp_path):
    """The environment of a machine without any browser."""
    return {"HOME": str(tmp_path / "home"), "PATH": str(tmp_path / "bin")}


def cached(program, tmp_path, number, *lines):
    folder = tmp_path / "home/.cache/ms-playwright" / f"chromium-{number}" / "chrome-linux"
    return program("chrome", *lines, folder=folder)


def test_no_browser_gives_none(machine):
    assert find_chromium(machine) is None


def test_the_browser_in_the_environment_variable_comes_first(machine, program, tmp_path):
    program("chromium", WORKS)
    named = program("mine", WORKS, folder=tmp_path / "elsewhere")
    assert find_chromium({**machine, "CHROMIUM": str(named)}) == named


@pytest.mark.parametrize("name", ["firefox-esr", "firefox"])
def test_firefox_is_found_by_its_variable_or_in_path(machine, program, tmp_path, name):
    found = program(name, WORKS)
    assert find_firefox(machine) == found
    named = program("mine", WORKS, folder=tmp_path / "elsewhere")
    assert find_firefox({**machine, "FIREFOX": str(named)}) == named


@pytest.mark.parametrize(
    "name", ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
)
def test_chromium_is_found_in_path_under_each_of_its_names(machine, program, name):
    found = program(name, WORKS)
    assert find_chromium(machine) == find_whole_chromium(machine) == found


@pytest.mark.parametrize("name", ["chromium-headless-shell", "chrome-headless-shell"])
def test_a_headless_shell_comes_first_except_for_a_whole_chromium(machine, program, name):
    whole = program("chromium", WORKS)
    found = program(name, WORKS)
    assert find_chromium(machine) == found
    assert find_whole_chromium(machine) == whole


@pytest.mark.parametrize(
    "file", ["chrome-linux/headless_shell", "chrome-headless-shell-linux64/chrome-headless-shell"]
)
def test_playwrights_headless_shell_is_found(machine, program, tmp_path, file):
    whole = cached(program, tmp_path, 1200, WORKS)
    place = tmp_path / "home/.cache/ms-playwright/chromium_headless_shell-1200" / file
    found = program(place.name, WORKS, folder=place.parent)
    assert find_chromium(machine) == found
    assert find_whole_chromium(machine) == whole


def test_playwrights_chromium_is_found(machine, program, tmp_path):
    found = cached(program, tmp_path, 1200, WORKS)
    assert find_chromium(machine) == found


def test_playwrights_cache_may_be_in_another_folder(machine, program, tmp_path):
    found = program("chrome", WORKS, folder=tmp_path / "cache/chromium-1200/chrome-linux64")
    environment = {**machine, "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "cache")}
    assert find_chromium(environment) == found


def test_path_comes_before_playwrights_cache(machine, program, tmp_path):
    cached(program, tmp_path, 1200, WORKS)
    found = program("chrome", WORKS)
    assert find_chromium(machine) == found


def test_a_browser_that_does_not_run_is_ignored(machine, program, tmp_path):
    program("chromium", "echo 'install the snap' >&2", "exit 1")
    found = program("google-chrome", WORKS)
    absent = str(tmp_path / "absent")
    assert find_chromium({**machine, "CHROMIUM": absent}) == found


def test_a_file_that_is_not_a_program_is_ignored(machine, tmp_path):
    broken = tmp_path / "notes"
    broken.write_text("not a program")
    broken.chmod(0o755)
    assert find_chromium({**machine, "CHROMIUM": str(broken)}) is None
    assert find_chromium({**machine, "CHROMIUM": str(tmp_path)}) is None


def test_without_apt_get_the_message_explains_what_to_do(machine, monkeypatch, tmp_path):
    """PATH has no apt-get."""
    monkeypatch.delenv("PLAYWRIGHT_BROWSERS_PATH", raising=False)
    for name, value in {**machine, "CHROMIUM": "/opt/none"}.items():
        monkeypatch.setenv(name, value)
    messages: list[str] = []
    assert not perform(browser_steps(tmp_path), messages.append)
    assert messages[-1] == "\n".join(
        [
            "set-up: Chromium: failed.",
            "  No Chromium that runs was found by CHROMIUM (/opt/none), in PATH "
            "(chromium-headless-shell, chrome-headless-shell, chromium, chromium-browser, "
            "google-chrome, google-chrome-stable, chrome) or Playwright's cache.",
            "  It could not be installed: this system has no apt-get.",
            "  To do: install Chromium or Google Chrome (Debian: apt-get install "
            "chromium-headless-shell), or set CHROMIUM=/path/to/chromium-headless-shell "
            "before the command. make site does not need it.",
        ]
    )


def test_chromium_is_installed_if_the_headless_shell_is_unavailable(
    machine, monkeypatch, program, tmp_path
):
    monkeypatch.delenv("PLAYWRIGHT_BROWSERS_PATH", raising=False)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    program(
        "apt-get",
        'case "$*" in *shell*) echo "E: Unable to locate package" >&2; exit 100;;',
        f"*chromium*) printf '#!/bin/sh\n{WORKS}\n' > {tmp_path}/bin/chromium;",
        f"/bin/chmod +x {tmp_path}/bin/chromium;; esac",
    )
    program("firefox", WORKS)
    for name, value in machine.items():
        monkeypatch.setenv(name, value)
    messages: list[str] = []
    assert perform(browser_steps(tmp_path), messages.append), messages
    assert find_chromium(machine) == tmp_path / "bin" / "chromium"


def test_nothing_is_installed_or_printed_if_both_browsers_are_found(
    machine, monkeypatch, program, tmp_path
):
    program("chromium", WORKS)
    program("firefox", WORKS)
    monkeypatch.setenv("PATH", machine["PATH"])
    messages: list[str] = []
    assert perform([*browser_steps(tmp_path), *whole_browser_steps(tmp_path)], messages.append)
    assert messages == []
