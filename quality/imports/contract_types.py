"""Two contract types that import-linter lacks: an allowlist of imports, and no cycles."""

import sys
from graphlib import CycleError, TopologicalSorter
from typing import cast, override

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


def _is_in(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


class AllowedImports(Contract):
    """`modules` and everything in them import the standard library, themselves and `allowed` only.

    Modules in `exempt` are not checked. Needs `include_external_packages`. Only direct imports are
    checked: an allowed package may import anything.
    """

    type_name = "allowed_imports"

    modules = fields.ListField(subfield=fields.StringField())
    allowed = fields.ListField(subfield=fields.StringField(), required=False, default=[])
    exempt = fields.ListField(subfield=fields.StringField(), required=False, default=[])

    @override
    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        # In a contract that was read, the fields are replaced by their values.
        bound = cast(list[str], self.modules)
        allowed = [*bound, *cast(list[str], self.allowed)]
        exempt = cast(list[str], self.exempt)
        missing = [each for each in [*bound, *exempt] if each not in graph.modules]
        if missing:
            raise ValueError(f"no such module: {', '.join(missing)}")
        faults = [
            (importer, imported)
            for importer in sorted(graph.modules)
            if any(_is_in(importer, each) for each in bound)
            and not any(_is_in(importer, each) for each in exempt)
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if imported.partition(".")[0] not in sys.stdlib_module_names
            and not any(_is_in(imported, each) for each in allowed)
        ]
        lines = [
            f"{importer} -> {imported} (l.{detail['line_number']})"
            for importer, imported in faults
            for detail in graph.get_import_details(importer=importer, imported=imported)
        ]
        return ContractCheck(kept=not faults, metadata={"lines": lines})

    @override
    def render_broken_contract(self, check: ContractCheck) -> None:
        for line in check.metadata["lines"]:
            output.print_error(f"- {line}", bold=False)
        output.new_line()


class NoModuleCycles(Contract):
    """No modules import each other in a cycle, not even in a function or for type checking."""

    type_name = "no_module_cycles"

    @override
    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        imports = {each: graph.find_modules_directly_imported_by(each) for each in graph.modules}
        try:
            TopologicalSorter(imports).prepare()
        except CycleError as error:
            # graphlib lists the imported module before its importer, and the first module twice.
            cycle: list[str] = [*reversed(error.args[1][1:])]
            first = cycle.index(min(cycle))
            return ContractCheck(kept=False, metadata={"cycle": cycle[first:] + cycle[: first + 1]})
        return ContractCheck(kept=True)

    @override
    def render_broken_contract(self, check: ContractCheck) -> None:
        output.print_error(f"- {' -> '.join(check.metadata['cycle'])}", bold=False)
        output.new_line()
