"""Tree-shaking: removes code from Pyodide that only extension modules could use.

Pyodide can load extension modules, which may call any function. Therefore its WebAssembly module
exports all functions, and its script contains all of Emscripten's functions, graphics and sound
included: a megabyte, and thousands of table entries, at every start. No page here loads extension
modules, so this module removes:

- exports that neither script mentions;
- references to functions of the script that the WebAssembly module does not import;
- addresses of graphics functions: the WebAssembly module gets null, because nothing calls them.

drop_unused.mjs then removes the functions without references.
"""

import re
from collections.abc import Collection, Iterable

from pricebook.runtime.wasm import EXPORTS, FUNCTION, WasmModule, vector

_GRAPHICS = "emscripten_gl"

# The place where the script assigns the module's exports and lists the module's imports.
_LINKS = re.compile(
    r"var (?P<names>[\w$,]+);"
    r"function assignWasmExports\(wasmExports\)\{(?P<taken>[^}]*)\}"
    r"var wasmImports=\{(?P<given>[^}]*)\};"
)
_TAKEN = re.compile(r'([\w$]+)=Module\["([\w$]+)"\]=wasmExports\["([\w$]+)"\](?:\.value>>>0)?')
# A function that the script puts into `Module`, and a signature, which only its address needs.
_PUBLIC = re.compile(r'(?<=[;}])Module\["([\w$]+)"\]=\1;')
_SIGNATURE = re.compile(r'(?<=[;}])_([\w$]+)\.sig="\w*";')
# Functions that the module imports by address: -1 means that the script looks the address up.
_SOUGHT = 'new WebAssembly.Global({value:"i32",mutable:true},-1)'
_SOUGHT_OR_NULL = _SOUGHT.replace("-1", f'symName.startsWith("{_GRAPHICS}")?0:-1')
# A direct eval keeps all names in its scope, so the code replaces the direct eval by an indirect
# one. The content security policy forbids both.
_EVAL = re.compile(r"(?<![\w$.])eval\(")

_NAME = re.compile(r"[A-Za-z_$][\w$]*")
_READ = re.compile(r"""(?<=\.)[A-Za-z_$][\w$]*|(?<=["'])[\w$]+(?=["'])""")
_UNPACKED = re.compile(r"\{[^{}]*\}=Module\b")


class UnknownForm(Exception):
    """Pyodide's files differ from the expected form. The message names the part."""


def tree_shaken(script: str, loader: str, module: WasmModule) -> tuple[str, WasmModule]:
    """The script and the module, without the code that no script and no module uses.

    Raises UnknownForm if the script differs from Emscripten's usual output.
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
        raise UnknownForm(f"expected one place that assigns exports, found {len(found)}")
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
