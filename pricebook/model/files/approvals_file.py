"""The model of data/approved.yaml: which texts are approved."""

import re
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema

from pricebook.model.fields.strict_model import FrozenMapping, StrictModel, Text, refuse
from pricebook.problems.message_parts import quoted

_APPROVAL_HASH = r"^[0-9a-f]{12}( [0-9a-f]{12})?( by \S.*)?$"


def _approval_hash(text: str) -> str:
    if not re.match(_APPROVAL_HASH, text):
        refuse(f"expected one or two hashes, each of 12 hexadecimal digits, found {quoted(text)}")
    return text


# For an original, its hash; for a translation, the hash of the original and its own hash. Then "by"
# and the name of the person who approved it, where the approval names one.
ApprovalHash = Annotated[
    Text,
    AfterValidator(_approval_hash),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": _APPROVAL_HASH,
            "description": "The hash of the approved text, and who approved it.",
        }
    ),
]


class Approvals(StrictModel):
    """The hash of each approved text, by its id and language. `pricebook approve` writes this file.

    A text without a hash here, or with a different hash now, is a draft.
    """

    texts: FrozenMapping[Text, ApprovalHash]
