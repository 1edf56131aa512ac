"""Changes of a report by other programs; each is a function of a seeded Random and a report.

A change in `HARMLESS` loses nothing: the changed report must be read exactly. A change in `HARMFUL`
may lose something: the changed report must be read correctly or refused.
"""

import html
import json
import re
import textwrap
from collections.abc import Callable, Sequence
from random import Random

from tests.reports.printed import Line, Printed

type Damage = Callable[[Random, Printed], str]
LOG = "2026-11-30 12:00:00,{:03} 12 INFO db odoo.modules.loading: {} modules loaded in 0.68s"


def _each(change: Callable[[Random, int, str], str]) -> Damage:
    """A change of each line."""

    def damaged(random: Random, report: Printed) -> str:
        return "\n".join(
            change(random, number, line.text) for number, line in enumerate(report.lines)
        )

    return damaged


def _whole(change: Callable[[Random, str], str]) -> Damage:
    """A change of the whole text."""
    return lambda random, report: change(random, report.text)


def _cells(change: Callable[[Line], str]) -> Damage:
    """A table of the rows."""
    return lambda _, report: "\n".join(map(change, report.lines))


def _go_time(number: int) -> str:
    """A time without trailing zeros in its fraction, as programs in Go print it."""
    return f"2026-11-30T12:00:00.{number * 7 + 10_000:09}".rstrip("0") + "Z"


def _tabs(line: Line) -> str:
    return "\t".join(cell.rstrip() for cell in line.cells)


def _csv(line: Line) -> str:
    if line.kind in ("rule", "blank"):
        return line.text
    name, *numbers = line.cells
    cells = [name.replace('"', '""'), *(_thousands(number, ",") for number in numbers)]
    return ",".join(f'"{cell}"' for cell in cells)


def _semicolons(line: Line) -> str:
    name, *numbers = line.cells or ("",)
    return ";".join([name, *(_thousands(number, " ") for number in numbers)])


def _markdown(line: Line) -> str:
    if line.kind == "blank":
        return ""
    if line.kind == "rule":
        return "|---|---:|---:|---:|"
    return "| " + " | ".join(line.cells) + " |"


def _thousands(cell: str, mark: str) -> str:
    return f"{int(cell):,}".replace(",", mark) if re.fullmatch(r"-?\d+", cell) else cell


def _in_a_log(random: Random, report: Printed) -> str:
    before, after = (
        [LOG.format(number, random.randint(1, 200)) for number in range(random.randint(0, 4))]
        for _ in range(2)
    )
    return "\n".join(["$ odoo-bin cloc -d db", *before, report.text, *after])


def _without_width(random: Random, text: str) -> str:
    mark = "\N{ZERO WIDTH SPACE}"
    return "".join(mark + character if random.random() < 0.03 else character for character in text)


