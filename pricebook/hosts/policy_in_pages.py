"""Puts the content security policy into the pages, for hosts that do not allow custom headers.

deploy/README.md lists the limits of a policy in a page.
"""

import shutil
from html import escape
from pathlib import Path

from pricebook.hosts.headers import POLICY, SECURITY_HEADERS, policy

_BEFORE = '<meta charset="utf-8">'
_START_WORKER = "assets/python/start_worker.js"
_START_BLOB_WORKER = Path(__file__).parent / "browser" / "start_blob_worker.js"
# Without this file, GitHub Pages leaves out files whose names begin with a dot or an underscore.
_AS_IT_IS = ".nojekyll"


def page_policy() -> str:
    """The policy for a `<meta>` element.

    `frame-ancestors` has no effect there. `worker-src` allows blobs, because start_blob_worker.js
    starts workers from blobs.
    """
    rules = {name: allowed for name, allowed in POLICY.items() if name != "frame-ancestors"}
    return policy({**rules, "worker-src": f"{POLICY['worker-src']} blob:"})


def put_policy_in_pages(site: Path) -> None:
    """Add the policy to every page of the built site. Make the scripts start blob workers."""
    replacement = (
        f'{_BEFORE}\n    <meta http-equiv="Content-Security-Policy" '
        f'content="{escape(page_policy())}">\n'
        f'    <meta name="referrer" content="{SECURITY_HEADERS["Referrer-Policy"]}">'
    )
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        assert text.count(_BEFORE) == 1, f"{page}: the theme has this line once"
        page.write_text(text.replace(_BEFORE, replacement), "utf-8")
    shutil.copyfile(_START_BLOB_WORKER, site / _START_WORKER)
    (site / _AS_IT_IS).touch()
