"""The files `_headers` and `_redirects` for Netlify and Cloudflare Pages."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pricebook.hosts.headers import (
    CONTENT_TYPES,
    CROSS_ORIGIN,
    IMMUTABLE,
    NOT_FOUND_PAGE,
    SECURITY_HEADERS,
    cache_control,
)
from pricebook.open_data.open_paths import is_open

NAME = "_headers"
REDIRECTS = "_redirects"

_FILE_HEADER = (
    "# Made by `pricebook build`: what Netlify and Cloudflare Pages say with the site's files.\n"
)


def rules(site: Path) -> str:
    """The text of `_headers` for a built site.

    Both hosts join the values of two rules for one header, so no header is in two rules. Files with
    headers of their own are named in full, as the hosts differ in what `*` matches. Both hosts let
    browsers revalidate files without a hash in their name.
    """
    files = (file for file in sorted(site.rglob("*")) if file.is_file())
    paths = [f"/{file.relative_to(site).as_posix()}" for file in files]
    parts = [_FILE_HEADER, _rule("/*", SECURITY_HEADERS)]
    parts += [_rule(path, own) for path in paths if (own := _own_headers(path))]
    return "\n".join(parts)


def redirects(site: Path) -> str:
    """The text of `_redirects` for a built site: the 404 page of each folder.

    Netlify uses the 404 page at the root for other addresses. Cloudflare finds the nearest 404
    page by itself and ignores these lines.
    """
    folders = sorted(
        file.parent.relative_to(site).as_posix() for file in site.glob(f"*/{NOT_FOUND_PAGE}")
    )
    lines = (f"/{folder}/* /{folder}/{NOT_FOUND_PAGE} 404\n" for folder in folders)
    return "".join(["# Made by `pricebook build`: not-found pages, for Netlify.\n", *lines])


def _own_headers(path: str) -> Mapping[str, str]:
    """The headers of one file in addition to those of all files."""
    ending = path.rpartition(".")[2]
    if ending not in CONTENT_TYPES:
        return {}
    return {
        **({"Cache-Control": IMMUTABLE} if cache_control(path) == IMMUTABLE else {}),
        **({**CROSS_ORIGIN, "Content-Type": CONTENT_TYPES[ending]} if is_open(path) else {}),
    }


def _rule(path: str, headers: Mapping[str, str] | Iterable[tuple[str, str]]) -> str:
    lines = [f"  {name}: {value}" for name, value in dict(headers).items()]
    return "\n".join([path, *lines]) + "\n"
