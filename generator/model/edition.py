"""Where facts come from and when they hold: source documents and editions."""

from generator.model.reading import Day, Id, Localised, Strict
from generator.model.reference import DocumentId, Sources


class Document(Strict):
    """A source document; facts name it with a line, as in S3:25."""

    id: DocumentId
    name: Localised


class Edition(Strict):
    """A price list. One without `valid_from` is undated: it is chosen by its id, never by a day."""

    id: Id
    name: Localised
    valid_from: Day | None = None
    source: Sources
