"""How long `catalogue check` takes: the real file, and files of many generated services.

Prints medians of runs taken in turn, and what a service costs in each: where those figures are
alike, the time grows with the file and no faster. Run: .venv/bin/python benchmarks/check.py
"""

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

DATA = Path(__file__).resolve().parents[1] / "data"
SIZES = (0, 1000, 3000)
RUNS = 5


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


def timed(folder: Path) -> float:
    started = time.perf_counter()
    command = [sys.executable, "-m", "generator.cli", "check", str(folder / "services.yaml")]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folders = {}
        for size in SIZES:
            folders[size] = folder = Path(temporary, str(size))
            folder.mkdir()
            catalogue = grown((DATA / "services.yaml").read_text("utf-8"), size)
            (folder / "services.yaml").write_text(catalogue, "utf-8")
            (folder / "words.yaml").write_bytes((DATA / "words.yaml").read_bytes())
        times: dict[int, list[float]] = {size: [] for size in SIZES}
        for _ in range(RUNS):
            for size, folder in folders.items():
                times[size].append(timed(folder))
    real = median(times[0])
    print(f"the real file                {real:6.2f} s")
    for size in SIZES[1:]:
        taken = median(times[size])
        each = (taken - real) / size * 1000
        print(f"{size:5} more services          {taken:6.2f} s   {each:.2f} ms a service")


if __name__ == "__main__":
    main()
