"""python -m quality.imports.figures [PACKAGE…]: size and depth of the import graph.

The packages are in the current folder; the default is all packages of this repository.
"""

import ast
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import grimp

from quality.line import Line

PACKAGES = ("calculator", "pricebook", "setup", "quality", "benchmarks")

type Graph = Mapping[str, set[str]]


@dataclass(frozen=True)
class Size:
    """The size of an import graph. `levels` is the length of the longest path."""

    nodes: int
    edges: int
    levels: int
    cycles: tuple[frozenset[str], ...]

    def __str__(self) -> str:
        cycles = f"{len(self.cycles)} cycles" if len(self.cycles) != 1 else "1 cycle"
        return f"{self.nodes} nodes, {self.edges} imports, {self.levels} levels, {cycles}"


def module_graph(packages: tuple[str, ...]) -> dict[str, set[str]]:
    """Each module of these packages → the modules that it imports."""
    graph = grimp.build_graph(*packages, cache_dir=None)
    return {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}


def package_graph(modules: Graph) -> dict[str, set[str]]:
    """Each package → the other packages that its modules import.

    `__init__` belongs to its package. `__main__` is a separate node, because no module imports it
    and it may start any package.
    """
    packages = {name.rpartition(".")[0] for name in modules} - {""}

    def package(name: str) -> str:
        alone = name in packages or name.endswith("__main__")
        return name if alone else name.rpartition(".")[0] or name

    graph: dict[str, set[str]] = {package(name): set() for name in modules}
    for importer, imported in modules.items():
        graph[package(importer)] |= {package(each) for each in imported} - {package(importer)}
    return graph


def size(graph: Graph) -> Size:
    """The size of a graph; the nodes of a cycle count as one level."""
    below = {node: set(_below(graph, node)) for node in graph}
    groups = {
        node: frozenset({other for other in below[node] if node in below[other]} | {node})
        for node in graph
    }
    depth: dict[frozenset[str], int] = {}

    def levels(group: frozenset[str]) -> int:
        if group not in depth:
            lower = {groups[each] for node in group for each in graph[node]} - {group}
            depth[group] = 1 + max(map(levels, lower), default=0)
        return depth[group]

    return Size(
        nodes=len(graph),
        edges=sum(map(len, graph.values())),
        levels=max(map(levels, groups.values()), default=0),
        cycles=tuple(sorted({each for each in groups.values() if len(each) > 1}, key=sorted)),
    )


def _below(graph: Graph, node: str) -> Iterator[str]:
    """All nodes that a node imports, directly or through others."""
    found: set[str] = set()
    waiting = [*graph[node]]
    while waiting:
        if (each := waiting.pop()) not in found:
            found.add(each)
            yield each
            waiting += graph[each]


def class_names(packages: tuple[str, ...], root: Path) -> Counter[str]:
    """The number of top-level classes with each name."""
    return Counter(
        node.name
        for package in packages
        for file in (root / package).rglob("*.py")
        for node in ast.parse(file.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef)
    )


def imports() -> Line:
    """One line: the cycles between packages, and the size of the graph."""
    found = size(package_graph(module_graph(PACKAGES)))
    why = "; ".join(" ".join(sorted(each)) for each in found.cycles)
    return Line("Packages and the imports between them", "0 cycles", str(found), not why, why)


def main(packages: tuple[str, ...]) -> None:
    """Prints all figures."""
    modules = module_graph(packages)
    print(f"modules:  {size(modules)}")
    print(f"packages: {size(package_graph(modules))}")
    for what, names in (
        ("module", Counter(name.rpartition(".")[2] for name in modules)),
        ("class", class_names(packages, Path.cwd())),
    ):
        twice = sorted(name for name, number in names.items() if number > 1 and name[:2] != "__")
        print(f"{what} names more than once: {len(twice)} ({', '.join(twice)})")
    for package, number in sorted(Counter(name.rpartition(".")[0] for name in modules).items()):
        print(f"{number:4} {package or '-'}")


if __name__ == "__main__":
    sys.path.insert(0, str(Path.cwd()))
    main(tuple(sys.argv[1:]) or PACKAGES)
