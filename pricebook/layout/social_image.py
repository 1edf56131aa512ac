"""The picture beside a page's address where that is shared: its title and what it says."""

from dataclasses import astuple, dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import font_source_sans_pro
from PIL import Image, ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont, Layout

from pricebook.atomic_write import write_atomically
from pricebook.locations import BUILD

CACHE = BUILD / "pictures"
SIZE = (1200, 630)
# The dark band of a page, as theme/styles/tokens.css has it, and the mark's own yellow.
DEEP, ON_DEEP, ON_DEEP_SOFT, ACCENT = "#0d3a44", "#ffffff", "#c4dadd", "#f4c463"

_EDGE = 80
_WIDTH = SIZE[0] - 2 * _EDGE
_TITLES = (84, 70, 58)
_TITLE_LINES, _TEXT_LINES = 3, 3
# Counted up with every change of how pictures are drawn: those that lie ready are others then.
_LOOK = "1"
# No more of a text is looked at: it could not be shown.
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Picture:
    """What is written in it. A letter that the typeface (Latin, Greek, Cyrillic) lacks is a box."""

    firm: str
    title: str
    text: str
    foot: str

    @property
    def address(self) -> str:
        """Where it lies, from the site's root, under a name that changes with what it says."""
        named = sha256("\n".join((*astuple(self), _LOOK)).encode()).hexdigest()[:12]
        return f"assets/shared/picture.{named}.png"


def drawn(picture: Picture, cache: Path = CACHE) -> bytes:
    """The picture as PNG, 1200 × 630; what was drawn once is taken from `cache`."""
    kept = cache / Path(picture.address).name
    if not kept.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        write_atomically(kept, _drawn(picture))
    return kept.read_bytes()


def _drawn(picture: Picture) -> bytes:
    image = Image.new("RGB", SIZE, DEEP)
    draw = ImageDraw.Draw(image)
    font = _font("Semibold", 40)
    draw.text((_EDGE, 64), _lines(picture.firm, font, 1)[0], ON_DEEP, font)
    draw.rectangle((_EDGE, 128, _EDGE + 72, 133), ACCENT)
    font, lines = _title(picture.title)
    top = 176
    for line in lines:
        draw.text((_EDGE, top), line, ON_DEEP, font)
        top += round(font.size * 1.12)
    font = _font("Regular", 36)
    top += 20
    room = min(_TEXT_LINES, (540 - top) // 46)
    for line in _lines(picture.text, font, room):
        draw.text((_EDGE, top), line, ON_DEEP_SOFT, font)
        top += 46
    font = _font("Regular", 28)
    draw.text((_EDGE, 560), _lines(picture.foot, font, 1)[0], ON_DEEP_SOFT, font)
    written = BytesIO()
    # So few shades that a palette holds them: a fifth of the bytes.
    image.quantize(64, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


def _title(text: str) -> tuple[FreeTypeFont, list[str]]:
    """The title, as large as it can stand in its lines."""
    for size in _TITLES:
        font = _font("Bold", size)
        lines = _lines(text, font, _TITLE_LINES + 1)
        if len(lines) <= _TITLE_LINES:
            break
    return font, _lines(text, font, _TITLE_LINES)


def _lines(text: str, font: FreeTypeFont, most: int) -> list[str]:
    """The text in lines that fit; where they are not enough, the last one ends in an ellipsis."""
    lines = [""]
    for word in text[:_LONGEST].split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > _WIDTH:
            lines.append(word)
        else:
            lines[-1] = longer
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]} …"]
    return [_narrowed(line, font) for line in lines]


def _narrowed(line: str, font: FreeTypeFont) -> str:
    """A word or a last line that does not fit, cut where it must be."""
    while font.getlength(line) > _WIDTH:
        line = f"{line.removesuffix('…').rstrip()[:-1]}…"
    return line


@cache
def _font(weight: str, size: int) -> FreeTypeFont:
    # The basic layout is the same on every machine.
    file = Path(font_source_sans_pro.font_directory) / f"SourceSansPro-{weight}.ttf"
    return ImageFont.truetype(str(file), size, layout_engine=Layout.BASIC)
