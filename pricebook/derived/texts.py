"""The texts of the data in all languages, with ids that do not depend on the order of the file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from pricebook.derived.model_walk import is_localised, path_parts
from pricebook.yaml_source.values import KeyPath, Scalar, Source, Value


@dataclass(frozen=True, slots=True)
class CatalogueText:
    """One text in all languages, with its path in the file; a missing language has "".

    Placeholders are not filled in. A `listed` text is a list of phrases, one on each line.
    `edition` is the id of the text's edition, or None if the text applies to all editions.
    """

    id: str
    source: Source
    path: KeyPath
    edition: str | None
    by_language: Mapping[str, str]
    listed: bool
    # For interface texts only: the firm's words, or the tool's where the firm has none.
    defaults: frozenset[str] = frozenset()  # languages in which the text is the tool's
    fallbacks: frozenset[str] = frozenset()  # languages in which the tool has only English
    english: str = ""  # the tool's English text

    @property
    def original(self) -> str:
        """The code of the catalogue's first language, from which the others are translated."""
        return next(iter(self.by_language))

    @property
    def is_own(self) -> bool:
        """Whether the firm has written the text in at least one language."""
        return len(self.defaults) < len(self.by_language)

    @property
    def to_approve(self) -> list[str]:
        """The languages in which the firm must approve the text.

        The tool's text needs no approval, except English text in place of another language.
        """
        return [code for code in self.by_language if code not in self.defaults - self.fallbacks]


def texts_in(
    model: BaseModel, source: Source, prefix: str, languages: Sequence[str]
) -> Iterator[CatalogueText]:
    """The texts of one file. Their ids start with `prefix`."""
    for part in path_parts(model):
        if is_localised(part.value):
            values = _at(source.value, part.path)
            assert isinstance(values, dict), "a localised value is a mapping"
            by_language = {code: _lines(values.get(code)) for code in languages}
            id = f"{prefix}.{part.id}".lstrip(".")
            listed = any(isinstance(each, list) for each in values.values())
            yield CatalogueText(id, source, part.path, part.edition, by_language, listed)


def _at(value: Value, path: KeyPath) -> Value:
    for step in path:
        if isinstance(value, dict):
            value = value[str(step)]
        elif isinstance(value, list):
            value = value[int(step)]
    return value


def _lines(value: Value | None) -> str:
    if isinstance(value, Scalar):
        return value.text.removesuffix("\n")
    return "\n".join(map(_lines, value)) if isinstance(value, list) else ""
