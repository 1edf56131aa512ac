"""Time of `pricebook check` for the real file and for files with many generated services.

Prints medians of alternating runs: processor time, elapsed time, and time per service. Equal times
per service show that the time grows linearly with the file.

Run: .venv/bin/python benchmarks/check_time.py
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
SIZES = (0, 1000, 3000)
RUNS = 9


def grown(catalogue: str, services: int) -> str:
    """The catalogue with this many copies of its shortest service, each with its own id."""
    whole = re.search(r"(?ms)^services:\n+(.*?)^[a-z]", catalogue)
    assert whole
    blocks = re.findall(r"(?ms)^  - id: .*?(?=^  - id: |\Z)", whole[1])
    block = re.sub(r"(?m)^\s*(#.*)?\n", "", min(blocks, key=len))
    id = block.split("\n")[0].removeprefix("  - id: ")
    copies = []
    for number in range(services):
        copy = block.replace(f"id: {id}", f"id: {id}-{number}", 1)
        line = re.search(r"(?m)^    slug: \{(.*)\}$", copy)
        assert line
        slugs = re.sub(r"(: [a-z-]+)", rf"\1-{number}", line[1])
        copies.append(copy.replace(line[0], f"    slug: {{{slugs}}}"))
    end = whole.end(1)
    return catalogue[:end] + "".join(copies) + catalogue[end:]


def cost(command: Sequence[str], folder: Path | None = None) -> tuple[float, float, int]:
    """Runs a program; returns processor time and elapsed time in seconds, and peak memory in bytes.

    Python caches bytecode, which is the default.
    """
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr
    errors = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    passed = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}: {errors.decode()}")
    # Linux counts in kilobytes, macOS in bytes.
    memory = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return used.ru_utime + used.ru_stime, passed, memory


def check(folder: Path) -> tuple[float, float, int]:
    """The cost of one check of the project in a folder."""
    return cost([sys.executable, "-m", "pricebook.cli", "check"], folder)


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folders = {}
        for size in SIZES:
            folders[size] = folder = Path(temporary, str(size))
            # Everything that `check` reads: words, languages, lines, questions, prose.
            for name in ("data", "catalog"):
                shutil.copytree(ROOT / name, folder / name)
            for name in ("pricebook", "calculator"):
                (folder / name).symlink_to(ROOT / name)
            data = folder / "data" / "services.yaml"
            data.write_text(grown(data.read_text("utf-8"), size), "utf-8")
        check(folders[0])
        found: dict[int, list[tuple[float, float, int]]] = {size: [] for size in SIZES}
        for _ in range(RUNS):
            for size, folder in folders.items():
                found[size].append(check(folder))
    real = median(seconds for seconds, _, _ in found[0])
    for size, runs in found.items():
        seconds = [each[0] for each in runs]
        what = f"{size:5} more services" if size else "the real file"
        each = f"{(median(seconds) - real) / size * 1000:6.2f} ms a service" if size else ""
        print(
            f"{what:20} processor {median(seconds):5.2f} s ({min(seconds):.2f}–{max(seconds):.2f})"
            f"   passed {median(each[1] for each in runs):5.2f} s"
            f"   memory {max(each[2] for each in runs) / 1e6:4.0f} MB   {each}".rstrip()
        )
    print(f"{RUNS} alternating runs; load now {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
