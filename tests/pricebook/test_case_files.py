"""A test reads each case file, and each case has complete messages."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.pricebook.case_files import FOLDER, HAZARDS, cases

HERE = Path(__file__).parent
LINE = re.compile(r"(services|words|parity|data)\.yaml:[1-9]\d*:[1-9]\d*: \S.*")
PLACES = re.compile(r"(services|words|parity|data)\.yaml:\d+:\d+: ")


def test_every_case_file_is_read_by_a_test() -> None:
    tests = "".join(file.read_text("utf-8") for file in HERE.rglob("test_*.py"))
    by_folder = {
        file
        for folder in re.findall(r'cases\("(\w+)"\)', tests)
        for file in (FOLDER / folder).glob("*.yaml")
    }
    by_name = {FOLDER / name for name in re.findall(r'"(\w+\.yaml)"', tests)}
    edited = {FOLDER / "checks" / "valid" / name for name in re.findall(r'"(\w+\.yaml)"', tests)}
    # One test reads the whole folder.
    projects = {path for path in (FOLDER / "project").rglob("*") if path.is_file()}
    lying = {path for path in FOLDER.rglob("*") if path.is_file()}
    assert lying - by_folder - by_name - edited - projects == set()


@pytest.mark.parametrize("folder", HAZARDS)
def test_each_case_file_has_a_valid_name_a_comment_and_a_problem(folder: str) -> None:
    for file in (FOLDER / folder).glob("*.yaml"):
        assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", file.stem), file.name
        assert file.read_text("utf-8").startswith("# "), file.name
        held: list[dict[str, Any]] = yaml.safe_load(file.read_text("utf-8"))
        fine = file.stem in ("byte-order-mark", "no-break-space")
        with_problems = [case for case in held if PLACES.match(case.get("problems", ""))]
        assert bool(with_problems) is not fine, file.name
    names = [case.id for case in cases(folder)]
    assert len(names) == len(set(names))


def test_each_case_expects_complete_messages_with_their_places() -> None:
    faulty = {
        f"{folder}/{case.id}": found
        for folder in HAZARDS
        for case in cases(folder)
        if (found := faults(case.values[0]))
    }
    assert faulty == {}


def faults(case: dict[str, Any]) -> list[str]:
    """The faults in the form of a case: each message has the expected and the found value."""
    found = []
    if ("problems" in case) == ("reads" in case):
        found.append(f'expected either "problems" or "reads", found the keys {sorted(case)}')
    *lines, count = case.get("problems", "no problems\n").splitlines() or [""]
    found += [
        f"expected path:line:column: message, found {line!r}"
        for line in lines
        if not LINE.fullmatch(line)
    ]
    number = len(lines)
    expected = "no problems" if not number else f"{number} problem{'s' * (number > 1)}"
    if count != expected:
        found.append(f"expected the last line {expected!r}, found {count!r}")
    return found


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ({"problems": "data.yaml:1:2: no\n1 problem\n"}, []),
        ({"reads": {}}, []),
        ({"name": "x"}, ['expected either "problems" or "reads", found the keys [\'name\']']),
        (
            {"problems": "data.yaml:0:2: no\n2 problems\n"},
            [
                "expected path:line:column: message, found 'data.yaml:0:2: no'",
                "expected the last line '1 problem', found '2 problems'",
            ],
        ),
        ({"problems": ""}, ["expected the last line 'no problems', found ''"]),
    ],
)
def test_every_fault_of_a_case_is_listed(case: dict[str, Any], expected: list[str]) -> None:
    assert faults(case) == expected
