"""Checks every link and fragment inside the built site with lychee, offline."""

import json
import subprocess
from pathlib import Path

from quality.line import Line
from quality.node_tool import ROOT

LYCHEE = ROOT / "build" / "quality" / "bin" / "lychee"
# A fragment with an order for the calculator, which is not an id on the page.
ORDER = r"#o1:"


def links(site: Path) -> Line:
    """The number of dead links inside the site; links to other sites are not checked."""
    command: list[str | Path] = [LYCHEE, "--offline", "--include-fragments", "--exclude", ORDER]
    command += ["--root-dir", site, "--index-files", "index.html", "--format", "json"]
    done = subprocess.run(
        [*command, "--no-progress", f"{site}/**/*.html"],
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(done.stdout)
    lost = [f"{each['url']} in {page}" for page, all in report["error_map"].items() for each in all]
    return Line(
        "Links and fragments, both languages (lychee, offline)",
        "0 lost",
        f"{len(lost)} of {report['total']} links lost",
        not lost and report["total"] > 1000,
        "; ".join(lost)[:300].replace(str(site), ""),
    )
