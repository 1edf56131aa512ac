"""The command `pricebook`: what an editor does from a terminal."""

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from calculator.text.visible_text import escape_invisible
from pricebook.cli.terminal.command_line import command_line
from pricebook.site.clock import InvalidBuildDay


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code, as docs/commands.md lists them."""
    parser = command_line(__doc__ or "")
    if "_ARGCOMPLETE" in os.environ:
        # A shell asks what may follow; this ends the program.
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
    # Only the module of the command: importing all takes longer than most commands run. Garbage
    # collection during imports only takes time.
    gc.disable()
    command = import_module(f"{__name__}.{options.command}")
    gc.enable()
    try:
        code = int(command.run(options, rest))
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader, such as `head`, has closed the pipe. Python would flush the rest when it ends,
        # and fail.
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
