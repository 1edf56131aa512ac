"""The files that machines look for at a known place: robots.txt and security.txt."""

from collections.abc import Mapping
from datetime import date, timedelta
from urllib.parse import urljoin

from pricebook.site.site import Site

ROBOTS_FILE = "robots.txt"
SECURITY_FILE = ".well-known/security.txt"
# Less than the year that the standard (RFC 9116) asks for at most: a site that nobody has built
# for so long is one whose contact nobody has looked at either.
VALID_DAYS = 180


def well_known(site: Site, day: date) -> Mapping[str, bytes]:
    """Path → content, for the site built on `day`.

    Where the firm has given no address for letters, nobody is named to write to: no security.txt.
    """
    files = {ROBOTS_FILE: _robots(site.base)}
    if site.catalogue.firm.email:
        files[SECURITY_FILE] = _security(site, site.catalogue.firm.email, day)
    return {path: text.encode() for path, text in files.items()}


def _robots(base: str) -> str:
    """All may be read; what is not to be found says so itself."""
    sitemap = f"\nSitemap: {urljoin(base, 'sitemap.xml')}\n" if base else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def _security(site: Site, email: str, day: date) -> str:
    expires = day + timedelta(days=VALID_DAYS)
    lines = [f"Contact: mailto:{email}", f"Expires: {expires.isoformat()}T00:00:00Z"]
    lines.append(f"Preferred-Languages: {', '.join(site.languages)}")
    lines += [f"Canonical: {urljoin(site.base, SECURITY_FILE)}"] if site.base else []
    return "\n".join(lines) + "\n"