HARMLESS: dict[str, Damage] = {
    "unchanged": _whole(lambda _, text: text),
    "quoted": _each(lambda _r, _n, line: f"> {line}"),
    "quoted, without trailing spaces": _each(lambda _r, _n, line: f"> {line}".rstrip()),
    "quoted, without a space": _each(lambda _r, _n, line: f">{line}"),
    "quoted twice": _each(lambda _r, _n, line: f"> > {line}".rstrip()),
    "a bar before it": _each(lambda _r, _n, line: f"| {line}"),
    "bars around it": _each(lambda _r, _n, line: f"| {line} |"),
    "no-break spaces": _whole(lambda _, text: text.replace(" ", "\N{NO-BREAK SPACE}")),
    "every other space a no-break space": _whole(
        lambda _, text: text.replace("  ", " \N{NO-BREAK SPACE}")
    ),
    "entities": _whole(lambda _, text: html.escape(text).replace("  ", "&nbsp; ")),
    "entities of entities": _each(
        lambda _r, _n, line: html.escape(html.escape(f"> {line}").replace("  ", " &#160;"))
    ),
    "colours": _each(lambda _r, _n, line: f"\x1b[36modoo-1  |\x1b[0m {line}\x1b[0m"),
    "colours without their escape characters": _each(
        lambda _r, _n, line: f"[36modoo_1 | [0m{line}"
    ),
    "docker compose": _each(lambda _r, _n, line: f"odoo-1  | {line}"),
    "docker compose with times": _each(lambda _r, n, line: f"odoo-1  | {_go_time(n)} {line}"),
    "docker's log file": _each(
        lambda _r, n, line: json.dumps(
            {"log": f"{line}\n", "stream": "stdout", "time": _go_time(n)},
            separators=(",", ":"),
            ensure_ascii=False,
        )
    ),
    "kubectl": _each(lambda _r, n, line: f"{_go_time(n)} {line}"),
    "kubectl with names": _each(lambda _r, _n, line: f"[pod/odoo-7d9f8b6c5-x2x9k/odoo] {line}"),
    "syslog": _each(
        lambda _r, n, line: f"Nov {9 + n // 20:2} 12:00:{n % 60:02} host odoo[12]: {line}"
    ),
    "journald": _each(
        lambda _r, n, line: f"2026-11-30T12:{n % 60:02}:00+0100 host odoo-bin[{n + 9}]: {line}"
    ),
    "every line a log message": _each(
        lambda _r, n, line: f"2026-11-30 12:00:00,{n:03} 12 INFO db odoo.tools.cloc: {line}"
    ),
    "numbered": _each(lambda _r, n, line: f"{n + 1:6}\t{line}"),
    "numbered with full stops": _each(lambda _r, n, line: f"{n + 1}. {line}"),
    "bullets": _each(lambda _r, _n, line: f"* {line}"),
    "dashes": _each(lambda _r, _n, line: f"- {line}"),
    "indented": _each(lambda _r, _n, line: f"      {line}"),
    "a <br> after every line": _each(lambda _r, _n, line: f"{line}<br>"),
    "without trailing spaces": _each(lambda _r, _n, line: line.rstrip()),
    "an empty line below every line": _whole(lambda _, text: text.replace("\n", "\n\n")),
    "Windows line ends": _whole(lambda _, text: text.replace("\n", "\r\n")),
    "long dashes": _whole(lambda _, text: text.replace("---", "\N{EM DASH}")),
    "fenced": _whole(lambda _, text: f"```\n{text}```"),
    "fenced on the same line": _whole(lambda _, text: f"```{text}```"),
    "after a shell prompt": _whole(lambda _, text: f"odoo@host:~$ {text}"),
    "in a log": _in_a_log,
    "zero-width characters": _whole(_without_width),
    "without rules": lambda _, report: "\n".join(
        line.text for line in report.lines if line.kind != "rule"
    ),
    "twice": _whole(lambda _, text: text + text),
    "tabs": _cells(_tabs),
    "commas": _cells(_csv),
    "semicolons": _cells(_semicolons),
    "a table in Markdown": _cells(_markdown),
}


def _wrapped(width: int, *, quoted: bool, kept: bool) -> Damage:
    """Long lines broken at spaces, as in an e-mail."""

    def damaged(_: Random, report: Printed) -> str:
        wrapper = textwrap.TextWrapper(
            width, drop_whitespace=not kept, break_long_words=False, break_on_hyphens=False
        )
        lines = [piece for line in report.lines for piece in wrapper.wrap(line.text) or [""]]
        return "\n".join(f"> {line}" if quoted else line for line in lines)

    return damaged


def _broken(random: Random, report: Printed) -> str:
    """Lines broken at a width, as in a terminal."""
    width = random.randint(20, 110)
    return "\n".join(
        line.text[at : at + width]
        for line in report.lines
        for at in range(0, max(len(line.text), 1), width)
    )


def _lines(change: Callable[[Random, list[str]], Sequence[str]]) -> Damage:
    return lambda random, report: "\n".join(change(random, report.text.split("\n")))


def _at(random: Random, lines: Sequence[str]) -> int:
    return random.randrange(len(lines))


def _without_one(random: Random, lines: list[str]) -> list[str]:
    del lines[_at(random, lines)]
    return lines


def _one_twice(random: Random, lines: list[str]) -> list[str]:
    at = _at(random, lines)
    return lines[:at] + lines[at : at + 1] + lines[at:]


def _two_swapped(random: Random, lines: list[str]) -> list[str]:
    one, other = _at(random, lines), _at(random, lines)
    lines[one], lines[other] = lines[other], lines[one]
    return lines


