"""The social image of a page: its texts stay inside the margins."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from pricebook.layout.social_image import DEEP, ON_DEEP, ON_DEEP_SOFT, SocialImage, social_image_png

TOKENS = Path(__file__).resolve().parents[3] / "pricebook" / "theme" / "styles" / "tokens.css"
SHORT = SocialImage("Björkhamn", "Kodvård", "Från 180 kr per 100 rader.", "exkl. moms")
LONG = "Omsorgsavtal för Tundra, i alla dess delar och för alla. " * 9
NAMES = {"--deep": DEEP, "--on-deep": ON_DEEP, "--on-deep-soft": ON_DEEP_SOFT}


def written(shown: SocialImage, cache: Path) -> tuple[int, int, int, int]:
    """The bounding box of the text in pixels: left, top, right, bottom."""
    with Image.open(BytesIO(social_image_png(shown, cache))) as opened:
        image = opened.convert("RGB")
    assert image.size == (1200, 630)
    box = Image.eval(image.convert("L"), lambda light: 255 if light > 100 else 0).getbbox()
    assert box
    return box


@pytest.mark.parametrize(
    "image",
    [
        SHORT,
        SocialImage("Björkhamn " * 90, LONG, LONG, LONG),
        SocialImage("L", "x" * 10_000_000, "y" * 10_000_000, ""),
        SocialImage("", "\u202e<script>\u0000\n", "", ""),
    ],
    ids=["an ordinary page", "long words and many of them", "ten megabytes", "hostile text"],
)
def test_texts_stay_inside_the_margins(image: SocialImage, tmp_path: Path) -> None:
    left, top, right, bottom = written(image, tmp_path)
    assert (left, top) >= (70, 60)
    assert right <= 1130
    assert bottom <= 600


def test_an_image_is_cached_and_other_texts_give_another_image(tmp_path: Path) -> None:
    first = social_image_png(SHORT, tmp_path)
    assert social_image_png(SHORT, tmp_path) == first
    [cached] = tmp_path.iterdir()
    assert cached.name == Path(SHORT.address).name
    other = SocialImage("Björkhamn", "Kodvård", "Från 190 kr per 100 rader.", "exkl. moms")
    assert social_image_png(other, tmp_path) != first
    assert other.address != SHORT.address


def test_the_colours_are_those_of_the_theme() -> None:
    light = TOKENS.read_text("utf-8").partition("@media")[0]
    found = {name: re.search(rf"{name}: (#\w+);", light) for name in NAMES}
    assert {name: match and match[1] for name, match in found.items()} == NAMES
