"""`pricebook schema`: the schema files that editors' programs complete and underline by."""

import argparse

from pricebook.schema.json_schema import schemas
from pricebook.schema.reference_tables import with_new_tables


def run(options: argparse.Namespace, rest: list[str]) -> int:
    options.parser.refuse(rest)
    for path, text in schemas().items():
        file = options.data.parent / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        print(file.as_posix())
    if options.docs.is_file():
        options.docs.write_text(with_new_tables(options.docs.read_text("utf-8")), "utf-8")
        print(options.docs.as_posix())
    return 0
