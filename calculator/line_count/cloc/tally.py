"""The result of a count: modules, their files, and the files without a count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from calculator.line_count.cloc.cloc_rules import REFERENCE, Rules
from calculator.line_count.cloc.file_count import NOTHING, Count
from calculator.line_count.input.reason import Reason


@dataclass(frozen=True, slots=True)
class File:
    """A file of a module: counted, or excluded by a pattern, or not counted for a reason.

    Exactly one of `count`, `pattern` and `reason` is not None.
    """

    path: str
    language: str | None
    count: Count | None = None
    pattern: str | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class CountedModule:
    """A module and its count.

    `path` is the module's folder, "" for the root. `stops` are the reasons why Odoo's own tool
    stops at the module and prints no count at all. `unmatched` are the patterns of `cloc_exclude`
    that match no file. A module of a pasted report has no counted files.
    """

    name: str
    path: str
    count: Count
    files: tuple[File, ...] = ()
    stops: tuple[Reason, ...] = ()
    unmatched: tuple[str, ...] = ()

    @property
    def languages(self) -> Mapping[str, Count]:
        """The count of each language, the most code first."""
        sums: dict[str, Count] = {}
        for file in self.files:
            if file.count and file.language:
                sums[file.language] = sums.get(file.language, NOTHING) + file.count
        return dict(sorted(sums.items(), key=lambda item: (-item[1].code, item[0])))

    @property
    def excluded(self) -> tuple[File, ...]:
        """The files that the manifest or Odoo's own patterns exclude."""
        return tuple(file for file in self.files if file.pattern is not None)

    @property
    def failed(self) -> tuple[File, ...]:
        """The files that could not be counted."""
        return tuple(file for file in self.files if file.reason)

    @property
    def unsure(self) -> tuple[File, ...]:
        """The counted files that the server's Python may not be able to parse."""
        return tuple(file for file in self.files if file.count and file.count.unsure)

    @property
    def partial(self) -> bool:
        """Whether Odoo's tool might count a file that was not counted here."""
        return any(not reason.as_odoo for file in self.files if (reason := file.reason))


@dataclass(frozen=True, slots=True)
class Tally:
    """All modules, ordered by name, and the files outside them.

    `outside` is the number of code files outside all modules. `skipped` are zips within the input
    and folders that could not be opened, also outside all modules. `refused` are whole inputs that
    were refused, with the paths that the caller gave. `rules` is None for a pasted report.
    """

    modules: tuple[CountedModule, ...]
    outside: int = 0
    skipped: tuple[File, ...] = ()
    refused: tuple[File, ...] = ()
    rules: Rules | None = None

    @property
    def count(self) -> Count:
        """The sum over all modules."""
        return sum((module.count for module in self.modules), NOTHING)

    @property
    def older_python(self) -> str | None:
        """The server's Python, such as "3.7", where it is older than the reference; else None."""
        if self.rules is None or self.rules.python >= REFERENCE.python:
            return None
        return ".".join(map(str, self.rules.python))

    @property
    def partial(self) -> bool:
        """Whether the total may be too small."""
        lacking = self.unseen or bool(self.refused)
        return lacking or any(module.partial for module in self.modules)

    @property
    def unseen(self) -> bool:
        """Whether there may be modules in folders that could not be opened."""
        return any(file.reason and not file.reason.as_odoo for file in self.skipped)


def together(tallies: Iterable[Tally]) -> Tally:
    """One tally with the modules and files of several tallies."""
    several = list(tallies)
    return Tally(
        modules=in_order(module for each in several for module in each.modules),
        outside=sum(each.outside for each in several),
        skipped=tuple(file for each in several for file in each.skipped),
        refused=tuple(file for each in several for file in each.refused),
        rules=next((each.rules for each in several if each.rules), None),
    )


def in_order(modules: Iterable[CountedModule]) -> tuple[CountedModule, ...]:
    """Modules sorted by name; modules with the same name by their path."""
    return tuple(sorted(modules, key=lambda module: (module.name, module.path)))
