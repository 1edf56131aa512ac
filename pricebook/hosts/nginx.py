"""The site's part of an nginx server."""

import re
from collections.abc import Mapping

from pricebook.hosts.headers import ANYONE, BRIEF, DEAD_END, FOREVER, NAMED, SECURITY, TYPES
from pricebook.open_data.open_paths import OPEN

_TOP = """\
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
    """The whole file."""
    short = _said({**SECURITY, "Cache-Control": BRIEF})
    parts = [
        _TOP,
        "index index.html;",
        f"set $dead_end /{DEAD_END};",
        _block('if ($uri ~ "^/([^/]+)/")', [f"set $dead_end /$1/{DEAD_END};"]),
        "error_page 404 @dead_end;",
        "server_tokens off;",
        # An address without a host: nginx may stand behind something that knows it better.
        "absolute_redirect off;",
        "gzip_static on;",
        "gzip_vary on;",
        "charset utf-8;",
        f"charset_types {' '.join(_texts())};",
        _block("types", [f"{kind.partition(';')[0]} {end};" for end, kind in TYPES.items()]),
        # Asked for by their own names they are no page of the site.
        _block(f'location ~ "/{re.escape(DEAD_END)}$"', ["internal;"]),
        _block(f'location ~ "{NAMED}"', _said({**SECURITY, "Cache-Control": FOREVER})),
        _block(f'location ~ "{OPEN}"', [*short, *_said(ANYONE)]),
        _block("location /", short),
        _block("location @dead_end", [f"try_files $dead_end /{DEAD_END} =404;", *short]),
    ]
    return "\n".join(parts) + "\n"


def _texts() -> list[str]:
    """The types that are told to be UTF-8; nginx does so for text/html by itself."""
    found = {kind.partition(";")[0] for kind in TYPES.values() if "charset" in kind}
    return sorted(found - {"text/html"})


def _said(headers: Mapping[str, str]) -> list[str]:
    return [f'add_header {name} "{value}" always;' for name, value in headers.items()]


def _block(head: str, lines: list[str]) -> str:
    return "\n".join([f"{head} {{", *(f"    {line}" for line in lines), "}"])
