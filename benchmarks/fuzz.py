"""Looks for bytes that make the reading of the data raise, or say neither yes nor why not.

    .venv/bin/python -m benchmarks.fuzz SECONDS [SEED]

Mutates the real files as bytes and as lines. Every run must end in a library or in problems, each
with a place in a file and a message without control characters, and be shown as text, JSON and for
GitHub. Prints how many runs there were, how they ended, and every finding.
"""

import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from generator.excerpt import Excerpts
from generator.library import open_library
from generator.report import FORMATS, report

DATA = Path(__file__).resolve().parents[1] / "data"
FILES = {name: (DATA / name).read_bytes() for name in ("services.yaml", "words.yaml")}
SCRAPS = [
    *(b"\0 \t \r \x1b \x7f \xff \xc3\xa5 \xe5 \xe2\x80\xae \xe2\x80\x8b \xef\xbb\xbf".split(b" ")),
    *(b"no on ~ null 010 12:30 1_000 1e3 .nan 1.505 9999999999999 2026-02-30 2026-1-1".split()),
    *(b"& * ! | > % @ ` ' \" { } [ ] : - ? # , << --- ... &a *a !!str".split()),
    *(b"{{ {% <b> javascript:".split()),
    *(b": ", b"- ", b"\n", b"\n\n", b"  ", b"e\xcc\x81", b"[" * 40, b"a: " * 20, b"{amount}"),
]  # fmt: skip


def bytes_changed(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    cut = chance.choice((0, 0, 1, 2, 5, 20))
    put = chance.choice((b"", chance.choice(SCRAPS), chance.randbytes(chance.randrange(4))))
    return data[:at] + put + data[at + cut :]


def lines_changed(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(6):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[other])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at] = b" " * chance.randrange(9) + lines[at].lstrip()
        case 4:
            key, colon, _ = lines[at].partition(b":")
            lines[at] = key + colon + b" " + chance.choice(SCRAPS)
        case _:
            lines = lines[:at]
    return b"\n".join(lines)


CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (bytes_changed, lines_changed)


def changed(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        data = chance.choice(CHANGES)(data, chance)
    return data


def looked_at(folder: Path) -> str:
    """How it ended; AssertionError, or whatever was raised, is a finding."""
    library, problems = open_library(folder / "services.yaml", folder)
    assert (library is None) == bool(problems), "neither a library nor problems"
    for problem in problems:
        assert problem.line >= 1, problem
        assert problem.column >= 1, problem
        assert problem.message.isprintable(), problem
        assert "more problems" not in problem.message or len(problems) > 100, problem
    for format in FORMATS:
        report(problems, format, Excerpts(folder))
    return "a library" if library else "problems"


def main() -> int:
    seconds = float(sys.argv[1])
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(2**32)
    chance, ends, findings = random.Random(seed), Counter[str](), 0
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        while time.monotonic() - started < seconds:
            files = dict(FILES)
            name = chance.choice([*files])
            files[name] = changed(files[name], chance)
            for file, data in files.items():
                (folder / file).write_bytes(data)
            try:
                ends[looked_at(folder)] += 1
            except Exception:
                findings += 1
                Path(f"finding-{seed}-{findings}-{name}").write_bytes(files[name])
                traceback.print_exc()
    whole = ", ".join(f"{number} in {end}" for end, number in sorted(ends.items()))
    print(f"seed {seed}: {ends.total() + findings} runs in {seconds:.0f} s: {whole},")
    print(f"{findings} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
