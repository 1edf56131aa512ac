"""A server with the site, for a Pyodide that has it from nowhere else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.host import Host, serving


@pytest.fixture(scope="session")
def host(built_site: Path) -> Iterator[Host]:
    """The real site's server."""
    with serving(built_site) as host:
        yield host
