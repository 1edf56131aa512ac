"""WebAssembly's binary format, as far as a module can be cut in two without reading a function."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

HEADER = b"\0asm\1\0\0\0"

# The sections that are known here, by number; they stand in a module in the order of ORDER.
CUSTOM, TYPES, IMPORTS, FUNCTIONS, TABLES, MEMORY, GLOBALS, EXPORTS = range(8)
ELEMENTS, CODE, DATA, DATA_COUNT, TAGS = 9, 10, 11, 12, 13
ORDER = [
    TYPES, IMPORTS, FUNCTIONS, TABLES, MEMORY, TAGS, GLOBALS, EXPORTS, ELEMENTS, DATA_COUNT, CODE,
    DATA,
]  # fmt: skip

# What an import or an export may be.
FUNCTION, TABLE, MEMORY_KIND, GLOBAL, TAG = range(5)

I32, FUNCREF = 0x7F, 0x70
END = b"\x0b"


class WasmError(Exception):
    """The module is not one of the kind that is known here."""


def unsigned(number: int) -> bytes:
    """A number in LEB128."""
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def i32_const(number: int) -> bytes:
    """The instruction that pushes a number that is not negative."""
    out = bytearray(b"\x41")
    while number > 0x3F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def vector(items: Sequence[bytes]) -> bytes:
    """How many there are, and then all of them."""
    return unsigned(len(items)) + b"".join(items)


def name(text: str) -> bytes:
    """A name as imports and exports hold it."""
    return unsigned(len(text.encode())) + text.encode()


class Reader:
    """Walks over a part of a module."""

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
        """A constant expression of one instruction."""
        instruction = self.byte()
        if instruction not in (0x23, 0x41, 0x42, 0xD0):
            raise WasmError(f"a constant begins with {instruction:#x}")
        self.unsigned()
        if self.byte() != END[0]:
            raise WasmError("a constant has more than one instruction")


@dataclass(frozen=True, slots=True)
class Link:
    """One import or export: its name, its kind, and its bytes."""

    name: str
    kind: int
    content: bytes


@dataclass(frozen=True, slots=True)
class GlobalVariable:
    """A global that the module defines itself."""

    mutable: bool
    content: bytes


@dataclass(frozen=True)
class WasmModule:
    """A module's sections; `custom` stands before all of them."""

    custom: bytes
    sections: Mapping[int, bytes]

    def with_sections(self, sections: Mapping[int, bytes]) -> "WasmModule":
        """The same module with other sections in the place of its own."""
        return replace(self, sections={**self.sections, **sections})

    def binary(self) -> bytes:
        """The whole module."""
        present = [(key, self.sections[key]) for key in ORDER if key in self.sections]
        parts = [bytes([key]) + unsigned(len(content)) + content for key, content in present]
        return HEADER + self.custom + b"".join(parts)

    @cached_property
    def signatures(self) -> list[tuple[int, bytes]]:
        """How many parameters each type takes, and the type's bytes."""
        reader, found = Reader(self.sections[TYPES]), []
        for _ in range(reader.unsigned()):
            start = reader.place
            if reader.byte() != 0x60:
                raise WasmError("a type is no function's")
            parameters = reader.unsigned()
            reader.take(parameters)
            reader.take(reader.unsigned())
            found.append((parameters, reader.since(start)))
        return found

    @cached_property
    def imports(self) -> list[Link]:
        """All imports."""
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
                raise WasmError("only functions and globals may be imported")
            yield Link(text, kind, reader.since(start))

    @cached_property
    def exports(self) -> list[Link]:
        """All exports."""
        reader, found = Reader(self.sections[EXPORTS]), []
        for _ in range(reader.unsigned()):
            start = reader.place
            text, kind = reader.name(), reader.byte()
            reader.unsigned()
            found.append(Link(text, kind, reader.since(start)))
        return found

    def imported(self, kind: int) -> int:
        """How many of a kind are imported: the module's own are numbered from there."""
        return sum(each.kind == kind for each in self.imports)

    @cached_property
    def functions(self) -> list[int]:
        """The type of each function of the module's own."""
        reader = Reader(self.sections[FUNCTIONS])
        return [reader.unsigned() for _ in range(reader.unsigned())]

    @cached_property
    def tables(self) -> list[bytes]:
        """Each table's type."""
        reader, found = Reader(self.sections[TABLES]), []
        for _ in range(reader.unsigned()):
            start = reader.place
            reader.byte()
            reader.limits()
            found.append(reader.since(start))
        return found

    @cached_property
    def globals(self) -> list[GlobalVariable]:
        """The module's own globals."""
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
        """Each function's body: its locals, then its instructions."""
        return self._sized(CODE)

    def items(self, section: int) -> tuple[int, bytes]:
        """How many things a section holds, and the rest of it as it is."""
        reader = Reader(self.sections[section])
        return reader.unsigned(), self.sections[section][reader.place :]

    def _sized(self, section: int) -> list[bytes]:
        reader = Reader(self.sections[section])
        return [reader.take(reader.unsigned()) for _ in range(reader.unsigned())]


def read_module(content: bytes) -> WasmModule:
    """The module of a file. Raises WasmError where it is not known how to read it."""
    if not content.startswith(HEADER):
        raise WasmError("this is no WebAssembly")
    reader, custom, sections = Reader(content, len(HEADER)), b"", {}
    while reader.place < len(content):
        start, number = reader.place, reader.byte()
        body = reader.take(reader.unsigned())
        if number == CUSTOM:
            custom += reader.since(start)
        elif number in ORDER:
            sections[number] = body
        else:
            raise WasmError(f"section {number} is not known")
    return WasmModule(custom, sections)


def added(module: WasmModule, section: int, items: Sequence[bytes]) -> bytes:
    """A section with more items behind its own."""
    count, content = module.items(section)
    return unsigned(count + len(items)) + content + b"".join(items)


def sized(content: bytes) -> bytes:
    """A body with its size in front."""
    return unsigned(len(content)) + content