def _without_some(random: Random, lines: list[str]) -> list[str]:
    first, last = sorted((_at(random, lines), _at(random, lines)))
    return lines[:first] + random.choice([[], ["[…]"], ["..."]]) + lines[last:]


def _some_quoted(random: Random, lines: list[str]) -> list[str]:
    first, last = sorted((_at(random, lines), _at(random, lines)))
    return [f"> {line}" if first <= at <= last else line for at, line in enumerate(lines)]


def _a_digit_changed(random: Random, text: str) -> str:
    at = random.choice([found.start() for found in re.finditer(r"\d", text)])
    return text[:at] + random.choice("0123456789") + text[at + 1 :]


def _a_character_lost(random: Random, text: str) -> str:
    at = random.randrange(len(text))
    return text[:at] + text[at + 1 :]


def _broken_somewhere(random: Random, text: str) -> str:
    for _ in range(random.randint(1, 6)):
        at = random.randrange(len(text))
        text = text[:at] + "\n" + text[at:]
    return text


def _joined_somewhere(random: Random, text: str) -> str:
    at = random.choice([found.start() for found in re.finditer("\n", text)])
    return text[:at] + random.choice(["", " "]) + text[at + 1 :]


def _cut_at_the_end(random: Random, report: Printed) -> str:
    width = random.randint(5, max(len(line.text) for line in report.lines))
    return "\n".join(line.text[:width] for line in report.lines)


def _cut_at_the_start(random: Random, report: Printed) -> str:
    first = random.randint(1, max(len(line.text) for line in report.lines))
    return "\n".join(line.text[first:] for line in report.lines)


def _decimals(line: Line) -> str:
    cells = [f"{cell},000" if re.fullmatch(r"-?\d+", cell) else cell for cell in line.cells]
    return "\t".join(cells)


def _with_logs_between(random: Random, lines: list[str]) -> list[str]:
    for _ in range(random.randint(1, 8)):
        noise = random.choice([LOG.format(1, 3), "db-1  | LOG:  checkpoint 3 1 2", "", "9 4 5"])
        lines.insert(_at(random, lines), noise)
    return lines


HARMFUL: dict[str, Damage] = {
    "wrapped at 72": _wrapped(72, quoted=False, kept=True),
    "wrapped at 72, without indents": _wrapped(72, quoted=False, kept=False),
    "wrapped at 76, then quoted": _wrapped(76, quoted=True, kept=True),
    "wrapped at 40": _wrapped(40, quoted=False, kept=False),
    "broken at a width": _broken,
    "spaces collapsed": _each(lambda _r, _n, line: " ".join(line.split())),
    "indents lost": _each(lambda _r, _n, line: line.strip()),
    "nested bullets": _each(
        lambda _r, _n, line: " " * (len(line) - len(line.lstrip())) + "* " + line.lstrip()
    ),
    "cut at the end": _cut_at_the_end,
    "cut at the start": _cut_at_the_start,
    "ended early": _lines(lambda random, lines: lines[: _at(random, lines)]),
    "started late": _lines(lambda random, lines: lines[_at(random, lines) :]),
    "ended within a line": _whole(lambda random, text: text[: random.randrange(len(text))]),
    "started within a line": _whole(lambda random, text: text[random.randrange(len(text)) :]),
    "a line lost": _lines(_without_one),
    "lines lost": _lines(_without_some),
    "a line twice": _lines(_one_twice),
    "two lines swapped": _lines(_two_swapped),
    "some lines quoted": _lines(_some_quoted),
    "a digit changed": _whole(_a_digit_changed),
    "a character lost": _whole(_a_character_lost),
    "broken somewhere": _whole(_broken_somewhere),
    "joined somewhere": _whole(_joined_somewhere),
    "all spaces lost": _whole(lambda _, text: text.replace(" ", "")),
    "decimals": _cells(_decimals),
    "thousands with spaces": _each(
        lambda _r, _n, line: re.sub(r"\d{4,}", lambda found: _thousands(found[0], " "), line)
    ),
    "log lines between": _lines(_with_logs_between),
    "rules lost, and ended early": _lines(
        lambda random, lines: [
            line for line in lines[: _at(random, lines)] if not line.startswith("--")
        ]
    ),
}
