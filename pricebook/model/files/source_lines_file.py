"""The model of data/lines.yaml: hashes of the lines of the source documents."""

import re
from typing import Annotated

from pydantic import AfterValidator

from pricebook.model.fields.references import Cited
from pricebook.model.fields.strict_model import FrozenMapping, StrictModel, Text, refuse
from pricebook.problems.message_parts import quoted


def _hash(text: str) -> str:
    if not re.fullmatch("[0-9a-f]{12}", text):
        refuse(f"expected the first 12 hexadecimal digits of a hash, found {quoted(text)}")
    return text


LineHash = Annotated[Text, AfterValidator(_hash)]


class SourceLines(StrictModel):
    """The content of data/lines.yaml: the hash of every line that is not blank."""

    lines: FrozenMapping[Cited, LineHash]
