"""`pricebook verify`: compares the site at an address with the built site."""

import argparse
from urllib.parse import urlsplit

from pricebook.cli.terminal.progress import Progress
from pricebook.publish.checksums import NAME
from pricebook.publish.served_site import differences


def run(options: argparse.Namespace, rest: list[str]) -> int:
    options.parser.refuse(rest)
    if urlsplit(options.address).scheme not in ("http", "https"):
        options.parser.error(f"expected an address with https or http, found {options.address}")
    if not (options.site_dir / NAME).is_file():
        options.parser.error(f"expected a built site in {options.site_dir}: run pricebook build")
    progress = Progress()

    def watch(done: int, total: int) -> None:
        if progress.due:
            progress.show(f"{done} of {total} files compared")

    try:
        with_headers = not options.no_headers
        differing = [
            *differences(
                options.address, options.site_dir, with_headers=with_headers, on_progress=watch
            )
        ]
    finally:
        progress.clear()
    count = "1 difference" if len(differing) == 1 else f"{len(differing) or 'no'} differences"
    print("\n".join([*differing, count]))
    return 1 if differing else 0
