"""An Atom feed (RFC 4287) of the editions for each language."""

from collections.abc import Mapping
from uuid import NAMESPACE_DNS, uuid5
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from pricebook.site.addresses import ARCHIVE, FEED, HOME, archive_section, relative
from pricebook.site.site import Site, published

_ATOM = "http://www.w3.org/2005/Atom"


def feeds(site: Site) -> Mapping[str, bytes]:
    """Path → XML of each language's feed: the dated editions, the newest first.

    Links are relative to the feed, so that the feed does not depend on the site's address.
    """
    return {site.addresses.feed(code): _feed(site, code) for code in site.languages}


def _feed(site: Site, language: str) -> bytes:
    dated = [each for each in published(site) if each.valid_from]
    dated.sort(key=lambda each: str(each.valid_from), reverse=True)
    here = site.addresses.root(language)
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": language})
    firm, offered = site.catalogue.firm.name, site.word(language, "archive", "edition")
    # At least one edition is dated: the edition in force.
    newest = _moment(str(dated[0].valid_from))
    _texts(feed, {"id": _id(site, language), "title": f"{firm} – {offered}", "updated": newest})
    _texts(SubElement(feed, "author"), {"name": firm})
    SubElement(feed, "link", {"rel": "self", "href": FEED})
    SubElement(feed, "link", {"href": relative(here, site.addresses.of(ARCHIVE, language))})
    for edition in dated:
        entry = SubElement(feed, "entry")
        _texts(
            entry,
            {
                "id": _id(site, language, edition.id),
                "title": site.word(
                    language, "archive", "title", title=offered, edition=edition.name[language]
                ),
                "updated": _moment(str(edition.valid_from)),
            },
        )
        target = relative(here, site.addresses.of(archive_section(edition.id) + HOME, language))
        SubElement(entry, "link", {"href": target})
    ElementTree.indent(feed)
    xml: bytes = ElementTree.tostring(feed, "utf-8", xml_declaration=True)
    return xml


def _texts(parent: Element, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        SubElement(parent, name).text = text


def _id(site: Site, *parts: str) -> str:
    """A permanent id, derived from the firm's name and `parts`, not from the site's address."""
    return uuid5(NAMESPACE_DNS, "/".join((site.catalogue.firm.name, *parts))).urn


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
