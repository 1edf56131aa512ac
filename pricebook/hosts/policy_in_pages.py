"""A built site made fit for a host that sends no headers of ours: the policy moves into the pages.

What a policy in a page cannot do is told in deploy/README.md.
"""

import shutil
from html import escape
from pathlib import Path

from pricebook.hosts.headers import POLICY, SECURITY_HEADERS, policy

_BEFORE = '<meta charset="utf-8">'
_START_WORKER = "assets/python/start_worker.js"
_START_BLOB_WORKER = Path(__file__).parent / "browser" / "start_blob_worker.js"
# Pages leaves out names that begin with a dot or a line, unless this file is there.
_AS_IT_IS = ".nojekyll"


def page_policy() -> str:
    """The policy for a `<meta>`: `frame-ancestors` has no effect there; workers begin as blobs."""
    rules = {name: allowed for name, allowed in POLICY.items() if name != "frame-ancestors"}
    return policy({**rules, "worker-src": f"{POLICY['worker-src']} blob:"})


def put_policy_in_pages(site: Path) -> None:
    """Change every page of the site, and how its scripts start their workers."""
    replacement = (
        f'{_BEFORE}\n    <meta http-equiv="Content-Security-Policy" '
        f'content="{escape(page_policy())}">\n'
        f'    <meta name="referrer" content="{SECURITY_HEADERS["Referrer-Policy"]}">'
    )
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        assert text.count(_BEFORE) == 1, f"{page}: the theme says it once"
        page.write_text(text.replace(_BEFORE, replacement), "utf-8")
    shutil.copyfile(_START_BLOB_WORKER, site / _START_WORKER)
    (site / _AS_IT_IS).touch()
