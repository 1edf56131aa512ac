"""Whether every page is valid HTML: the W3C's own checker on the built site."""

import json
import subprocess
from collections import Counter
from pathlib import Path

from quality.line import Line
from quality.node_tool import HERE
from setup.quality import find_program

CHECKER = HERE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# What it complains of and we keep: the beginning of the sentence → why.
KEPT = {
    "The “role” attribute must not be used on a “t": (
        "tables that a narrow screen lays out anew say that they are tables: without the roles "
        "some browsers forget it"
    ),
    "Attribute “webkitdirectory” not allowed": (
        "the only way to let a reader choose a folder; every browser knows it"
    ),
}


def html(site: Path) -> Line:
    """Errors in all pages, apart from those kept for a reason."""
    java = find_program("default-jre-headless")
    assert java, "expected Java, found none: run make check, which installs it or says how"
    command = [java, "-jar", str(CHECKER), "--skip-non-html", "--format", "json"]
    command += ["--exit-zero-always", "--errors-only", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    errors = [each["message"] for each in json.loads(done.stderr)["messages"]]
    pages = sum(1 for _ in site.rglob("*.html"))
    kept = Counter(sentence for error in errors for sentence in KEPT if error.startswith(sentence))
    others = len(errors) - kept.total()
    why = "; ".join(f"{count} kept: {KEPT[sentence]}" for sentence, count in kept.items())
    return Line("HTML (vnu), all pages", "0 errors", f"{others} in {pages} pages", not others, why)
