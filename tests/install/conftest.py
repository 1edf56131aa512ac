"""The published catalogue of the second firm, which the programs of both engines read."""

from datetime import date
from pathlib import Path

import pytest

from pricebook.open_data.catalog_json import catalog
from pricebook.site.library import open_library
from pricebook.site.site import site_on
from tests.firm.pseudo import whole
from tests.install.environment import EmptyEnvironment, make_environment

FIRM = Path(__file__).parents[1] / "firm"
DAY = date(2026, 3, 18)


@pytest.fixture(scope="session")
def empty_environment() -> EmptyEnvironment:
    """Makes an environment without any package in a folder, and returns its Python."""
    return make_environment


@pytest.fixture(scope="session")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the second firm's completed data, its prose and its catalog.json."""
    folder = whole(FIRM, tmp_path_factory.mktemp("firm"))
    library, problems = open_library(folder / "services.yaml", folder)
    assert library, "\n".join(map(str, problems))
    (folder / "catalog.json").write_text(catalog(site_on(library, DAY)), "utf-8")
    return folder
