"""A step of set-up runs once, and again when its inputs change or its results are missing."""

from dataclasses import dataclass, field
from pathlib import Path
from threading import Barrier

import pytest

from setup.command import run
from setup.setup_step import Step, perform, perform_in_parallel, stamped
from setup.stamp import Stamp


@dataclass
class Workshop:
    """One step that runs a script; the script counts its runs and makes one file."""

    folder: Path
    script: Path
    facts: tuple[str, ...] = ("Python 3.13.0",)
    messages: list[str] = field(default_factory=list)

    def set_up(self) -> bool:
        stamp = Stamp(
            file=self.folder / "made" / "stamp",
            facts=self.facts,
            inputs=(self.folder / "lock.txt",),
            makes=(self.folder / "made" / "thing",),
        )
        step = Step(
            name="packages",
            detail="installing what lock.txt locks",
            advice="check the network, then run the command again.",
            done=stamp.holds,
            work=stamped(stamp, lambda: run([self.script], cwd=self.folder)),
        )
        return perform([step], self.messages.append)

    @property
    def runs(self) -> int:
        journal = self.folder / "journal"
        return len(journal.read_text().splitlines()) if journal.exists() else 0

    @property
    def lock(self) -> Path:
        return self.folder / "lock.txt"


@pytest.fixture
def workshop(program, tmp_path):
    script = program("install", "echo run >> journal", "mkdir -p made", "cp lock.txt made/thing")
    (tmp_path / "lock.txt").write_text("one==1\n")
    return Workshop(tmp_path, script)


def test_the_first_run_does_the_step_and_prints_one_line(workshop):
    assert workshop.set_up()
    assert workshop.runs == 1
    assert workshop.messages == ["set-up: packages: installing what lock.txt locks"]


def test_the_second_run_does_and_prints_nothing(workshop):
    workshop.set_up()
    workshop.messages.clear()
    assert workshop.set_up()
    assert workshop.runs == 1
    assert workshop.messages == []


def test_an_input_with_a_new_time_and_equal_content_runs_nothing(workshop):
    workshop.set_up()
    workshop.lock.write_text("one==1\n")
    workshop.set_up()
    assert workshop.runs == 1


def test_a_changed_lock_file_runs_the_step_again(workshop, tmp_path):
    workshop.set_up()
    workshop.lock.write_text("one==2\n")
    workshop.set_up()
    assert workshop.runs == 2
    assert (tmp_path / "made" / "thing").read_text() == "one==2\n"


def test_another_python_runs_the_step_again(workshop):
    workshop.set_up()
    workshop.facts = ("Python 3.12.1",)
    workshop.set_up()
    assert workshop.runs == 2


def test_a_missing_result_is_made_again(workshop, tmp_path):
    workshop.set_up()
    (tmp_path / "made" / "thing").unlink()
    workshop.set_up()
    assert workshop.runs == 2


@pytest.mark.parametrize("content", [b"", b"half a fingerpr", b"\xff\xfe\x00"])
def test_a_damaged_stamp_runs_the_step_again(workshop, tmp_path, content):
    workshop.set_up()
    (tmp_path / "made" / "stamp").write_bytes(content)
    workshop.set_up()
    assert workshop.runs == 2


def test_a_failed_step_removes_its_stamp(workshop, program, tmp_path):
    workshop.set_up()
    workshop.lock.write_text("one==2\n")
    program("install", "exit 1")
    assert not workshop.set_up()
    assert not (tmp_path / "made" / "stamp").exists()
    workshop.lock.write_text("one==1\n")
    program("install", "echo run >> journal")
    assert workshop.set_up()
    assert workshop.runs == 2


def test_no_step_runs_after_a_failed_step(workshop, program, tmp_path):
    workshop.script = program("install", "exit 1")
    never = Step("later", "-", "-", done=lambda: False, work=(tmp_path / "later").touch)
    failing = Step(
        "first", "-", "-", lambda: False, work=lambda: run([workshop.script], cwd=tmp_path)
    )
    assert not perform([failing, never], workshop.messages.append)
    assert not (tmp_path / "later").exists()


def test_lanes_run_concurrently_and_a_failed_lane_stops_no_other(workshop, program, tmp_path):
    # The two lists of steps wait here for each other, so they must run at the same time.
    meet = Barrier(2, timeout=30)
    workshop.script = program("install", "exit 1")

    def meeting() -> None:
        meet.wait()

    def failing() -> None:
        meet.wait()
        run([workshop.script], cwd=tmp_path)

    lanes = [
        [Step("first", "-", "-", lambda: False, failing)],
        [
            Step("second", "-", "-", lambda: False, meeting),
            Step("third", "-", "-", lambda: False, (tmp_path / "third").touch),
        ],
    ]
    assert not perform_in_parallel(lanes, workshop.messages.append)
    assert (tmp_path / "third").exists()
    assert sum("failed." in line for line in workshop.messages) == 1


def test_a_failure_message_has_step_command_result_output_and_advice(workshop, program):
    program("install", "echo collecting one", "echo", "echo 'no such version' >&2", "exit 3")
    workshop.set_up()
    assert workshop.messages[-1] == "\n".join(
        [
            "set-up: packages: failed.",
            "  Ran: bin/install",
            "  It ended with exit code 3; its last output:",
            "    | collecting one",
            "    | no such version",
            "  To do: check the network, then run the command again.",
        ]
    )


def test_a_failure_message_has_the_end_of_a_long_output(workshop, program):
    program("install", "i=0", "while [ $i -lt 99 ]; do i=$((i+1)); echo line $i; done", "exit 1")
    workshop.set_up()
    shown = [line for line in workshop.messages[-1].splitlines() if line.startswith("    | ")]
    assert shown == [f"    | line {number}" for number in range(85, 100)]


def test_a_program_that_fails_without_output(workshop, program):
    program("install", "exit 1")
    workshop.set_up()
    assert "  It ended with exit code 1 and printed nothing." in workshop.messages[-1].splitlines()


def test_a_killed_program_is_reported_with_its_signal(workshop, program):
    program("install", "kill -9 $$")
    workshop.set_up()
    assert "  It ended with signal 9 and printed nothing." in workshop.messages[-1].splitlines()


def test_a_missing_program_is_reported(workshop, tmp_path):
    workshop.script = tmp_path / "bin" / "absent"
    workshop.set_up()
    assert workshop.messages[-1] == "\n".join(
        [
            "set-up: packages: failed.",
            "  Ran: bin/absent",
            "  It could not be started: No such file or directory.",
            "  To do: check the network, then run the command again.",
        ]
    )
