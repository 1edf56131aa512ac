"""The lines of the source documents, told apart by their hashes: the documents stay elsewhere."""

import re
from typing import Annotated

from pydantic import AfterValidator

from pricebook.model.fields.references import Cited
from pricebook.model.fields.strict_model import Fixed, Strict, Text, refuse
from pricebook.problems.message_parts import shown


def _hash(text: str) -> str:
    if not re.fullmatch("[0-9a-f]{12}", text):
        refuse(f"expected the first 12 digits of a hash, found {shown(text)}")
    return text


LineHash = Annotated[Text, AfterValidator(_hash)]


class Lines(Strict):
    """Everything that data/lines.yaml says: the hash of every line that is not blank."""

    lines: Fixed[Cited, LineHash]
