"""Size, levels and cycles of small import graphs."""

from quality.imports.figures import package_graph, size


def test_levels_are_counted_along_the_longest_path() -> None:
    found = size({"cli": {"pages", "model"}, "pages": {"model"}, "model": set(), "alone": set()})
    assert str(found) == "4 nodes, 3 imports, 3 levels, 0 cycles"


def test_a_cycle_is_one_level_and_is_named() -> None:
    found = size({"cli": {"a"}, "a": {"b"}, "b": {"c"}, "c": {"a", "model"}, "model": set()})
    assert str(found) == "5 nodes, 5 imports, 3 levels, 1 cycle"
    assert found.cycles == (frozenset({"a", "b", "c"}),)


def test_packages_import_what_their_modules_import() -> None:
    modules = {
        "tool": set(),
        "tool.__main__": {"tool.pages", "tool.site.site"},
        "tool.pages": {"tool.site.site"},
        "tool.pages.home": {"tool.pages", "tool.site.site", "tool.site.clock"},
        "tool.site": set(),
        "tool.site.site": {"tool.site.clock", "tool"},
        "tool.site.clock": set(),
    }
    assert package_graph(modules) == {
        "tool": set(),
        "tool.__main__": {"tool.pages", "tool.site"},
        "tool.pages": {"tool.site"},
        "tool.site": {"tool"},
    }
