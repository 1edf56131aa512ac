"""The sentences on a count of lines, in one language and at the prices of one edition."""

from collections.abc import Collection, Sequence
from decimal import Decimal

from calculator.line_count.cloc.file_count import NOTHING
from calculator.line_count.cloc.tally import CountedModule, File, Tally
from calculator.line_count.input.reason import Reason
from calculator.line_count.line_price import Priced, priced, spread
from calculator.pricing.kinds import Counted
from calculator.pricing.money import rounded
from calculator.pricing.price_book import Edition, Names
from calculator.text.estimate_text import parts_text, parts_without_tax
from calculator.text.localise import Localiser
from calculator.text.visible_text import escape_invisible

_MAX_NAME_LENGTH = 200
_MAX_PATTERNS = 20
NONE = "–"


class LineCountLocaliser:
    """Localises a count of lines.

    The methods' parameter `ticked` has the indexes of the chosen modules in the tally. `general`
    localises everything else, such as amounts.
    """

    def __init__(self, quantity: str, edition: Edition | None, localiser: Localiser) -> None:
        """`quantity` is the id of the quantity of lines; `localiser` needs the words of counting.

        Where `edition` is None, a count has no price. Raises KeyError where the book has no such
        quantity.
        """
        self.quantity, self.edition, self.general = quantity, edition, localiser
        self._names = localiser.book.quantities[quantity].names

    def text(self, key: str, **figures: str | int | Counted) -> str:
        """A template of the words of counting, filled in with figures."""
        return self.general.text("lines", key, **figures)

    def lines(self, count: int) -> str:
        """A number of lines: "4 321 rader"."""
        return self.general.counted(count, self._names)

    def modules(self, count: int) -> Counted:
        """A number of modules."""
        return Counted(count, self._pair("module", "modules"))

    def files(self, count: int) -> Counted:
        """A number of files."""
        return Counted(count, self._pair("file", "files"))

    def priced(self, tally: Tally, ticked: Collection[int]) -> Priced:
        """The price of the ticked modules together."""
        lines = sum(tally.modules[at].count.code for at in ticked)
        if self.edition is None:
            return Priced(lines, ())
        return priced(lines, self.quantity, self.edition, self.general.book)

    def cells(self, tally: Tally, ticked: Collection[int]) -> list[list[str]]:
        """The share and the price of every module; dashes for a module that is not ticked."""
        lines = [
            module.count.code if at in ticked else 0 for at, module in enumerate(tally.modules)
        ]
        whole, month = sum(lines), self.priced(tally, ticked).total.month
        parts = spread(month, lines, self.general.book.decimals) if month else []
        return [
            [self._share(each, whole), self.general.figure(parts[at]) if parts else NONE]
            if at in ticked
            else [NONE, NONE]
            for at, each in enumerate(lines)
        ]

    def covers(self, tally: Tally, ticked: Collection[int]) -> str:
        """What the sum covers: the number of modules, and the number of all their lines."""
        total = sum((tally.modules[at].count for at in ticked), NOTHING).total
        return self.text("covers", modules=self.modules(len(ticked)), total=self.lines(total))

    def summary(self, tally: Tally, ticked: Collection[int]) -> str:
        """The sum in one sentence."""
        if not ticked:
            return self.text("no_modules")
        found = self.priced(tally, ticked)
        counted, modules = self.lines(found.lines), self.modules(len(ticked))
        parts = parts_without_tax(found.total, self.general) if self.edition else []
        if not parts:
            return counted
        price = parts_text(parts, self.general)
        return self.text("summary", count=counted, modules=modules, price=price)

    def warnings(self, tally: Tally, ticked: Collection[int]) -> list[str]:
        """Why the sum may be too small, or may differ from the server's sum; a line per reason."""
        modules = [tally.modules[at] for at in ticked]
        known = {
            "partial": any(module.partial for module in modules),
            "unopened": tally.unseen,
            "refused": bool(tally.refused),
        }
        known["unsure_sum"] = any(module.unsure for module in modules)
        lines = [self.text(key) for key, holds in known.items() if holds]
        python, rules = tally.older_python, tally.rules
        if python and rules and any("python" in module.languages for module in modules):
            lines.append(self.text("older_python", version=rules.version, python=python))
        return lines

    def basis(self, version: str) -> str:
        """The version whose rules apply; for version "", the sentence on a pasted report."""
        return self.text("counted_as", version=version) if version else self.text("reported")

    def languages(self, module: CountedModule) -> str:
        """The lines of each language, the largest number first."""
        return " · ".join(
            self.text("language_lines", language=self.text(language), count=count.code)
            for language, count in module.languages.items()
        )

    def folder(self, module: CountedModule) -> str:
        """The folder of a module, "" where the folder has the module's name."""
        if module.path in ("", module.name):
            return ""
        return self.text("in_folder", path=escape_invisible(module.path))

    def stops(self, module: CountedModule) -> list[str]:
        """Why Odoo's own tool prints nothing for a module."""
        return [self.text("stops", reason=self.reason(reason)) for reason in module.stops]

    def unmatched(self, module: CountedModule) -> str:
        """The patterns of the manifest that match no file; "" where every pattern matches."""
        if not module.unmatched:
            return ""
        shown = [_short(_written(pattern)) for pattern in module.unmatched[:_MAX_PATTERNS]]
        more = ["…"] if len(module.unmatched) > _MAX_PATTERNS else []
        return self.text("unmatched", patterns=", ".join([*shown, *more]))

    def lists(self, module: CountedModule) -> list[tuple[str, Sequence[File]]]:
        """The files of a module that need a remark, as pairs of heading and files.

        First come the files that could not be counted, then the files that the server may not
        count, then the excluded files.
        """
        kinds = {"failed": module.failed, "unsure": module.unsure, "excluded": module.excluded}
        return [
            (self.text(key, files=self.files(len(files))), files)
            for key, files in kinds.items()
            if files
        ]

    def file_reason(self, file: File) -> str:
        """Why a file is listed: not counted, excluded, or perhaps not counted by the server."""
        if file.reason:
            return self.reason(file.reason)
        if file.count:
            return self.text("unsure_why")
        return self.text("excluded_by", pattern=_short(file.pattern or ""))

    def reason(self, reason: Reason) -> str:
        """A reason as a sentence; long names are shortened, invisible characters escaped."""
        figures = {
            name: _short(figure) if isinstance(figure, str) else figure
            for name, figure in reason.figures.items()
        }
        return self.general.text("reasons", reason.code, **figures)

    def outside(self, tally: Tally) -> str:
        """The note on code outside all modules."""
        return self.text("outside", files=self.files(tally.outside))

    def progress(self, files: tuple[int, int], size: tuple[int, int]) -> str:
        """The progress of a count; `files` and `size` (bytes) are pairs: done, all."""
        return self.text(
            "progress",
            done=files[0],
            files=self.files(files[1]),
            megabytes=self._megabytes(size[0]),
            megabytes_all=self._megabytes(size[1]),
        )

    def _pair(self, one: str, many: str) -> Names:
        code = self.general.language
        return Names({code: self.text(one)}, {code: self.text(many)})

    def _share(self, lines: int, whole: int) -> str:
        percent = rounded(Decimal(100 * lines) / whole, 1) if whole else Decimal(0)
        return self.text("percent", number=self.general.number(percent))

    def _megabytes(self, size: int) -> str:
        return self.general.number(rounded(Decimal(size) / 10**6, 1))


def _written(pattern: str) -> str:
    """A pattern decoded as UTF-8, as its author typed the pattern; Odoo’s tool reads latin-1."""
    try:
        return pattern.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return pattern


def _short(name: str) -> str:
    shown = escape_invisible(name)
    return shown if len(shown) <= _MAX_NAME_LENGTH else f"{shown[: _MAX_NAME_LENGTH - 1]}…"
