"""How long `pricebook check` takes: the real file, and files of many generated services.

Prints medians of runs taken in turn: the processor's time, which is what a check takes on a machine
that does nothing else, the time that passed, and what a service costs in each. Where those figures
are alike, the time grows with the file and no faster.

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
    """The catalogue with as many copies of its shortest service, each with an id of its own."""
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
    """Seconds of the processor, seconds that pass, and the most memory in bytes, of a program.

    Python keeps the bytecode of what it imports, as it does for everybody who does not forbid it.
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
    """What one check of the project in a folder costs."""
    return cost([sys.executable, "-m", "pricebook.cli", "check"], folder)


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folders = {}
        for size in SIZES:
            folders[size] = folder = Path(temporary, str(size))
            # All that is checked with the catalogue: words, languages, lines, questions, prose.
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
    print(f"{RUNS} runs in turn; load now {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
