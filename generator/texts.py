"""Every text of the data in all its languages, under an id that outlives a change of place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.library import Library
from generator.values import Path, Source
from generator.walk import parts, spoken

WORDS = "words"


@dataclass(frozen=True, slots=True)
class Text:
    """One text: what each language says, and where. Several phrases stand on a line each.

    `edition` is the edition that says it, or None where it holds in all of them.
    """

    id: str
    source: Source
    path: Path
    edition: str | None
    says: Mapping[str, str]

    @property
    def original(self) -> str:
        """The language that the others are translated from: the first of the catalogue."""
        return next(iter(self.says))


def texts(library: Library) -> Iterator[Text]:
    """The texts of the catalogue, then those of the words, whose ids begin with "words."."""
    languages = [each.code for each in library.catalogue.languages]
    whole = ((library.catalogue, library.source, ""), (library.words, library.words_source, WORDS))
    for model, source, prefix in whole:
        for part in parts(model):
            if spoken(part.value):
                says = {code: _joined(part.value[code]) for code in languages}
                id = f"{prefix}.{part.id}".lstrip(".")
                yield Text(id, source, part.path, part.edition, says)


def _joined(said: str | tuple[str, ...]) -> str:
    return said if isinstance(said, str) else "\n".join(said)
