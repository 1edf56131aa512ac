"""The headers that web servers send with the site's files: the source of all configurations."""

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
# Features that the site does not use. Only features that all browsers know: others cause warnings.
_FEATURES = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")


def policy(rules: Mapping[str, str] = POLICY) -> str:
    """The text of the header Content-Security-Policy. `rules` maps directives to sources."""
    return "; ".join(f"{name} {allowed}" for name, allowed in rules.items())


SECURITY_HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": policy(),
        "Strict-Transport-Security": "max-age=63072000",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _FEATURES),
        "Cross-Origin-Opener-Policy": "same-origin",
        # This header does not affect CORS, with which other sites fetch the open data.
        "Cross-Origin-Resource-Policy": "same-origin",
    }
)

CONTENT_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "html": "text/html; charset=utf-8",
        "css": "text/css; charset=utf-8",
        "js": "text/javascript; charset=utf-8",
        # Many servers do not know .mjs. With nosniff, a module with a wrong type does not run.
        "mjs": "text/javascript; charset=utf-8",
        "txt": "text/plain; charset=utf-8",
        "csv": "text/csv; charset=utf-8",
        "json": "application/json",
        "map": "application/json",
        "xml": "application/xml",
        "atom": "application/atom+xml",
        "svg": "image/svg+xml",
        "png": "image/png",
        # With a wrong type, browsers do not compile while loading, and do not cache compiled code.
        "wasm": "application/wasm",
        "whl": "application/zip",
        "zip": "application/zip",
        "bin": "application/octet-stream",
    }
)

# The not-found page. The root folder of each language has one.
NOT_FOUND_PAGE = "404.html"

# File names with a hash of the content, such as bundle.a5f9d56c.min.js (Material) or
# book.eb69ffd1c6cb.json (this tool). Browsers may cache these files for ever.
HASHED_NAME = r"\.[0-9a-f]{8}([0-9a-f]{4})?(\.min)?\.[a-z]+(\.map)?$"
IMMUTABLE = "public, max-age=31536000, immutable"
# Browsers revalidate all other files: the server sends 304 if a file has not changed.
REVALIDATE = "no-cache"

# For the open data, which pages of any site may read.
CROSS_ORIGIN: Mapping[str, str] = MappingProxyType({"Access-Control-Allow-Origin": "*"})


def cache_control(path: str) -> str:
    """The header Cache-Control of a file. `path` is its path from the site's root, as in "/en/"."""
    return IMMUTABLE if re.search(HASHED_NAME, path) else REVALIDATE


def headers(path: str) -> Mapping[str, str]:
    """All headers, except Content-Type, of a response with status 200 to `path`, as in "/en/"."""
    return {
        **SECURITY_HEADERS,
        "Cache-Control": cache_control(path),
        **(CROSS_ORIGIN if is_open(path) else {}),
    }
