"""The modules of an input: the outermost folders with a manifest, and the files of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from calculator.line_count.cloc.cloc_rules import MANIFESTS
from calculator.line_count.input.input_files import Entry, InputFiles

type _Branch = dict[str, _Branch | None]  # folder → its subfolders; None for a module


@dataclass(frozen=True, slots=True)
class FoundModule:
    """A module in an input: `root` is its folder, "" where the input itself is the module.

    `files` are indexes of entries; `manifests` maps a manifest's name to its entry's index.
    """

    name: str
    root: str
    files: tuple[int, ...]
    manifests: Mapping[str, int]

    def inside(self, entry: Entry) -> str:
        """The path of an entry relative to the module."""
        return entry.path[len(self.root) + 1 :] if self.root else entry.path


def find_modules(source: InputFiles) -> tuple[tuple[FoundModule, ...], tuple[int, ...]]:
    """The modules of an input, and the indexes of the entries outside all modules.

    A folder with a manifest of any version is a module, even where the chosen version does not
    read that manifest. A module within a module is a part of the outer module.
    """
    tree = _tree(entry.path for entry in source.entries)
    files: dict[str, list[int]] = {}
    outside = []
    for at, entry in enumerate(source.entries):
        root = _root(tree, entry.path)
        if root is None:
            outside.append(at)
        else:
            files.setdefault(root, []).append(at)
    found = [_found(source, root, within) for root, within in files.items()]
    return tuple(found), tuple(outside)


def _found(source: InputFiles, root: str, files: list[int]) -> FoundModule:
    name = root[root.rfind("/") + 1 :] or source.name
    prefix = f"{root}/" if root else ""
    manifests = {
        entry.path[len(prefix) :]: at
        for at in files
        if (entry := source.entries[at]).path.removeprefix(prefix) in MANIFESTS
    }
    return FoundModule(name, root, tuple(files), manifests)


def _tree(paths: Iterable[str]) -> _Branch | None:
    """The folders that lead to modules, as a tree; None where the input itself is a module."""
    tree: _Branch = {}
    for path in paths:
        folder, _, name = path.rpartition("/")
        if name not in MANIFESTS:
            continue
        if not folder:
            return None
        *above, last = folder.split("/")
        branch = tree
        for part in above:
            deeper = branch.setdefault(part, {})
            if deeper is None:
                break
            branch = deeper
        else:
            branch[last] = None
    return tree


def _root(tree: _Branch | None, path: str) -> str | None:
    """The folder of a path's module; None where the path is outside all modules."""
    if tree is None:
        return ""
    folders = path.split("/")[:-1]
    branch = tree
    for depth, part in enumerate(folders):
        if part not in branch:
            return None
        deeper = branch[part]
        if deeper is None:
            return "/".join(folders[: depth + 1])
        branch = deeper
    return None
