"""A path that is not a regular file is reported, and no command waits for it."""

import os
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pricebook.cli import main
from pricebook.yaml_source.regular_file import UnreadableFile, read_bytes

if TYPE_CHECKING:
    from tests.conftest import RunBuild
    from tests.pricebook.conftest import Project

# Every command ends sooner, even on a busy machine; a read of a pipe would never end.
PATIENCE_S = 300


def pipe(file: Path) -> None:
    os.mkfifo(file)


def folder(file: Path) -> None:
    file.mkdir()


def device(file: Path) -> None:
    file.symlink_to("/dev/zero")


def lost_link(file: Path) -> None:
    file.symlink_to("nowhere")


KINDS = {
    pipe: "expected a file, found a pipe",
    folder: "expected a file, found a folder",
    device: "expected a file, found a device",
    lost_link: "expected a file, found a link to a missing file",
}
READ = (
    *("data/services.yaml", "data/words.yaml", "data/parity.yaml", "data/open.yaml"),
    *("data/lines.yaml", "data/approved.yaml", "data/editions/2027-01.yaml"),
    *("catalog/sv/about.md", "catalog/en/picture.webp", "mkdocs.yml"),
)


@pytest.fixture
def patience() -> Iterator[None]:
    """Fails a test that still runs after PATIENCE_S."""

    def stop(*_: object) -> None:
        pytest.fail(f"expected an answer within {PATIENCE_S} s, found a wait for a pipe or device")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(PATIENCE_S)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize("make", KINDS, ids=lambda make: make.__name__)
def test_check_reports_a_path_that_is_not_a_regular_file(
    make: Callable[[Path], None],
    project: "Project",
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    names = [name for name in READ if not (make is folder and name.endswith(".webp"))]
    monkeypatch.chdir(project.folder)
    reported = []
    for name in names:
        file = project.folder / name
        file.parent.mkdir(exist_ok=True)
        kept = file.read_bytes() if file.exists() else None
        file.unlink(missing_ok=True)
        make(file)
        assert main(["check"]) == 1
        printed = capsys.readouterr()
        reported.append((f"{name}:1:1: {KINDS[make]}" in printed.out, printed.err))
        file.rmdir() if make is folder else file.unlink()
        if kept is not None:
            file.write_bytes(kept)
    assert reported == [(True, "")] * len(names)


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("catalog/sv/about.md", pipe),
        ("catalog/en/picture.webp", lost_link),
        ("catalog/sv/x.md", folder),
        ("mkdocs.yml", pipe),
    ],
)
def test_a_build_reports_a_path_that_is_not_a_regular_file(
    name: str, make: Callable[[Path], None], project: "Project", run_build: "RunBuild"
) -> None:
    file = project.folder / name
    file.unlink(missing_ok=True)
    make(file)
    done = run_build("--no-compress", "-f", "mkdocs.yml", folder=project.folder)
    assert done.returncode == 1
    assert f"{name}:1:1: {KINDS[make]}" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout


def test_a_document_that_is_a_pipe_is_reported(
    project: "Project", tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("spread-en", "spread-sv"):
        os.mkfifo(tmp_path / f"{name}.txt")
    with pytest.raises(SystemExit):
        main(["trace", str(tmp_path), "--data", str(project.folder / "data" / "services.yaml")])
    assert "spread-en.txt: expected a file, found a pipe" in capsys.readouterr().err


def test_a_socket_and_a_file_over_the_size_limit_are_rejected(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(tmp_path / "a"))
        with pytest.raises(UnreadableFile, match="found a socket"):
            read_bytes(tmp_path / "a", 10)
    (tmp_path / "b").write_bytes(b"x" * 11)
    with pytest.raises(UnreadableFile, match="expected at most 10 bytes, found a larger file"):
        read_bytes(tmp_path / "b", 10)
    assert read_bytes(tmp_path / "b", 11) == b"x" * 11
