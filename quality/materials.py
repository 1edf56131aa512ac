"""python -m quality.materials: writes bills of materials (CycloneDX) into build/materials/."""

import json
import subprocess
from pathlib import Path

from quality.line import Line
from quality.node_tool import ROOT

OUT = ROOT / "build" / "materials"


def write_materials(out: Path = OUT) -> dict[str, Path]:
    """Writes one bill per lock file, from the lock file only; returns the files by name."""
    out.mkdir(parents=True, exist_ok=True)
    files = {name: out / f"{name}.cdx.json" for name in ("python", "npm")}
    python: list[str | Path] = [ROOT / "build" / "bill" / "bin" / "cyclonedx-py", "requirements"]
    python += ["requirements.txt", "--output-reproducible", "--of", "JSON"]
    npm: list[str | Path] = [ROOT / ".venv" / "bin" / "npm", "sbom", "--sbom-format", "cyclonedx"]
    for command, file in ((python, files["python"]), ([*npm, "--package-lock-only"], files["npm"])):
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        json.loads(done.stdout)
        file.write_text(done.stdout, "utf-8")
    return files


def materials() -> Line:
    """Checks that every locked package is in its bill with a hash."""
    bills = {name: json.loads(file.read_text("utf-8")) for name, file in write_materials().items()}
    found = {name: _hashed(bill) for name, bill in bills.items()}
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    text = (ROOT / "requirements.txt").read_text("utf-8")
    locked = {"python": sum("==" in line for line in text.splitlines() if line[:1].isalnum())}
    locked["npm"] = len(lock) - 1
    counts = [f"{found[name]} of {locked[name]} {name} packages" for name in bills]
    return Line(
        "CycloneDX bills of the locks", "all, with hashes", ", ".join(counts), found == locked
    )


def _hashed(bill: dict[str, list[dict[str, object]]]) -> int:
    """The number of components with a hash, either directly or in their external references."""

    def has(each: dict[str, object]) -> bool:
        references = each.get("externalReferences") or []
        assert isinstance(references, list)
        return bool(each.get("hashes")) or any(one.get("hashes") for one in references)

    return sum(map(has, bill["components"]))


if __name__ == "__main__":
    for file in write_materials().values():
        print(file.relative_to(ROOT))
