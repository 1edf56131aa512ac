"""Runs the engine's tests inside Pyodide. The last expression is their outcomes, as JSON."""

import json
import sys

# The mounted folders belong to another Python, which cannot use the bytecode of Pyodide.
sys.dont_write_bytecode = True
sys.path[:0] = ["/packages", "/pure"]

import hypothesis  # noqa: E402  it is found only with the paths above
import pytest  # noqa: E402

import calculator  # noqa: E402

assert "site-packages" in (calculator.__file__ or ""), "expected the engine of the wheel"

# The first call of a function is slow, so no deadline applies.
hypothesis.settings.register_profile("pyodide", deadline=None)
hypothesis.settings.load_profile("pyodide")


class Outcomes:
    """A pytest plugin: the outcome of every test by its name."""

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
