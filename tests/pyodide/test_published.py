"""The published wheel of the engine makes a quote from the published catalogue.

The code is the example on the page about open data.
"""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from calculator.pricing.choice import start
from calculator.pricing.price_book import edition_on
from calculator.pricing.quote import quote
from calculator.text.estimate_text import steps
from pricebook.site.site import Site
from tests.browser.host import Host
from tests.examples import example

HERE = Path(__file__).parent
# The imports of the example, and the imports of the example of engine 1.0.0.
NEW = "from calculator import Localiser, edition_on, quote, read_book, start, steps\n"
OLD = """\
from calculator.book import edition_on, read_book
from calculator.choice import start
from calculator.quote import quote
from calculator.say import steps
from calculator.wording import Wording
"""


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_notebook_loads_the_wheel_by_its_address_and_quotes(
    language: str, host: Host, built_site: Path, site: Site, node: Path
) -> None:
    code = example(built_site, language, "quote", host.address)
    quotes(node, code, language, site)


def test_a_notebook_that_was_written_for_engine_1_quotes_the_same(
    host: Host, built_site: Path, site: Site, node: Path
) -> None:
    code = example(built_site, "en", "quote", host.address)
    assert NEW in code
    quotes(node, code.replace(NEW, OLD).replace("Localiser(", "Wording("), "en", site)


def quotes(node: Path, code: str, language: str, site: Site) -> None:
    """Check that a notebook with this code prints the steps of today's estimate."""
    done = subprocess.run(
        [str(node), str(HERE / "notebook.mjs"), code],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    edition = edition_on(site.book, date.today())
    assert edition
    expected = steps(
        quote(site.book, start(site.book, edition).order, edition), site.localiser(language)
    )
    assert len(expected) > 2
    assert done.stdout.splitlines()[-len(expected) :] == expected
