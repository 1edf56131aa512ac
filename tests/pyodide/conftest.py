"""A server with the built site, from which Pyodide downloads the engine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.host import Host, serving


@pytest.fixture(scope="session")
def host(built_site: Path) -> Iterator[Host]:
    """The server of the built site."""
    with serving(built_site) as host:
        yield host
