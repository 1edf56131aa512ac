"""The command `pricebook`: what an editor does from a terminal."""

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from calculator.text.visible_text import visible
from pricebook.cli.terminal.command_line import command_line
from pricebook.site.clock import NoDay


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
    # The one command that is called: what is behind all of them takes longer to import than most
    # commands take to run. What is imported stays: to look for garbage in it only takes time.
    gc.disable()
    command = import_module(f"{__name__}.{options.command}")
    gc.enable()
    try:
        code = int(command.run(options, rest))
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
