"""Draws a page's social image, which other sites show in previews: title and text."""

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

CACHE = BUILD / "social_images"
SIZE = (1200, 630)
# Colours of the dark band in pricebook/theme/styles/tokens.css, and the yellow of the logo.
DEEP, ON_DEEP, ON_DEEP_SOFT, ACCENT = "#0d3a44", "#ffffff", "#c4dadd", "#f4c463"

_EDGE = 80
_WIDTH = SIZE[0] - 2 * _EDGE
_TITLES = (84, 70, 58)
_TITLE_LINES, _TEXT_LINES = 3, 3
# The version of the drawing: increase it with every change, to invalidate cached images.
_VERSION = "1"
# More characters of a text do not fit into the image.
_MAX_LENGTH = 400


@dataclass(frozen=True, slots=True)
class SocialImage:
    """The texts in the image. The font has Latin, Greek and Cyrillic; other letters are boxes."""

    firm: str
    title: str
    text: str
    foot: str

    @property
    def address(self) -> str:
        """The path from the site's root, with a hash of the texts."""
        digest = sha256("\n".join((*astuple(self), _VERSION)).encode()).hexdigest()[:12]
        return f"assets/shared/picture.{digest}.png"


def social_image_png(image: SocialImage, cache: Path = CACHE) -> bytes:
    """The image as PNG, 1200 × 630 pixels. The folder `cache` keeps drawn images."""
    cached = cache / Path(image.address).name
    if not cached.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        write_atomically(cached, _draw(image))
    return cached.read_bytes()


def _draw(texts: SocialImage) -> bytes:
    image = Image.new("RGB", SIZE, DEEP)
    draw = ImageDraw.Draw(image)
    font = _font("Semibold", 40)
    draw.text((_EDGE, 64), _lines(texts.firm, font, 1)[0], ON_DEEP, font)
    draw.rectangle((_EDGE, 128, _EDGE + 72, 133), ACCENT)
    font, lines = _title(texts.title)
    top = 176
    for line in lines:
        draw.text((_EDGE, top), line, ON_DEEP, font)
        top += round(font.size * 1.12)
    font = _font("Regular", 36)
    top += 20
    most = min(_TEXT_LINES, (540 - top) // 46)
    for line in _lines(texts.text, font, most):
        draw.text((_EDGE, top), line, ON_DEEP_SOFT, font)
        top += 46
    font = _font("Regular", 28)
    draw.text((_EDGE, 560), _lines(texts.foot, font, 1)[0], ON_DEEP_SOFT, font)
    png = BytesIO()
    # The image has few shades. A palette reduces the file to a fifth of the bytes.
    image.quantize(64, dither=Image.Dither.NONE).save(png, "PNG", optimize=True)
    return png.getvalue()


def _title(text: str) -> tuple[FreeTypeFont, list[str]]:
    """The largest font with which the title fits, and the title's lines."""
    for size in _TITLES:
        font = _font("Bold", size)
        lines = _lines(text, font, _TITLE_LINES + 1)
        if len(lines) <= _TITLE_LINES:
            break
    return font, _lines(text, font, _TITLE_LINES)


def _lines(text: str, font: FreeTypeFont, most: int) -> list[str]:
    """The text in at most `most` lines that fit the width. A longer text ends in an ellipsis."""
    lines = [""]
    for word in text[:_MAX_LENGTH].split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > _WIDTH:
            lines.append(word)
        else:
            lines[-1] = longer
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]} …"]
    return [_cut(line, font) for line in lines]


def _cut(line: str, font: FreeTypeFont) -> str:
    """The line, cut with an ellipsis if it is too wide."""
    while font.getlength(line) > _WIDTH:
        line = f"{line.removesuffix('…').rstrip()[:-1]}…"
    return line


@cache
def _font(weight: str, size: int) -> FreeTypeFont:
    # The basic layout engine gives the same result on every machine.
    file = Path(font_source_sans_pro.font_directory) / f"SourceSansPro-{weight}.ttf"
    return ImageFont.truetype(str(file), size, layout_engine=Layout.BASIC)
