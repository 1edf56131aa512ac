"""The Atom feed of editions in both languages."""

from posixpath import normpath
from xml.etree import ElementTree

import pytest

from pricebook.pages import pages
from pricebook.site.atom_feed import feeds
from pricebook.site.site import Site

ATOM = "{http://www.w3.org/2005/Atom}"
WHOLE = {
    "sv": """<?xml version='1.0' encoding='utf-8'?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sv">
  <id>urn:uuid:cdd314a3-7964-5163-9333-aa207d7d109c</id>
  <title>Björkhamn – Tjänster och priser</title>
  <updated>2026-01-01T00:00:00Z</updated>
  <author>
    <name>Björkhamn</name>
  </author>
  <link rel="self" href="editions.atom" />
  <link href="arkiv/" />
  <entry>
    <id>urn:uuid:e7ffd7b0-19e4-549d-8547-498bca1a58b6</id>
    <title>Tjänster och priser (januari 2026)</title>
    <updated>2026-01-01T00:00:00Z</updated>
    <link href="arkiv/2026-01/" />
  </entry>
</feed>""",
    "en": """<?xml version='1.0' encoding='utf-8'?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>urn:uuid:c3e3726d-67aa-5592-b676-ac1d44b1fdd9</id>
  <title>Björkhamn – Services and prices</title>
  <updated>2026-01-01T00:00:00Z</updated>
  <author>
    <name>Björkhamn</name>
  </author>
  <link rel="self" href="editions.atom" />
  <link href="archive/" />
  <entry>
    <id>urn:uuid:e1cdb436-d2b1-59f5-a4f7-cdf6ceb27b80</id>
    <title>Services and prices (January 2026)</title>
    <updated>2026-01-01T00:00:00Z</updated>
    <link href="archive/2026-01/" />
  </entry>
</feed>""",
}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_feed_has_dated_editions_only(language: str, site: Site) -> None:
    assert feeds(site)[site.addresses.feed(language)].decode() == WHOLE[language]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_link_of_the_feed_leads_to_a_page(language: str, site: Site) -> None:
    here, known = site.addresses.root(language), {each.address for each in pages(site, language)}
    feed = ElementTree.fromstring(feeds(site)[site.addresses.feed(language)])
    links = [each.attrib["href"] for each in feed.iter(f"{ATOM}link") if "rel" not in each.attrib]
    assert len(links) == 2
    assert {f"{normpath(here + each)}/" for each in links} <= known
