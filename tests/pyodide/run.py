"""Runs the engine's tests where it is: inside Pyodide. Ends in the outcome of each, as JSON."""

import json
import sys

# What is mounted belongs to another Python, which would not want this one's bytecode.
sys.dont_write_bytecode = True
sys.path[:0] = ["/packages", "/pure"]

import hypothesis  # noqa: E402  only now can they be found
import pytest  # noqa: E402

import calculator  # noqa: E402

assert "site-packages" in (calculator.__file__ or ""), "the engine comes out of its wheel"

# A first call compiles what later ones have: no single one has to be fast.
hypothesis.settings.register_profile("pyodide", deadline=None)
hypothesis.settings.load_profile("pyodide")


class Outcomes:
    """The outcome of every test, by its name."""

    def __init__(self) -> None:
        self.of: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" or report.outcome != "passed":
            self.of[report.nodeid] = report.outcome


outcomes = Outcomes()
options = ["--rootdir=/house", "-c", "/dev/null", "--import-mode=importlib", "--strict-markers"]
options += ["-p", "no:cacheprovider", "-q", "--no-header"]
code = pytest.main([*options, "/house/tests/calculator"], plugins=[outcomes])
json.dumps({"code": int(code), "python": sys.version.split()[0], "outcomes": outcomes.of})
