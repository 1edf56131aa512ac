"""The part of an nginx configuration for the site."""

import re
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
# Made by `pricebook hosts`. Put this into the server that has the site:
#
#     server {
#         listen 443 ssl http2;  # from nginx 1.25.1 on: listen 443 ssl; http2 on;
#         server_name www.example.org;
#         ssl_certificate ...; ssl_certificate_key ...;
#         root /srv/www.example.org;     # what site/ holds
#         include /path/to/nginx.conf;   # this file
#     }
#
# It sends the .gz files that lie beside the site's files. The .br files, about a seventh smaller,
# need a module that nginx does not bring (Debian: libnginx-mod-http-brotli-static); with it, add
# `brotli_static on;` to the server.
#
# A page that is not there is answered in the language of its folder, where that has a page for it.
#
# A location that adds a header loses those from around it: each repeats them all.
"""


def nginx() -> str:
    """The text of nginx.conf."""
    revalidate = _add_headers({**SECURITY_HEADERS, "Cache-Control": REVALIDATE})
    parts = [
        _FILE_HEADER,
        "index index.html;",
        f"set $not_found /{NOT_FOUND_PAGE};",
        _block('if ($uri ~ "^/([^/]+)/")', [f"set $not_found /$1/{NOT_FOUND_PAGE};"]),
        "error_page 404 @not_found;",
        "server_tokens off;",
        # Redirects without a host: a proxy in front of nginx may have another one.
        "absolute_redirect off;",
        "gzip_static on;",
        "gzip_vary on;",
        "charset utf-8;",
        f"charset_types {' '.join(_utf8_types())};",
        _block(
            "types", [f"{kind.partition(';')[0]} {end};" for end, kind in CONTENT_TYPES.items()]
        ),
        # Under its own address, the 404 page does not exist.
        _block(f'location ~ "/{re.escape(NOT_FOUND_PAGE)}$"', ["internal;"]),
        _block(
            f'location ~ "{HASHED_NAME}"',
            _add_headers({**SECURITY_HEADERS, "Cache-Control": IMMUTABLE}),
        ),
        _block(f'location ~ "{OPEN_PATHS}"', [*revalidate, *_add_headers(CROSS_ORIGIN)]),
        _block("location /", revalidate),
        _block(
            "location @not_found", [f"try_files $not_found /{NOT_FOUND_PAGE} =404;", *revalidate]
        ),
    ]
    return "\n".join(parts) + "\n"


def _utf8_types() -> list[str]:
    """The content types with UTF-8, except text/html, which nginx includes by itself."""
    types = {kind.partition(";")[0] for kind in CONTENT_TYPES.values() if "charset" in kind}
    return sorted(types - {"text/html"})


def _add_headers(headers: Mapping[str, str]) -> list[str]:
    return [f'add_header {name} "{value}" always;' for name, value in headers.items()]


def _block(head: str, lines: list[str]) -> str:
    return "\n".join([f"{head} {{", *(f"    {line}" for line in lines), "}"])
