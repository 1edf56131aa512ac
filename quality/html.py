"""Validation of every page with the W3C's HTML checker (vnu)."""

import json
import subprocess
from collections import Counter
from pathlib import Path

from quality.line import Line
from quality.node_tool import HERE
from setup.quality import find_program

CHECKER = HERE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# Errors that we accept: beginning of the message → reason.
ACCEPTED = {
    "The “role” attribute must not be used on a “t": (
        "tables with another layout on narrow screens need table roles, because some browsers "
        "drop them"
    ),
    "Attribute “webkitdirectory” not allowed": (
        "no other attribute lets a reader choose a folder; every browser supports it"
    ),
}


def html(site: Path) -> Line:
    """The number of errors in all pages, without accepted ones."""
    java = find_program("default-jre-headless")
    assert java, "expected Java, found none: run make check, which installs it or says how"
    command = [java, "-jar", str(CHECKER), "--skip-non-html", "--format", "json"]
    command += ["--exit-zero-always", "--errors-only", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    errors = [each["message"] for each in json.loads(done.stderr)["messages"]]
    pages = sum(1 for _ in site.rglob("*.html"))
    accepted = Counter(
        sentence for error in errors for sentence in ACCEPTED if error.startswith(sentence)
    )
    others = len(errors) - accepted.total()
    why = "; ".join(
        f"{count} accepted: {ACCEPTED[sentence]}" for sentence, count in accepted.items()
    )
    return Line("HTML (vnu), all pages", "0 errors", f"{others} in {pages} pages", not others, why)
