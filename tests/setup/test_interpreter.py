"""The Python that set-up chooses: the first candidate that runs and is new enough."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "setup" / "python.sh"


def choose(path: Path, python: str | None = None) -> subprocess.CompletedProcess[str]:
    """Runs the script with only the given folder in PATH."""
    environment = {"PATH": str(path)} | ({"PYTHON": python} if python else {})
    return subprocess.run(
        ["/bin/sh", str(SCRIPT)], env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def bin_folder(tmp_path):
    folder = tmp_path / "bin"
    folder.mkdir()
    return folder


def a_python(program, name, version):
    """Writes a script that prints the version and its own path, like a real Python."""
    return program(name, f'echo "{version} $0"')


def a_shim(program, name):
    return program(name, f'echo "{name}: command not found" >&2', "exit 127")


def test_a_real_python_is_returned_with_its_absolute_path(program, bin_folder):
    program("python3", f'exec "{sys.executable}" "$@"')
    assert choose(bin_folder).stdout == f"{sys.executable}\n"


def test_a_failing_shim_and_an_old_python_are_ignored(program, bin_folder):
    a_shim(program, "python3.13")
    a_python(program, "python3.12", "3.11.9")
    good = a_python(program, "python3", "3.14.1")
    chosen = choose(bin_folder)
    assert (chosen.returncode, chosen.stdout, chosen.stderr) == (0, f"{good}\n", "")


@pytest.mark.parametrize("version", ["3.12.0", "3.13.7", "3.20.1", "4.0.0"])
def test_python_3_12_and_newer_are_accepted(program, bin_folder, version):
    good = a_python(program, "python3", version)
    assert choose(bin_folder).stdout == f"{good}\n"


@pytest.mark.parametrize("version", ["2.7.18", "3.2.0", "3.9.13", "3.11.14", "PyPy", ""])
def test_older_pythons_and_other_programs_are_rejected(program, bin_folder, version):
    a_python(program, "python3", version)
    chosen = choose(bin_folder)
    assert (chosen.returncode, chosen.stdout) == (1, "")


def test_the_python_in_the_variable_comes_first(program, bin_folder):
    a_python(program, "python3.13", "3.13.0")
    named = a_python(program, "my-python", "3.12.4")
    assert choose(bin_folder, python=str(named)).stdout == f"{named}\n"


def test_an_unusable_python_in_the_variable_is_replaced_with_a_message(program, bin_folder):
    good = a_python(program, "python3.13", "3.13.0")
    chosen = choose(bin_folder, python="python2")
    assert chosen.stdout == f"{good}\n"
    assert chosen.stderr == (
        f"set-up: PYTHON=python2 is not Python 3.12 or newer; using {good} instead.\n"
    )


def test_without_a_python_the_message_lists_attempts_and_advice(program, bin_folder):
    a_shim(program, "python3.13")
    a_python(program, "python3", "3.11.2")
    chosen = choose(bin_folder)
    assert chosen.returncode == 1
    assert chosen.stdout == ""
    assert chosen.stderr == (
        "set-up: expected Python 3.12 or newer, found none "
        "(python3.13 does not run, python3.12 does not run, python3 3.11.2): "
        "install one (Debian and Ubuntu: apt-get install python3 python3-venv), "
        "or set PYTHON=/path/to/python3.13 before the command.\n"
    )
