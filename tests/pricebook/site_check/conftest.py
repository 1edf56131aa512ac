"""The sample firm's built site, and Chromium as the firm's check starts it."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pricebook.site.library import open_library
from pricebook.site.site import Site, site_on
from setup.browser import find_chromium
from tests.conftest import ROOT, MadeOnce

SAMPLE_FIRM = ROOT / "tests" / "sample_firm"


@pytest.fixture(scope="session")
def site() -> Site:
    library, problems = open_library(SAMPLE_FIRM / "data" / "services.yaml", ROOT)
    assert library, problems
    return site_on(library, date(2026, 11, 22))


@pytest.fixture(scope="session")
def built_site(build: Callable[..., None], made_once: MadeOnce) -> Path:
    return made_once(
        "built_sample", lambda folder: build(SAMPLE_FIRM / "mkdocs.yml", folder, "--quick")
    )


@pytest.fixture(scope="session")
def chromium_path() -> Path:
    """The Chromium of the tests, which the firm's check then starts."""
    found = find_chromium()
    assert found, "expected Chromium, found none: run make test, which installs it or says how"
    os.environ["CHROMIUM"] = str(found)
    return found
