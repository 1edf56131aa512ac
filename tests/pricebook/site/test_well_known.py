"""The contents of robots.txt and security.txt; no contact is invented."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pricebook.site.library import open_library
from pricebook.site.site import Site, site_on
from pricebook.site.well_known import SECURITY_FILE, well_known

DAY = date(2026, 11, 22)
BASE = "https://example.org/offer/"


@pytest.fixture
def reachable(copy: Callable[[], Any]) -> Site:
    """The site of a firm with an e-mail address."""
    project = copy()
    project.edit("data/services.yaml", "\n  email:\n", "\n  email: hello@example.org\n")
    library, problems = open_library(project.folder / "data" / "services.yaml")
    assert library, problems
    return site_on(library, DAY, BASE)


def test_a_firm_without_an_e_mail_address_has_no_security_txt(site: Site) -> None:
    assert site.catalogue.firm.email is None
    assert {*well_known(site, DAY)} == {"robots.txt"}


def test_security_txt_names_the_e_mail_address_and_expires_after_180_days(reachable: Site) -> None:
    text = well_known(reachable, DAY)[SECURITY_FILE].decode()
    assert text.splitlines() == [
        "Contact: mailto:hello@example.org",
        "Expires: 2027-05-21T00:00:00Z",
        "Preferred-Languages: sv, en",
        "Canonical: https://example.org/offer/.well-known/security.txt",
    ]


def test_security_txt_expires_within_a_year(reachable: Site) -> None:
    today = date.today()
    text = well_known(reachable, today)[SECURITY_FILE].decode()
    (line_of_day,) = (line for line in text.splitlines() if line.startswith("Expires: "))
    expires = datetime.fromisoformat(line_of_day.removeprefix("Expires: ")).date()
    assert today + timedelta(days=90) < expires < today + timedelta(days=365)


def test_robots_txt_allows_everything_and_names_the_sitemap(site: Site, reachable: Site) -> None:
    assert well_known(reachable, DAY)["robots.txt"].decode().splitlines() == [
        "User-agent: *",
        "Allow: /",
        "",
        "Sitemap: https://example.org/offer/sitemap.xml",
    ]
    assert b"Sitemap" not in well_known(site, DAY)["robots.txt"]


def test_the_built_site_has_robots_txt(built_site: Path) -> None:
    assert (built_site / "robots.txt").is_file()
    assert not (built_site / SECURITY_FILE).exists()
