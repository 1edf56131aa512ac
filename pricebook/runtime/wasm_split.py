"""Splits the interpreter's WebAssembly into two modules: hot functions and cold functions.

Pyodide's WebAssembly has about seventeen thousand functions. Starting Python and answering a
request run only some of them: the *hot* functions. The browser downloads the module with the *cold*
functions only when one of them is called.

`instrumented` makes a module that records which functions run. `split` makes two modules:

- The *first* module has the bodies of the hot functions. Each cold function in it calls the real
  function through the table `@cold`. Before that, it calls `ensure`, which calls slot 0 of the
  table if the second module is not loaded. The page puts a function there that fetches the module.
- The *second* module has the bodies of the cold functions. Each hot function in it calls the real
  function through the table `@hot`. The module imports memory, tables, tags and variables of the
  first module. Its instantiation fills `@cold`.

Functions, types and globals have the same indexes as in the whole module, so that bodies can be
copied unchanged.
"""

from collections.abc import Collection
from dataclasses import dataclass

from pricebook.runtime.wasm import (
    CODE,
    ELEMENTS,
    END,
    EXPORTS,
    FUNCREF,
    FUNCTION,
    FUNCTIONS,
    GLOBAL,
    GLOBALS,
    I32,
    IMPORTS,
    MEMORY,
    MEMORY_KIND,
    TABLE,
    TABLES,
    TAG,
    TAGS,
    TYPES,
    Reader,
    WasmError,
    WasmModule,
    added,
    i32_const,
    name,
    sized,
    unsigned,
    vector,
)

# The prefix of the names that the first module exports for the second one and for the page.
MARK = "@"
# The module name in the second module's imports from the first one.
FIRST = "first"

_CALL, _CALL_INDIRECT, _LOCAL_GET, _GLOBAL_GET, _GLOBAL_SET = (
    b"\x10", b"\x11", b"\x20", b"\x23", b"\x24",
)  # fmt: skip
_IF, _I32_EQZ, _NOTHING = b"\x04", b"\x45", b"\x40"
_NO_LOCALS = b"\0"
_PLAIN = bytes([0x60, 0, 0])  # the type of a function without parameters and results


@dataclass(frozen=True, slots=True)
class Halves:
    """The two modules in the binary format."""

    first: bytes
    second: bytes


def instrumented(module: WasmModule) -> bytes:
    """The module with an exported global `@N` for its Nth function: 1 after the function ran."""
    base = module.imported(GLOBAL) + len(module.globals)
    flag = bytes([I32, 1]) + i32_const(0) + END
    count = len(module.bodies)
    bodies = [_recording(body, base + number) for number, body in enumerate(module.bodies)]
    exports = [_export(str(number), GLOBAL, base + number) for number in range(count)]
    return module.with_sections(
        {
            GLOBALS: added(module, GLOBALS, [flag] * count),
            EXPORTS: added(module, EXPORTS, exports),
            CODE: vector([sized(body) for body in bodies]),
        }
    ).binary()


def split(module: WasmModule, hot: Collection[int]) -> Halves:
    """The two modules. `hot` has the numbers of the hot functions, as in `instrumented`."""
    return _Split(module, hot).halves()


def _recording(body: bytes, variable: int) -> bytes:
    start = _instructions(body)
    record = i32_const(1) + _GLOBAL_SET + unsigned(variable)
    return body[:start] + record + body[start:]


def _instructions(body: bytes) -> int:
    """The offset of the first instruction in a function's body."""
    reader = Reader(body)
    for _ in range(reader.unsigned()):
        reader.unsigned()
        reader.byte()
    return reader.place


def _export(text: str, kind: int, index: int) -> bytes:
    return name(MARK + text) + bytes([kind]) + unsigned(index)


def _import(text: str, kind: int, described: bytes) -> bytes:
    return name(FIRST) + name(MARK + text) + bytes([kind]) + described


