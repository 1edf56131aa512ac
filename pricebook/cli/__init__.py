"""Checks the data of a price book, builds its site, and helps its editors."""

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from calculator.text.visible_text import escape_invisible
from pricebook.cli.terminal.command_line import command_line
from pricebook.cli.terminal.missing_data import missing_data
from pricebook.site.clock import InvalidBuildDay


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns an exit code of docs/commands.md.

    The default of `arguments` is the command line of the process.
    """
    parser = command_line(__doc__ or "")
    if "_ARGCOMPLETE" in os.environ:
        # A shell requests completions. autocomplete() prints them and exits.
        from argcomplete import autocomplete

        autocomplete(parser)
    given = sys.argv[1:] if arguments is None else [*arguments]
    options, rest = parser.parse_known_args(given)
    if options.completion:
        from argcomplete.shell_integration import shellcode

        print(shellcode([parser.prog], shell=options.completion))
        return 0
    if options.command is None:
        parser.refuse(rest)
        parser.print_help()
        return 0
    if message := missing_data(options):
        print(f"{options.parser.prog}: error: {message}", file=sys.stderr)
        return 2
    # Import the command's module only: importing all modules takes longer than most commands run.
    # Imports create no garbage, so collection would only take time.
    gc.disable()
    command = import_module(f"{__name__}.{options.command}")
    gc.enable()
    try:
        code = int(command.run(options, rest))
        sys.stdout.flush()
    except BrokenPipeError:
        # The reading program, such as `head`, has closed the pipe. Without this line, Python would
        # flush the remaining output at the end, and fail.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        # A file that cannot be read or written, or a missing program such as git.
        where = f"{escape_invisible(str(error.filename))}: " if error.filename else ""
        print(f"{where}{error.strerror or error}", file=sys.stderr)
        return 2
    except InvalidBuildDay as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130  # The exit code of shells for a program ended by Ctrl-C.
    return code
