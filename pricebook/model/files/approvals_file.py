"""Which texts are approved: what data/approved.yaml says."""

import re
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema

from pricebook.model.fields.strict_model import Fixed, Strict, Text, refuse
from pricebook.problems.message_parts import shown

_SEAL = "^[0-9a-f]{12}( [0-9a-f]{12})?$"


def _seal(text: str) -> str:
    if not re.match(_SEAL, text):
        refuse(f"expected one or two hashes of 12 digits each, found {shown(text)}")
    return text


# The hash of an original; for a translation, then that of the translation itself.
Seal = Annotated[
    Text,
    AfterValidator(_seal),
    WithJsonSchema({"type": "string", "pattern": _SEAL, "description": "What was approved."}),
]


class Approvals(Strict):
    """The seal of each text that was approved, by its id and language, as `pricebook approve` did.

    A text that is not here, or whose seal is another one by now, is a draft.
    """

    texts: Fixed[Text, Seal]
