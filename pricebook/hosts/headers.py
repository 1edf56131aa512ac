"""The headers that a web server sends with the site's files, for all configurations."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from pricebook.open_data.open_paths import is_open

POLICY: Mapping[str, str] = MappingProxyType(
    {
        "default-src": "'none'",
        "script-src": "'self' 'wasm-unsafe-eval'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
)
# Features that the site does not use. Only those that every browser knows: others cause warnings.
_FEATURES = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")


def policy(rules: Mapping[str, str] = POLICY) -> str:
    """A content security policy as one line."""
    return "; ".join(f"{name} {allowed}" for name, allowed in rules.items())


SECURITY_HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": policy(),
        "Strict-Transport-Security": "max-age=63072000",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _FEATURES),
        "Cross-Origin-Opener-Policy": "same-origin",
        # Open files are fetched by CORS, which this header does not affect.
        "Cross-Origin-Resource-Policy": "same-origin",
    }
)

CONTENT_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "html": "text/html; charset=utf-8",
        "css": "text/css; charset=utf-8",
        "js": "text/javascript; charset=utf-8",
        # Unknown to many servers; with nosniff, a module with another type does not run.
        "mjs": "text/javascript; charset=utf-8",
        "txt": "text/plain; charset=utf-8",
        "csv": "text/csv; charset=utf-8",
        "json": "application/json",
        "map": "application/json",
        "xml": "application/xml",
        "atom": "application/atom+xml",
        "svg": "image/svg+xml",
        "png": "image/png",
        # With another type, browsers neither compile while loading nor cache the result.
        "wasm": "application/wasm",
        "whl": "application/zip",
        "zip": "application/zip",
        "bin": "application/octet-stream",
    }
)

# The page for a missing address; the folder of each further language has its own.
NOT_FOUND_PAGE = "404.html"

# A name with a hash of the content, which never changes. Of the theme and of this tool:
# bundle.a5f9d56c.min.js, book.eb69ffd1c6cb.json.
HASHED_NAME = r"\.[0-9a-f]{8}([0-9a-f]{4})?(\.min)?\.[a-z]+(\.map)?$"
IMMUTABLE = "public, max-age=31536000, immutable"
# Other files are revalidated each time; an unchanged file is not sent again.
REVALIDATE = "no-cache"

# Sent with the open data, which pages of any other site may read.
CROSS_ORIGIN: Mapping[str, str] = MappingProxyType({"Access-Control-Allow-Origin": "*"})


def cache_control(path: str) -> str:
    """The Cache-Control of a file; `path` begins at the site's root, with a slash."""
    return IMMUTABLE if re.search(HASHED_NAME, path) else REVALIDATE


def headers(path: str) -> Mapping[str, str]:
    """All headers of a response with status 200 to `path`, except Content-Type."""
    return {
        **SECURITY_HEADERS,
        "Cache-Control": cache_control(path),
        **(CROSS_ORIGIN if is_open(path) else {}),
    }
