"""The model of a new-edition checklist, a file in data/editions/."""

from typing import Literal

from pricebook.model.fields.strict_model import FrozenMapping, Id, StrictModel, Text

Decision = Literal["open", "stated", "changed", "silent", "withdrawn"]


class Decisions(StrictModel):
    """What the new edition does with each point of the edition `after`, which it replaces.

    open: not decided yet. stated: the new edition states the same. changed: it states something
    else. silent: it has nothing with the same id. withdrawn: it expressly withdraws the point.
    """

    edition: Id
    after: Id
    points: FrozenMapping[Text, Decision]
