"""The model of a new-edition checklist, a file in data/editions/."""

from typing import Literal

from pricebook.model.fields.strict_model import FrozenMapping, Id, StrictModel, Text

Decision = Literal["open", "stated", "changed", "silent", "withdrawn"]


class Decisions(StrictModel):
    """For each point of the edition `after`, what `edition` does with it.

    open: not decided yet. stated: it says the same. changed: it says something else. silent: it
    has nothing with the same id. withdrawn: it says that this is no longer offered.
    """

    edition: Id
    after: Id
    points: FrozenMapping[Text, Decision]
