"""Files and folders of a cache that nobody finds half made, however many builds there are."""

import fcntl
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory


def whole_file(file: Path, content: bytes) -> None:
    """Write it under another name, and give it its own once it is whole."""
    with NamedTemporaryFile(dir=file.parent, delete=False) as temporary:
        temporary.write(content)
    Path(temporary.name).rename(file)


def whole_folder(folder: Path, make: Callable[[Path], None]) -> Path:
    """The folder; where there is none, what `make` puts into an empty one, moved there whole.

    Of two builds that lack it, one makes it and the other waits.
    """
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_name(f"{folder.name}.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not folder.is_dir():
            with TemporaryDirectory(dir=folder.parent) as temporary:
                made = Path(temporary, "made")
                made.mkdir()
                make(made)
                made.rename(folder)
    return folder
