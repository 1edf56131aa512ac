"""The command `catalogue`: what an editor does from a terminal."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from calculator.visible import visible
from generator.clock import NoDay

# Each is the module of its name in this folder.
COMMANDS = (
    "approve",
    "build",
    "check",
    "diff",
    "edition",
    "hosts",
    "lines",
    "pages",
    "quote",
    "report",
    "sample",
    "schema",
    "trace",
    "translations",
    "verify",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. 0: done; 1: the data is at fault; 2: the command line is."""
    given = sys.argv[1:] if arguments is None else [*arguments]
    parser = argparse.ArgumentParser(prog="catalogue", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    # The one that is called, for the rooms behind all of them take longer to import than most
    # commands take to run; all of them where they are to be listed.
    # What is imported stays: to look for garbage among it would only take time.
    gc.disable()
    for name in given[:1] if given[:1] and given[0] in COMMANDS else COMMANDS:
        import_module(f"{__name__}.{name}").add_to(commands)
    gc.enable()
    options, rest = parser.parse_known_args(given)
    try:
        code = int(options.run(options, rest))
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever was reading has read enough, as `head` does. Python would write what is left
        # when it ends, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        # A file that cannot be read or written, or a program such as git that is not there.
        where = f"{visible(str(error.filename))}: " if error.filename else ""
        print(f"{where}{error.strerror or error}", file=sys.stderr)
        return 2
    except NoDay as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130  # What a shell says of a program that Ctrl-C has ended.
    return code
