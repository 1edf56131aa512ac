"""Every page as a file for other static site generators: front matter, then finished HTML.

The body is HTML, because Markdown cannot express estimates, charts, or tables with captions and
scopes.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markdown import markdown

from pricebook.pages import Page, body, pages
from pricebook.site.prose import figures, insert_tokens, replace_tokens
from pricebook.site.site import Site

MANIFEST = "pages.json"
# The Markdown extensions of mkdocs.yml and MkDocs' defaults.
_EXTENSIONS = ("toc", "tables", "fenced_code")
_SETTINGS = {"tables": {"use_align_attribute": True}}


def plain_pages(site: Site, prose: Path) -> Mapping[str, str]:
    """Path → text of each file. `prose` is the folder of the editors' Markdown.

    Each file must stay at its page's address, because links are relative. MANIFEST lists all files
    with their metadata.
    """
    every = [page for language in site.languages for page in pages(site, language)]
    files = {f"{page.address}index.html": _file(site, page, prose) for page in every}
    manifest = [
        {"file": path, **_metadata(site, page)} for path, page in zip(files, every, strict=True)
    ]
    return {**files, MANIFEST: json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"}


def _file(site: Site, page: Page, prose: Path) -> str:
    # JSON is valid YAML, and its strings are always quoted.
    metadata = "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n"
        for key, value in _metadata(site, page).items()
    )
    return f"---\n{metadata}---\n{body(page, _prose(site, page, prose))}\n"


def _metadata(site: Site, page: Page) -> Mapping[str, Any]:
    return {
        "key": page.key,
        "language": page.language,
        "title": page.title,
        "description": page.description,
        "address": page.address,
        "translations": {
            code: site.addresses.of(page.key, code)
            for code in site.languages
            if code != page.language
        },
        "archived": page.is_archived,
        "keywords": list(page.keywords),
        "scripts": list(page.modules),
    }


def _prose(site: Site, page: Page, folder: Path) -> str:
    """The editor's text as HTML, or "" if there is none."""
    file = folder / page.language / f"{page.key}.md"
    if not (page.takes_prose and file.is_file()):
        return ""
    fetched = figures(site, page.language)
    text = insert_tokens(file.read_text("utf-8-sig"), fetched)
    html = markdown(text, extensions=[*_EXTENSIONS], extension_configs=_SETTINGS)
    return replace_tokens(html, fetched)
