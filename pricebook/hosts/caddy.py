"""The configuration of a Caddy server."""

from collections.abc import Mapping

from pricebook.hosts.headers import (
    CONTENT_TYPES,
    CROSS_ORIGIN,
    HASHED_NAME,
    IMMUTABLE,
    NOT_FOUND_PAGE,
    REVALIDATE,
    SECURITY_HEADERS,
)
from pricebook.open_data.open_paths import OPEN_PATHS

_FILE_HEADER = """\
# Made by `pricebook hosts`. Caddy takes the place and the folder of the site from its environment:
#
#     CATALOGUE_ADDRESS=www.example.org CATALOGUE_SITE=/srv/www.example.org \\
#         caddy run --config Caddyfile
#
# It fetches and renews the certificate by itself, and sends the .br and .gz files that lie ready.
"""


def caddyfile() -> str:
    """The text of the Caddyfile."""
    route = [
        *_headers("", {**SECURITY_HEADERS, "Cache-Control": REVALIDATE}),
        "header -Server",
        "respond @other 405",
        # Under its own address, the 404 page does not exist.
        "error @not_found 404",
        f'header @named Cache-Control "{IMMUTABLE}"',
        *_headers("@open ", CROSS_ORIGIN),
        *(f'header @type{at} Content-Type "{kind}"' for at, kind in enumerate(_by_type())),
        *_block("file_server", ["precompressed br gzip"]),
    ]
    of_errors = [
        # The headers of the missing file do not apply to the 404 page.
        *_headers(
            "",
            {
                **SECURITY_HEADERS,
                "Cache-Control": REVALIDATE,
                "Content-Type": CONTENT_TYPES["html"],
            },
        ),
        "header -Server",
        *(f"header -{name}" for name in CROSS_ORIGIN),
        # The 404 page of the folder's language, if there is one.
        f"try_files /{{http.request.uri.path.0}}/{NOT_FOUND_PAGE} /{NOT_FOUND_PAGE}",
        "file_server",
    ]
    site_block = _block(
        "{$CATALOGUE_ADDRESS}",
        [
            "root * {$CATALOGUE_SITE}",
            "@other not method GET HEAD",
            f"@not_found path */{NOT_FOUND_PAGE}",
            f"@named path_regexp {HASHED_NAME}",
            f"@open path_regexp {OPEN_PATHS}",
            *(f"@type{at} path {' '.join(ends)}" for at, ends in enumerate(_by_type().values())),
            # A route keeps this order; Caddy would put matched headers before the general ones.
            *_block("route", route),
            *_block("handle_errors", of_errors),
        ],
    )
    return "\n".join([_FILE_HEADER, *site_block]) + "\n"


def _headers(matched: str, headers: Mapping[str, str]) -> list[str]:
    lines = [f'{name} "{value}"' for name, value in headers.items()]
    return _block(f"header {matched}".rstrip(), lines)


def _by_type() -> Mapping[str, list[str]]:
    """Content type → path patterns. Caddy would use the machine's types, which may lack some."""
    endings_by_type: dict[str, list[str]] = {}
    for end, kind in CONTENT_TYPES.items():
        endings_by_type.setdefault(kind, []).append(f"*.{end}")
    return endings_by_type


def _block(head: str, lines: list[str]) -> list[str]:
    return [f"{head} {{", *(f"\t{line}" for line in lines), "}"]
