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
  <id>urn:uuid:7414c3fc-9a06-5312-8997-8c40a6e12166</id>
  <title>Linserv – Tjänster och priser</title>
  <updated>2026-01-01T00:00:00Z</updated>
  <author>
    <name>Linserv</name>
  </author>
  <link rel="self" href="editions.atom" />
  <link href="arkiv/" />
  <entry>
    <id>urn:uuid:837cd184-adaa-5b87-a5e4-d509912e0ede</id>
    <title>Tjänster och priser (januari 2026)</title>
    <updated>2026-01-01T00:00:00Z</updated>
    <link href="arkiv/2026-01/" />
  </entry>
</feed>""",
    "en": """<?xml version='1.0' encoding='utf-8'?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>urn:uuid:eaa2dd8e-f949-51be-985e-bebaa6168b95</id>
  <title>Linserv – Services and prices</title>
  <updated>2026-01-01T00:00:00Z</updated>
  <author>
    <name>Linserv</name>
  </author>
  <link rel="self" href="editions.atom" />
  <link href="archive/" />
  <entry>
    <id>urn:uuid:162ecb63-e5bf-51a6-9453-eb895959ba4e</id>
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
