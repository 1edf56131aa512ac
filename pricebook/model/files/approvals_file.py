"""The model of data/approved.yaml: which texts are approved."""

import re
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema

from pricebook.model.fields.strict_model import FrozenMapping, StrictModel, Text, refuse
from pricebook.problems.message_parts import quoted

_APPROVAL_HASH = "^[0-9a-f]{12}( [0-9a-f]{12})?$"


def _approval_hash(text: str) -> str:
    if not re.match(_APPROVAL_HASH, text):
        refuse(f"expected one or two hashes of 12 digits each, found {quoted(text)}")
    return text


# The hash of an original; for a translation, then that of the translation itself.
ApprovalHash = Annotated[
    Text,
    AfterValidator(_approval_hash),
    WithJsonSchema(
        {"type": "string", "pattern": _APPROVAL_HASH, "description": "What was approved."}
    ),
]


class Approvals(StrictModel):
    """The seal of each text that was approved, by its id and language, as `pricebook approve` did.

    A text that is not here, or whose seal is another one by now, is a draft.
    """

    texts: FrozenMapping[Text, ApprovalHash]
