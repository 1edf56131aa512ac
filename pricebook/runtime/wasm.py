"""Reads and writes WebAssembly modules: the sections, but not the instructions of functions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

HEADER = b"\0asm\1\0\0\0"

# The numbers of sections. A module has them in the order of ORDER.
CUSTOM, TYPES, IMPORTS, FUNCTIONS, TABLES, MEMORY, GLOBALS, EXPORTS = range(8)
ELEMENTS, CODE, DATA, DATA_COUNT, TAGS = 9, 10, 11, 12, 13
ORDER = [
    TYPES, IMPORTS, FUNCTIONS, TABLES, MEMORY, TAGS, GLOBALS, EXPORTS, ELEMENTS, DATA_COUNT, CODE,
    DATA,
]  # fmt: skip

# The kinds of imports and exports.
FUNCTION, TABLE, MEMORY_KIND, GLOBAL, TAG = range(5)

I32, FUNCREF = 0x7F, 0x70
END = b"\x0b"


class WasmError(Exception):
    """The module uses a part of the format that this code does not support."""


def unsigned(number: int) -> bytes:
    """The number in unsigned LEB128."""
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def i32_const(number: int) -> bytes:
    """The instruction `i32.const` for a number that is not negative."""
    out = bytearray(b"\x41")
    while number > 0x3F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def vector(items: Sequence[bytes]) -> bytes:
    """A vector of the format: the number of items, then the items."""
    return unsigned(len(items)) + b"".join(items)


def name(text: str) -> bytes:
    """A name of the format: its size in bytes, then UTF-8."""
    return unsigned(len(text.encode())) + text.encode()


class Reader:
    """Reads a part of a module from `place` on. Every method moves `place`."""

    def __init__(self, content: bytes, place: int = 0) -> None:
        self.content, self.place = content, place

    def byte(self) -> int:
        self.place += 1
        return self.content[self.place - 1]

    def unsigned(self) -> int:
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def take(self, size: int) -> bytes:
        self.place += size
        return self.content[self.place - size : self.place]

    def name(self) -> str:
        return self.take(self.unsigned()).decode()

    def since(self, start: int) -> bytes:
        return self.content[start : self.place]

    def limits(self) -> None:
        flags = self.byte()
        self.unsigned()
        if flags & 1:
            self.unsigned()

    def constant(self) -> None:
        """Skip a constant expression. Only expressions of one instruction are supported."""
        instruction = self.byte()
        if instruction not in (0x23, 0x41, 0x42, 0xD0):
            raise WasmError(f"unsupported instruction {instruction:#x} in a constant")
        self.unsigned()
        if self.byte() != END[0]:
            raise WasmError("a constant has more than one instruction")


@dataclass(frozen=True, slots=True)
class Link:
    """One import or export. `content` is the whole entry in the binary format."""

    name: str
    kind: int
    content: bytes


@dataclass(frozen=True, slots=True)
class GlobalVariable:
    """A global that the module defines. `content` is the entry in the binary format."""

    mutable: bool
    content: bytes


@dataclass(frozen=True)
class WasmModule:
    """A module: section number → content. `custom` has the custom sections at the beginning."""

    custom: bytes
    sections: Mapping[int, bytes]

    def with_sections(self, sections: Mapping[int, bytes]) -> "WasmModule":
        """A copy of the module with `sections` replaced."""
        return replace(self, sections={**self.sections, **sections})

    def binary(self) -> bytes:
        """The module in the binary format."""
        present = [(key, self.sections[key]) for key in ORDER if key in self.sections]
        parts = [bytes([key]) + unsigned(len(content)) + content for key, content in present]
        return HEADER + self.custom + b"".join(parts)

    @cached_property
    def signatures(self) -> list[tuple[int, bytes]]:
        """The number of parameters of each type, and the type in the binary format."""
        reader, found = Reader(self.sections[TYPES]), []
        for _ in range(reader.unsigned()):
            start = reader.place
            if reader.byte() != 0x60:
                raise WasmError("only function types are supported")
            parameters = reader.unsigned()
            reader.take(parameters)
            reader.take(reader.unsigned())
            found.append((parameters, reader.since(start)))
        return found

    @cached_property
    def imports(self) -> list[Link]:
        """The imports in the module's order."""
        return list(self._imports())

    def _imports(self) -> Iterator[Link]:
        reader = Reader(self.sections[IMPORTS])
        for _ in range(reader.unsigned()):
            start = reader.place
            reader.name()
            text, kind = reader.name(), reader.byte()
            if kind == FUNCTION:
                reader.unsigned()
            elif kind == GLOBAL:
                reader.take(2)
            else:
                raise WasmError("only imports of functions and globals are supported")
            yield Link(text, kind, reader.since(start))

    @cached_property
    def exports(self) -> list[Link]:
        """The exports in the module's order."""
        reader, found = Reader(self.sections[EXPORTS]), []
        for _ in range(reader.unsigned()):
            start = reader.place
            text, kind = reader.name(), reader.byte()
            reader.unsigned()
            found.append(Link(text, kind, reader.since(start)))
        return found

    def imported(self, kind: int) -> int:
        """The number of imports of a kind. It is also the index of the module's first own item."""
        return sum(each.kind == kind for each in self.imports)

    @cached_property
    def functions(self) -> list[int]:
        """The index of the type of each function that the module defines."""
        reader = Reader(self.sections[FUNCTIONS])
        return [reader.unsigned() for _ in range(reader.unsigned())]

    @cached_property
    def tables(self) -> list[bytes]:
        """The type of each table, in the binary format."""
        reader, found = Reader(self.sections[TABLES]), []
        for _ in range(reader.unsigned()):
            start = reader.place
            reader.byte()
            reader.limits()
            found.append(reader.since(start))
        return found

    @cached_property
    def globals(self) -> list[GlobalVariable]:
        """The globals that the module defines."""
        reader, found = Reader(self.sections[GLOBALS]), []
        for _ in range(reader.unsigned()):
            start = reader.place
            reader.byte()
            mutable = reader.byte() == 1
            reader.constant()
            found.append(GlobalVariable(mutable, reader.since(start)))
        return found

    @cached_property
    def bodies(self) -> list[bytes]:
        """The body of each function that the module defines: locals, then instructions."""
        return self._sized(CODE)

    def items(self, section: int) -> tuple[int, bytes]:
        """The number of items in a section, and the items in the binary format."""
        reader = Reader(self.sections[section])
        return reader.unsigned(), self.sections[section][reader.place :]

    def _sized(self, section: int) -> list[bytes]:
        reader = Reader(self.sections[section])
        return [reader.take(reader.unsigned()) for _ in range(reader.unsigned())]


def read_module(content: bytes) -> WasmModule:
    """The module of a file. Raises WasmError if the file or one of its sections is unsupported."""
    if not content.startswith(HEADER):
        raise WasmError("expected a WebAssembly module")
    reader, custom, sections = Reader(content, len(HEADER)), b"", {}
    while reader.place < len(content):
        start, number = reader.place, reader.byte()
        body = reader.take(reader.unsigned())
        if number == CUSTOM:
            custom += reader.since(start)
        elif number in ORDER:
            sections[number] = body
        else:
            raise WasmError(f"section {number} is not supported")
    return WasmModule(custom, sections)


def added(module: WasmModule, section: int, items: Sequence[bytes]) -> bytes:
    """The content of a section with `items` appended."""
    count, content = module.items(section)
    return unsigned(count + len(items)) + content + b"".join(items)


def sized(content: bytes) -> bytes:
    """The content with its size before it, as the format requires for function bodies."""
    return unsigned(len(content)) + content