class _Split:
    def __init__(self, module: WasmModule, hot: Collection[int]) -> None:
        self.module = module
        count = len(module.bodies)
        self.hot = [number for number in range(count) if number in hot]
        self.cold = [number for number in range(count) if number not in hot]
        self.cold_table = len(module.tables)
        self.hot_table = self.cold_table + 1
        # Slot 0 of the table `@cold` is for the page's function.
        self.cold_slots = {number: slot for slot, number in enumerate(self.cold, 1)}
        self.hot_slots = {number: slot for slot, number in enumerate(self.hot)}
        self.plain = self._type_of(_PLAIN)
        # The index of the variable that is 1 if the second module is loaded, and of `ensure`.
        self.there = module.imported(GLOBAL) + len(module.globals)
        self.ensure = module.imported(FUNCTION) + count
        self.shared = [index for index, each in enumerate(module.globals) if each.mutable]
        if self.shared != [*range(len(self.shared))]:
            raise WasmError("a mutable global follows an immutable one")

    def halves(self) -> Halves:
        return Halves(self._first().binary(), self._second().binary())

    def _first(self) -> WasmModule:
        module = self.module
        cold, hot = (
            bytes([FUNCREF, 0]) + unsigned(size) for size in (len(self.cold) + 1, len(self.hot))
        )
        variable = bytes([I32, 1]) + i32_const(0) + END
        bodies = [
            self._passed_on(number, self.cold_slots[number], self.cold_table, self._ask())
            if number in self.cold_slots
            else body
            for number, body in enumerate(module.bodies)
        ]
        return module.with_sections(
            {
                FUNCTIONS: added(module, FUNCTIONS, [unsigned(self.plain)]),
                TABLES: added(module, TABLES, [cold, hot]),
                GLOBALS: added(module, GLOBALS, [variable]),
                EXPORTS: added(module, EXPORTS, self._exports()),
                ELEMENTS: added(module, ELEMENTS, [self._elements(self.hot_table, 0, self.hot)]),
                CODE: vector([sized(body) for body in [*bodies, self._asking()]]),
            }
        )

    def _second(self) -> WasmModule:
        module = self.module
        bodies = [
            self._passed_on(number, self.hot_slots[number], self.hot_table)
            if number in self.hot_slots
            else body
            for number, body in enumerate(module.bodies)
        ]
        own = [each.content for each in module.globals[len(self.shared) :]]
        tables = [unsigned(0)] * 0
        return WasmModule(
            b"",
            {
                TYPES: module.sections[TYPES],
                IMPORTS: vector([each.content for each in module.imports] + self._imports()),
                FUNCTIONS: module.sections[FUNCTIONS],
                GLOBALS: vector(own),
                ELEMENTS: vector([*tables, self._elements(self.cold_table, 1, self.cold)]),
                CODE: vector([sized(body) for body in bodies]),
            },
        )

    def _exports(self) -> list[bytes]:
        """The exports for the second module, and for the page: `@cold` and `@there`."""
        module = self.module
        variables = module.imported(GLOBAL)
        return [
            *(_export(f"table{index}", TABLE, index) for index in range(self.cold_table)),
            _export("cold", TABLE, self.cold_table),
            _export("hot", TABLE, self.hot_table),
            _export("memory", MEMORY_KIND, 0),
            *(_export(f"variable{index}", GLOBAL, variables + index) for index in self.shared),
            *(_export(f"tag{index}", TAG, index) for index in range(len(self._tags()))),
            _export("there", GLOBAL, self.there),
        ]

    def _imports(self) -> list[bytes]:
        """The second module's imports of these exports, in the order of the whole module."""
        module = self.module
        _, memory = module.items(MEMORY)
        sizes = [
            bytes([FUNCREF, 0]) + unsigned(0),
            bytes([FUNCREF, 0]) + unsigned(0),
        ]
        return [
            *(_import(f"table{i}", TABLE, _least(each)) for i, each in enumerate(module.tables)),
            _import("cold", TABLE, sizes[0]),
            _import("hot", TABLE, sizes[1]),
            _import("memory", MEMORY_KIND, memory),
            *(
                _import(f"variable{index}", GLOBAL, module.globals[index].content[:2])
                for index in self.shared
            ),
            *(_import(f"tag{index}", TAG, each) for index, each in enumerate(self._tags())),
        ]

    def _tags(self) -> list[bytes]:
        reader = Reader(self.module.sections[TAGS])
        found = []
        for _ in range(reader.unsigned()):
            start = reader.place
            reader.byte()
            reader.unsigned()
            found.append(reader.since(start))
        return found

    def _elements(self, table: int, offset: int, functions: list[int]) -> bytes:
        """An active segment: the instantiation of the module puts the functions into the table."""
        base = self.module.imported(FUNCTION)
        kind_function = b"\0"
        return (
            unsigned(2) + unsigned(table) + i32_const(offset) + END + kind_function
            + vector([unsigned(base + number) for number in functions])
        )  # fmt: skip

    def _passed_on(self, number: int, slot: int, table: int, before: bytes = b"") -> bytes:
        kind = self.module.functions[number]
        parameters, _ = self.module.signatures[kind]
        given = b"".join(_LOCAL_GET + unsigned(index) for index in range(parameters))
        call = _CALL_INDIRECT + unsigned(kind) + unsigned(table)
        return _NO_LOCALS + before + given + i32_const(slot) + call + END

    def _ask(self) -> bytes:
        return _CALL + unsigned(self.ensure)

    def _asking(self) -> bytes:
        """The body of `ensure`: call slot 0 of `@cold` if the second module is not loaded."""
        fetch = i32_const(0) + _CALL_INDIRECT + unsigned(self.plain) + unsigned(self.cold_table)
        asked = _GLOBAL_GET + unsigned(self.there) + _I32_EQZ + _IF + _NOTHING + fetch + END
        return _NO_LOCALS + asked + END

    def _type_of(self, kind: bytes) -> int:
        for index, (_, content) in enumerate(self.module.signatures):
            if content == kind:
                return index
        raise WasmError("expected a type without parameters and results")


def _least(table: bytes) -> bytes:
    """The type for the import of a table: the same kind, with any size."""
    return table[:1] + bytes([0]) + unsigned(0)
