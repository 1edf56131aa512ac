"""Tree-shaking: Pyodide's script and WebAssembly without what only extension modules could use.

An extension module that Pyodide loads while it runs may call anything. For its sake the module
exports all its functions, and the script holds all that Emscripten can do, graphics and sound
included: a megabyte to read, and thousands of names to enter into tables, at every start. No page
here loads an extension module, so these are unused. Left out are:

- exports that neither of the scripts names;
- functions of the script that the module does not import, and their names in `Module`;
- the addresses of graphics functions, which the module takes and nobody calls: they are null.

Nothing refers to these functions then, and a tool that knows JavaScript drops them
(drop_unused.mjs).
"""

import re
from collections.abc import Collection, Iterable

from pricebook.runtime.wasm import EXPORTS, FUNCTION, WasmModule, vector

_GRAPHICS = "emscripten_gl"

# Where the script takes the module's exports, and says what the module may import.
_LINKS = re.compile(
    r"var (?P<names>[\w$,]+);"
    r"function assignWasmExports\(wasmExports\)\{(?P<taken>[^}]*)\}"
    r"var wasmImports=\{(?P<given>[^}]*)\};"
)
_TAKEN = re.compile(r'([\w$]+)=Module\["([\w$]+)"\]=wasmExports\["([\w$]+)"\](?:\.value>>>0)?')
# A function that is there for everybody, and what an address of it would need.
_PUBLIC = re.compile(r'(?<=[;}])Module\["([\w$]+)"\]=\1;')
_SIGNATURE = re.compile(r'(?<=[;}])_([\w$]+)\.sig="\w*";')
# What the module imports by address: -1 stands for one that has to be found.
_SOUGHT = 'new WebAssembly.Global({value:"i32",mutable:true},-1)'
_SOUGHT_OR_NULL = _SOUGHT.replace("-1", f'symName.startsWith("{_GRAPHICS}")?0:-1')
# An eval that sees the names around it keeps all of them; the policy forbids any.
_EVAL = re.compile(r"(?<![\w$.])eval\(")

_NAME = re.compile(r"[A-Za-z_$][\w$]*")
_READ = re.compile(r"""(?<=\.)[A-Za-z_$][\w$]*|(?<=["'])[\w$]+(?=["'])""")
_UNPACKED = re.compile(r"\{[^{}]*\}=Module\b")


class UnknownForm(Exception):
    """Pyodide's files are not of the form that is known here; the message says which part."""


def tree_shaken(script: str, loader: str, module: WasmModule) -> tuple[str, WasmModule]:
    """The script and the module with what they need of each other, and what `loader` needs.

    Raises UnknownForm where the script is not as Emscripten writes it.
    """
    wanted = {
        each.name
        for each in module.imports
        if each.kind == FUNCTION or not each.name.startswith(_GRAPHICS)
    }
    addressed = {each.name for each in module.imports if each.kind != FUNCTION} & wanted
    script = _SIGNATURE.sub(lambda found: found[0] if found[1] in addressed else "", script)
    script = _EVAL.sub("globalThis.eval(", _public_where_read(script, loader))
    script = script.replace(_once(script, _SOUGHT), _SOUGHT_OR_NULL)
    return _linked(script, loader, module, wanted)


def _public_where_read(script: str, loader: str) -> str:
    bare = _PUBLIC.sub("", script)
    read = {*_READ.findall(bare), *_NAME.findall(loader), *_names(_UNPACKED.findall(bare))}
    return _PUBLIC.sub(lambda found: found[0] if found[1] in read else "", script)


def _linked(
    script: str, loader: str, module: WasmModule, wanted: Collection[str]
) -> tuple[str, WasmModule]:
    found = list(_LINKS.finditer(script))
    if len(found) != 1:
        raise UnknownForm(f"expected one place where exports are taken, found {len(found)}")
    links = found[0]
    before, after = script[: links.start()], script[links.end() :]
    used = _names([before, after, loader])
    assigned, kept = [], set()
    for statement in links["taken"].rstrip(";").split(";"):
        known = _TAKEN.fullmatch(statement)
        if known and used.isdisjoint(known.groups()):
            continue
        assigned.append(statement)
        kept |= _names([statement])
    names = [name for name in links["names"].split(",") if name in used | kept]
    given = [each for each in links["given"].split(",") if each.split(":")[0] in wanted]
    assign = (
        f"var {','.join(names)};"
        f"function assignWasmExports(wasmExports){{{';'.join(assigned)}}}"
        f"var wasmImports={{{','.join(given)}}};"
    )
    exports = [
        each.content for each in module.exports if {each.name, f"_{each.name}"} & (used | kept)
    ]
    return before + assign + after, module.with_sections({EXPORTS: vector(exports)})


def _once(script: str, text: str) -> str:
    if (found := script.count(text)) != 1:
        raise UnknownForm(f"expected {text} once in the script, found it {found} times")
    return text


def _names(texts: Iterable[str]) -> set[str]:
    return {name for text in texts for name in _NAME.findall(text)}
