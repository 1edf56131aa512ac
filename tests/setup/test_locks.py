"""The lock files: every package has a hash, and no file names a registry."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from setup.versions import project_requirements

ROOT = Path(__file__).parents[2]

# The names are split into parts, so that this file does not contain the names of hosts.
REGISTRIES = [
    ".".join(parts)
    for parts in [
        ("pypi", "org"),
        ("pypi", "python", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("deb", "debian", "org"),
    ]
]
# The packages of the site, and the packages of the quality measurements.
FOLDERS = ["", "quality/"]
# The bill of materials and the next MkDocs need Python packages only.
PYTHON = [*FOLDERS, "quality/bill/", "quality/next/"]
LOCKS = [
    *(f"{folder}requirements.txt" for folder in PYTHON),
    *(f"{folder}package-lock.json" for folder in FOLDERS),
]


def asked(folder: str) -> str:
    """The requirements from which a lock file is made."""
    return (
        read(f"{folder}requirements.in") if folder else project_requirements(read("pyproject.toml"))
    )


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def files_of_the_project() -> list[str]:
    """The names of all files that are committed or not ignored."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_no_file_names_the_host_of_a_registry():
    found = [
        f"{name}: {host}"
        for name in files_of_the_project()
        for host in REGISTRIES
        if host.encode() in (ROOT / name).read_bytes()
    ]
    assert found == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_has_no_address_and_no_path_of_this_machine(name):
    assert re.findall(r"\w+://\S+|--\w*index\S*|--find-links|--trusted-host", read(name)) == []
    assert str(ROOT) not in read(name)


@pytest.mark.parametrize(
    "name",
    [
        *(f"{folder}.npmrc" for folder in FOLDERS),
        *(f"{folder}requirements.in" for folder in PYTHON if folder),
        "pyproject.toml",
        "calculator/pyproject.toml",
        "Makefile",
    ],
)
def test_no_configuration_chooses_a_registry(name):
    assert re.findall(r"(?i)registry *=|index-?url|find-links", read(name)) == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_npm_writes_no_addresses_and_runs_no_scripts(folder):
    settings = read(f"{folder}.npmrc").splitlines()
    assert "omit-lockfile-registry-resolved=true" in settings
    assert "ignore-scripts=true" in settings


@pytest.mark.parametrize("folder", PYTHON)
def test_every_python_package_is_pinned_exactly_and_has_hashes(folder):
    entries = re.split(r"\n(?=[A-Za-z0-9])", read(f"{folder}requirements.txt"))[1:]
    assert len(entries) > 10
    for entry in entries:
        assert re.match(r"[A-Za-z0-9._-]+==\S+( ; [^\\]+)? \\\n", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_node_package_has_a_hash(folder):
    packages = json.loads(read(f"{folder}package-lock.json"))["packages"]
    assert [name for name, it in packages.items() if name and "integrity" not in it] == []
    assert [name for name, it in packages.items() if "resolved" in it] == []


@pytest.mark.parametrize("folder", PYTHON)
def test_the_python_lock_file_has_every_requirement(folder):
    lines = [line.split("#")[0].strip() for line in asked(folder).splitlines()]
    # A line that begins with a hyphen is an option.
    named = [line for line in lines if line and not line.startswith("-")]
    wanted = [re.match(r"[\w.-]+", line)[0].lower() for line in named]
    locked = {
        name.lower() for name in re.findall(r"(?m)^([\w.-]+)==", read(f"{folder}requirements.txt"))
    }
    assert [name for name in wanted if name not in locked] == []


def test_an_exact_pin_is_the_same_in_the_lock_file():
    pins = re.findall(r"(?m)^([\w.-]+==[\w.]+)", asked(""))
    assert "mkdocs==1.6.1" in pins
    assert [pin for pin in pins if f"\n{pin} \\" not in read("requirements.txt")] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_node_lock_file_matches_package_json(folder):
    locked = json.loads(read(f"{folder}package-lock.json"))["packages"][""]
    asked = json.loads(read(f"{folder}package.json"))
    assert asked["dependencies"]
    for kind in ("dependencies", "devDependencies"):
        assert locked.get(kind) == asked.get(kind)


def test_set_up_imports_the_standard_library_only():
    """Set-up runs before any package is installed."""
    command = "import sys; sys.path.insert(0, '.'); import setup.__main__"
    python = ROOT / ".venv" / "bin" / "python"
    subprocess.run([python, "-I", "-S", "-c", command], cwd=ROOT, check=True, capture_output=True)
