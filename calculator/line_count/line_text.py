"""A count of lines in the words of a language, at the prices of an edition."""

from collections.abc import Collection, Sequence
from decimal import Decimal

from calculator.line_count.cloc.file_count import NOTHING
from calculator.line_count.cloc.tally import CountedModule, File, Tally
from calculator.line_count.input.reason import Reason
from calculator.line_count.line_price import Priced, priced, spread
from calculator.pricing.kinds import Counted
from calculator.pricing.money import rounded
from calculator.pricing.price_book import Edition, Names
from calculator.text.estimate_text import parts_said, parts_without_tax
from calculator.text.localise import Wording
from calculator.text.visible_text import visible

_LONGEST_NAME = 200
_MOST_PATTERNS = 20
NONE = "–"


class LinesWording:
    """What there is to say of a count; `ticked` are the numbers of the modules that it is of."""

    def __init__(self, quantity: str, edition: Edition, wording: Wording) -> None:
        """`quantity` is the id of what is counted. The wording has the words of counting."""
        self.quantity, self.edition, self.wording = quantity, edition, wording
        self._names = wording.book.quantities[quantity].names

    def say(self, key: str, **figures: str | int | Counted) -> str:
        """One of the words of counting."""
        return self.wording.say("lines", key, **figures)

    def lines(self, count: int) -> str:
        """A number of lines: "4 321 rader"."""
        return self.wording.counted(count, self._names)

    def modules(self, count: int) -> Counted:
        """A number of modules."""
        return Counted(count, self._pair("module", "modules"))

    def files(self, count: int) -> Counted:
        """A number of files."""
        return Counted(count, self._pair("file", "files"))

    def priced(self, tally: Tally, ticked: Collection[int]) -> Priced:
        """What the modules cost together."""
        lines = sum(tally.modules[at].count.code for at in ticked)
        return priced(lines, self.quantity, self.edition, self.wording.book)

    def cells(self, tally: Tally, ticked: Collection[int]) -> list[list[str]]:
        """The share and the price of every module, dashes for those that are not ticked."""
        lines = [
            module.count.code if at in ticked else 0 for at, module in enumerate(tally.modules)
        ]
        whole, month = sum(lines), self.priced(tally, ticked).total.month
        parts = spread(month, lines, self.wording.book.decimals) if month else []
        return [
            [self._share(each, whole), self.wording.figure(parts[at]) if parts else NONE]
            if at in ticked
            else [NONE, NONE]
            for at, each in enumerate(lines)
        ]

    def covers(self, tally: Tally, ticked: Collection[int]) -> str:
        """What the sum is of: how many modules, and all their lines."""
        total = sum((tally.modules[at].count for at in ticked), NOTHING).total
        return self.say("covers", modules=self.modules(len(ticked)), total=self.lines(total))

    def heard(self, tally: Tally, ticked: Collection[int]) -> str:
        """The sum in one sentence."""
        if not ticked:
            return self.say("no_modules")
        found = self.priced(tally, ticked)
        counted, modules = self.lines(found.lines), self.modules(len(ticked))
        parts = parts_without_tax(found.total, self.wording)
        if not parts:
            return counted
        price = parts_said(parts, self.wording)
        return self.say("summary", count=counted, modules=modules, price=price)

    def warnings(self, tally: Tally, ticked: Collection[int]) -> list[str]:
        """Why the sum may be too small, or may differ from the server's."""
        modules = [tally.modules[at] for at in ticked]
        known = {
            "partial": any(module.partial for module in modules),
            "unopened": tally.unseen,
            "refused": bool(tally.refused),
        }
        known["unsure_sum"] = any(module.unsure for module in modules)
        said = [self.say(key) for key, holds in known.items() if holds]
        python, rules = tally.older_python, tally.rules
        if python and rules and any("python" in module.languages for module in modules):
            said.append(self.say("older_python", version=rules.version, python=python))
        return said

    def basis(self, version: str) -> str:
        """By which version's rules was counted, or that a report was read ("")."""
        return self.say("counted_as", version=version) if version else self.say("reported")

    def languages(self, module: CountedModule) -> str:
        """The lines of each language, the most first."""
        return " · ".join(
            self.say("language_lines", language=self.say(language), count=count.code)
            for language, count in module.languages.items()
        )

    def folder(self, module: CountedModule) -> str:
        """Where a module lies, "" where its name says it."""
        if module.path in ("", module.name):
            return ""
        return self.say("in_folder", path=visible(module.path))

    def stops(self, module: CountedModule) -> list[str]:
        """Why Odoo's own tool prints nothing for a module."""
        return [self.say("stops", reason=self.reason(reason)) for reason in module.stops]

    def unmatched(self, module: CountedModule) -> str:
        """Which patterns of the manifest match no file, "" where all match one."""
        if not module.unmatched:
            return ""
        shown = [_short(_written(pattern)) for pattern in module.unmatched[:_MOST_PATTERNS]]
        more = ["…"] if len(module.unmatched) > _MOST_PATTERNS else []
        return self.say("unmatched", patterns=", ".join([*shown, *more]))

    def lists(self, module: CountedModule) -> list[tuple[str, Sequence[File]]]:
        """The files of a module with something to say of each, under headings.

        Those that are not counted, then those that the server may not count, then those left out.
        """
        kinds = {"failed": module.failed, "unsure": module.unsure, "excluded": module.excluded}
        return [
            (self.say(key, files=self.files(len(files))), files)
            for key, files in kinds.items()
            if files
        ]

    def why(self, file: File) -> str:
        """Why a file is listed: it is not counted, or the server may not count it."""
        if file.reason:
            return self.reason(file.reason)
        if file.count:
            return self.say("unsure_why")
        return self.say("excluded_by", pattern=_short(file.pattern or ""))

    def reason(self, reason: Reason) -> str:
        """Why, in a sentence; names in it are shown as what they are."""
        figures = {
            name: _short(figure) if isinstance(figure, str) else figure
            for name, figure in reason.figures.items()
        }
        return self.wording.say("reasons", reason.code, **figures)

    def outside(self, tally: Tally) -> str:
        """That there is code outside every module."""
        return self.say("outside", files=self.files(tally.outside))

    def progress(self, files: tuple[int, int], size: tuple[int, int]) -> str:
        """How far a count is: files and bytes, of how many."""
        return self.say(
            "progress",
            done=files[0],
            files=self.files(files[1]),
            megabytes=self._megabytes(size[0]),
            megabytes_all=self._megabytes(size[1]),
        )

    def _pair(self, one: str, many: str) -> Names:
        code = self.wording.language
        return Names({code: self.say(one)}, {code: self.say(many)})

    def _share(self, lines: int, whole: int) -> str:
        percent = rounded(Decimal(100 * lines) / whole, 1) if whole else Decimal(0)
        return self.say("percent", number=self.wording.number(percent))

    def _megabytes(self, size: int) -> str:
        return self.wording.number(rounded(Decimal(size) / 10**6, 1))


def _written(pattern: str) -> str:
    """A pattern as it stands in a manifest of UTF-8, which Odoo’s tool reads as latin-1."""
    try:
        return pattern.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return pattern


def _short(name: str) -> str:
    shown = visible(name)
    return shown if len(shown) <= _LONGEST_NAME else f"{shown[: _LONGEST_NAME - 1]}…"
