"""Completes the second firm's folder: missing interface words become pseudo-words.

The interface gets new words with every page, and this firm must stay small. A missing word is made
from the tool's word with a "q" before it ("from" → "qfrom"). Tests can then find words that come
from the tool or from code.
"""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from pricebook.interface_words.default_words import default_words

WORD = re.compile(r"\{[a-z_]+\}|[^\W\d_]+")
COUNTING = ("lines", "reasons", "count")
FROM = {"nb": "sv", "en": "en"}


def whole(firm: Path, folder: Path) -> Path:
    """Copies the firm to `folder` and adds every missing word; returns `folder`."""
    shutil.copytree(firm / "catalog", folder / "catalog")
    for name in ("mkdocs.yml", "services.yaml", "parity.yaml"):
        shutil.copyfile(firm / name, folder / name)
    own = yaml.safe_load((firm / "words.yaml").read_text("utf-8"))
    text = yaml.safe_dump(_filled(own), allow_unicode=True, sort_keys=False, width=10_000)
    (folder / "words.yaml").write_text(text, "utf-8")
    return folder


def _filled(own: dict[str, Any]) -> dict[str, Any]:
    """The firm's words, and pseudo-words for all missing words except the words for counting."""
    pseudo = {
        section: _pseudo(texts)
        for section, texts in default_words().items()
        if section not in COUNTING
    }
    return {section: {**texts, **own.get(section, {})} for section, texts in pseudo.items()}


def _pseudo(texts: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    return {
        key: {code: _marked(localised[model]) for code, model in FROM.items()}
        for key, localised in texts.items()
    }


def _marked(text: str) -> str:
    return WORD.sub(lambda found: found[0] if found[0][0] == "{" else f"q{found[0]}", text)
