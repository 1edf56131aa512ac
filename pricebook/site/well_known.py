"""The files at well-known addresses: robots.txt and security.txt."""

from collections.abc import Mapping
from datetime import date, timedelta
from urllib.parse import urljoin

from pricebook.site.site import Site

ROBOTS_FILE = "robots.txt"
SECURITY_FILE = ".well-known/security.txt"
# RFC 9116 recommends less than a year, so that outdated contacts expire.
VALID_DAYS = 180


def well_known(site: Site, day: date) -> Mapping[str, bytes]:
    """Path → content. security.txt needs the firm's email, and expires VALID_DAYS after `day`."""
    files = {ROBOTS_FILE: _robots(site.base)}
    if site.catalogue.firm.email:
        files[SECURITY_FILE] = _security(site, site.catalogue.firm.email, day)
    return {path: text.encode() for path, text in files.items()}


def _robots(base: str) -> str:
    """The text of robots.txt. It allows every page: a meta tag excludes pages from indexes."""
    sitemap = f"\nSitemap: {urljoin(base, 'sitemap.xml')}\n" if base else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def _security(site: Site, email: str, day: date) -> str:
    expires = day + timedelta(days=VALID_DAYS)
    lines = [f"Contact: mailto:{email}", f"Expires: {expires.isoformat()}T00:00:00Z"]
    lines.append(f"Preferred-Languages: {', '.join(site.languages)}")
    lines += [f"Canonical: {urljoin(site.base, SECURITY_FILE)}"] if site.base else []
    return "\n".join(lines) + "\n"
