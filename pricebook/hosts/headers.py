"""What a web server says with every file of the site: the one source of all configurations."""

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
# No feature of a device is used; only such as every browser knows, for others make it complain.
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
        # Whoever reads an open file asks for it by CORS, which this leaves alone.
        "Cross-Origin-Resource-Policy": "same-origin",
    }
)

CONTENT_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "html": "text/html; charset=utf-8",
        "css": "text/css; charset=utf-8",
        "js": "text/javascript; charset=utf-8",
        # Unknown to many servers; with nosniff, a module of another type does not run.
        "mjs": "text/javascript; charset=utf-8",
        "txt": "text/plain; charset=utf-8",
        "csv": "text/csv; charset=utf-8",
        "json": "application/json",
        "map": "application/json",
        "xml": "application/xml",
        "atom": "application/atom+xml",
        "svg": "image/svg+xml",
        "png": "image/png",
        # Exactly this, or browsers neither compile it while it comes nor keep what they compiled.
        "wasm": "application/wasm",
        "whl": "application/zip",
        "zip": "application/zip",
        "bin": "application/octet-stream",
    }
)

# The page for an address that is not there; the folder of a further language has one of its own.
NOT_FOUND_PAGE = "404.html"

# A name with a hash of the content in it stands for that content for ever. Theirs and ours:
# bundle.a5f9d56c.min.js, book.eb69ffd1c6cb.json.
HASHED_NAME = r"\.[0-9a-f]{8}([0-9a-f]{4})?(\.min)?\.[a-z]+(\.map)?$"
IMMUTABLE = "public, max-age=31536000, immutable"
# All else is asked for again each time; where it has not changed, the answer is short.
REVALIDATE = "no-cache"

# Said with what machines read from any other site as well.
CROSS_ORIGIN: Mapping[str, str] = MappingProxyType({"Access-Control-Allow-Origin": "*"})


def cache_control(path: str) -> str:
    """How long a file may be kept; `path` begins at the site's root, with a slash."""
    return IMMUTABLE if re.search(HASHED_NAME, path) else REVALIDATE


def headers(path: str) -> Mapping[str, str]:
    """All that is said with an answer of 200 to `path`, its type apart."""
    return {
        **SECURITY_HEADERS,
        "Cache-Control": cache_control(path),
        **(CROSS_ORIGIN if is_open(path) else {}),
    }
