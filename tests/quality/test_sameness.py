"""The comparison of two builds reports all differences except the allowed differences."""

from pathlib import Path

import pytest

from quality.sameness import compared, read_renamed

RENAMED = """
names: {shelf: section, frame.js: layout.js}
allowed:
  "data/.*":
    - {text: "<pre>.*?</pre>", reason: examples name modules}
orders: [""]
"""


def site(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("old", "new", "differences"),
    [
        ({"a.html": "<p>a"}, {"a.html": "<p>a"}, []),
        ({"a.html": '<p class="shelf">'}, {"a.html": '<p class="section">'}, []),
        ({"a.html": '<p class="shelf-wide">'}, {"a.html": '<p class="shelf-wide">'}, []),
        ({"b.0123456789ab.css": "p"}, {"b.ba9876543210.css": "p"}, []),
        ({"a.html": "b.0123456789ab.css"}, {"a.html": "b.ba9876543210.css"}, []),
        ({"data/a.html": "1<pre>x</pre>2"}, {"data/a.html": "1<pre>y</pre>2"}, []),
        ({"sha256.txt": "1  a.html\n"}, {"sha256.txt": "2  a.html\n"}, []),
        ({"a.js": "old"}, {"a.js": "new"}, []),
        (
            {"a.html": "<p>180"},
            {"a.html": "<p>190"},
            ["a.html, character 4:\n  old '<p>180'\n  new '<p>190'"],
        ),
        ({"a.html": "", "b.html": ""}, {"a.html": ""}, ["b.html: only in the old site"]),
        ({"a.html": ""}, {"a.html": "", "b.html": ""}, ["b.html: only in the new site"]),
        ({"a.html": "<pre>x</pre>"}, {"a.html": "<pre>y</pre>"}, ["a.html, character 5:"]),
    ],
)
def test_differences_between_two_builds_are_reported(
    old: dict[str, str], new: dict[str, str], differences: list[str], tmp_path: Path
) -> None:
    (tmp_path / "renamed.yaml").write_text(RENAMED, "utf-8")
    renamed = read_renamed(tmp_path / "renamed.yaml")
    _, found = compared(site(tmp_path / "old", old), site(tmp_path / "new", new), renamed)
    assert len(found) == len(differences)
    assert all(line.startswith(start) for line, start in zip(found, differences, strict=True))
