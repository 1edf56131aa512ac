"""The how-tos for developers hold: their changes work in a copy of the sources."""

from pathlib import Path

from setup.quality import OTHER_PYODIDE
from setup.versions import NODE, node_pins
from tests.docs.how_to import HOW_TOS, ROOT, blocks, changed


def test_another_pyodide_is_named_in_one_place(tmp_path: Path) -> None:
    """`make check` follows the rest of this how-to, because it needs another Pyodide."""
    (change,) = blocks(HOW_TOS / "develop-another-pyodide.md")
    assert change.path == NODE
    (tmp_path / NODE).write_text(changed((ROOT / NODE).read_text("utf-8"), change), "utf-8")
    was, now = node_pins(ROOT / NODE), node_pins(tmp_path / NODE)
    assert now == {**was, "pyodide": node_pins(ROOT / OTHER_PYODIDE / NODE)["pyodide"]} != was
