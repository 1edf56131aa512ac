"""Finds links in a built site that lead to no file, or to no element of their page."""

from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from pricebook.hosts.headers import NOT_FOUND_PAGE
from pricebook.problems.message_parts import quoted
from pricebook.problems.problem import Problem
from pricebook.site_check.built_pages import INDEX, BuiltPage, BuiltSite, PageLink

# The calculator's page reads an order from the fragment of its address (calculator/share).
_ORDER = "o1:"


def dead_links(site: BuiltSite, base: str) -> Iterator[Problem]:
    """A problem for every dead link, at its line of the built page.

    `base` is the address at which the site is published, or "" if unknown. Links that begin with
    `base` lead to the site's own files. Links to other hosts are not followed.
    """
    for page in site.pages.values():
        for link in page.links:
            if (message := _fault(site, page, link, base)) is not None:
                path = (site.folder / page.path).as_posix()
                yield Problem(path, link.line, link.column, message)


def _fault(site: BuiltSite, page: BuiltPage, link: PageLink, base: str) -> str | None:
    """The fault of the link; None if the link has a target or leads to another host."""
    address = link.address
    own = base and address.startswith(base)
    parts = urlsplit(address.removeprefix(base) if own else address)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if own:
        target = path
    elif path.startswith("/"):
        # Not-found pages have absolute paths, because a server sends them for addresses of any
        # depth.
        root = urlsplit(base).path or "/"
        if not path.startswith(root):
            return f"expected a link into the site, found {quoted(address)}"
        target = path.removeprefix(root)
    else:
        target = join(dirname(page.path), path) if path else page.path
    target = normpath(target) if target else "."
    file = site.folder / target
    if file.is_dir():
        target = normpath(join(target, INDEX))
    if target.startswith("../") or not (site.folder / target).is_file():
        return f"expected a link to a file of the site, found {quoted(address)}"
    return _anchor_fault(site, target, unquote(parts.fragment), address)


def _anchor_fault(site: BuiltSite, target: str, fragment: str, address: str) -> str | None:
    if not fragment or fragment.startswith(_ORDER) or Path(target).suffix != ".html":
        return None
    if Path(target).name == NOT_FOUND_PAGE or fragment in site.pages[target].ids:
        return None
    return f"expected a link to an element of {target}, found {quoted(address)}"
