"""`pricebook schema`: writes the JSON Schemas for text editors, and the reference page."""

import argparse
from pathlib import Path

from pricebook.interface_words.default_words import PARSED, parsed_words
from pricebook.schema.json_schema import schemas
from pricebook.schema.reference_tables import reference


def run(options: argparse.Namespace, rest: list[str]) -> int:
    options.parser.refuse(rest)
    data: Path = options.data
    docs: Path = options.docs
    # The file PARSED is outdated only after a change of the tool's own words.
    if (parsed := parsed_words()) != PARSED.read_text("utf-8"):
        PARSED.write_text(parsed, "utf-8")
        print(PARSED.as_posix())
    for path, text in schemas().items():
        file = data.parent / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        print(file.as_posix())
    if docs.is_file():
        docs.write_text(reference(), "utf-8")
        print(docs.as_posix())
    return 0
