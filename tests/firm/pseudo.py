"""Completes the second firm's folder: missing interface words become pseudo-words.

The interface gets new words with every page, and this firm must stay small. A missing word is made
from the first firm's word with a "q" before it ("from" → "qfrom"). Tests can then find words of the
first firm and words that come from code.
"""

import re
import shutil
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from pricebook.model.words.page_words import AddressWords
from pricebook.model.words.words_file import Words

ROOT = Path(__file__).resolve().parents[2]
WORD = re.compile(r"\{[a-z_]+\}|[^\W\d_]+")
FROM = {"nb": "sv", "en": "en"}


def whole(firm: Path, folder: Path) -> Path:
    """Copies the firm to `folder` and adds every missing word; returns `folder`."""
    shutil.copytree(firm / "catalog", folder / "catalog")
    for name in ("mkdocs.yml", "services.yaml", "parity.yaml"):
        shutil.copyfile(firm / name, folder / name)
    own = yaml.safe_load((firm / "words.yaml").read_text("utf-8"))
    real = yaml.safe_load((ROOT / "data" / "words.yaml").read_text("utf-8"))
    text = yaml.safe_dump(_filled(own, real), allow_unicode=True, sort_keys=False, width=10_000)
    (folder / "words.yaml").write_text(text, "utf-8")
    return folder


def _filled(own: dict[str, Any], real: dict[str, Any]) -> dict[str, Any]:
    """The firm's words and pseudo-words for all required ones; optional words are not added."""
    pseudo = {section: _pseudo(real[section]) for section in _required(Words)}
    pseudo["addresses"] = {key: pseudo["addresses"][key] for key in _required(AddressWords)}
    return {section: {**texts, **own.get(section, {})} for section, texts in pseudo.items()}


def _required(model: type[BaseModel]) -> list[str]:
    return [name for name, field in model.model_fields.items() if field.is_required()]


def _pseudo(texts: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    return {
        key: {code: _marked(localised[model]) for code, model in FROM.items()}
        for key, localised in texts.items()
    }


def _marked(text: str) -> str:
    return WORD.sub(lambda found: found[0] if found[0][0] == "{" else f"q{found[0]}", text)
