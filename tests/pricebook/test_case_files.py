"""The case files: each is read by a test, and each case has complete messages."""

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
    lying = {path for path in FOLDER.rglob("*") if path.is_file()}
    assert lying - by_folder - by_name - edited == set()


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


@pytest.mark.parametrize("case", [case for folder in HAZARDS for case in cases(folder)])
def test_a_case_expects_complete_messages_with_their_places(case: dict[str, Any]) -> None:
    assert ("problems" in case) != ("reads" in case)
    *lines, count = case.get("problems", "no problems\n").splitlines()
    assert all(LINE.fullmatch(line) for line in lines)
    found = len(lines)
    assert count == ("no problems" if not found else f"{found} problem{'s' * (found > 1)}")
