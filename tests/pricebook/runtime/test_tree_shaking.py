"""Tree-shaking of Pyodide: removes parts of the script and the module that nothing uses."""

import pytest

from pricebook.runtime.tree_shaking import UnknownForm, tree_shaken
from pricebook.runtime.wasm import (
    EXPORTS,
    FUNCTION,
    GLOBAL,
    HEADER,
    IMPORTS,
    WasmModule,
    name,
    read_module,
    unsigned,
    vector,
)

SOUGHT = 'rtn=GOT[symName]=new WebAssembly.Global({value:"i32",mutable:true},-1);'
SCRIPT = (
    'function _wait(){}_wait.sig="v";function _draw(){eval("1")}_draw.sig="v";'
    'function _log(){}_log.sig="vp";function _emscripten_glClear(){}_emscripten_glClear.sig="v";'
    'Module["_wait"]=_wait;Module["_draw"]=_draw;Module["open"]=open;Module["close"]=close;'
    f"{SOUGHT}"
    "var _malloc,_free,_lost,_size;function assignWasmExports(wasmExports){"
    '_malloc=Module["_malloc"]=wasmExports["malloc"];_free=Module["_free"]=wasmExports["free"];'
    '_lost=Module["_lost"]=wasmExports["lost"];_size=Module["_size"]=wasmExports["size"].value>>>0;'
    'memory=Module["memory"]=wasmMemory=wasmExports["memory"]}'
    "var wasmImports={wait:_wait,draw:_draw,log:_log,emscripten_glClear:_emscripten_glClear};"
    "_malloc(_size);Module.open();const{close}=Module;"
)
LOADER = "module._free(1)"


def module() -> WasmModule:
    """A module that imports a function and two addresses of functions, and has five exports."""
    functions = [name("env") + name("wait") + bytes([FUNCTION]) + unsigned(0)]
    addresses = [
        name("GOT.func") + name(text) + bytes([GLOBAL, 0x7F, 1])
        for text in ("log", "emscripten_glClear")
    ]
    exports = [
        name(text) + bytes([FUNCTION]) + unsigned(number)
        for number, text in enumerate(["malloc", "free", "lost", "size", "memory"])
    ]
    sections = {IMPORTS: vector([*functions, *addresses]), EXPORTS: vector(exports)}
    return read_module(WasmModule(b"", sections).binary())


def test_the_module_keeps_exports_that_a_script_uses() -> None:
    _, shaken = tree_shaken(SCRIPT, LOADER, module())
    assert [each.name for each in shaken.exports] == ["malloc", "free", "size", "memory"]
    assert shaken.binary().startswith(HEADER)


def test_the_script_keeps_imports_and_exports_that_the_module_uses() -> None:
    script, _ = tree_shaken(SCRIPT, LOADER, module())
    assert "var _malloc,_free,_size;" in script
    assert '_lost=Module["_lost"]' not in script
    assert "var wasmImports={wait:_wait,log:_log};" in script


def test_a_property_of_module_is_kept_only_if_it_is_read() -> None:
    script, _ = tree_shaken(SCRIPT, LOADER, module())
    assert 'Module["open"]=open;' in script
    assert 'Module["close"]=close;' in script, "read by destructuring"
    assert 'Module["_draw"]' not in script


def test_signatures_are_kept_only_for_functions_used_by_address() -> None:
    script, _ = tree_shaken(SCRIPT, LOADER, module())
    assert '_log.sig="vp";' in script
    assert "_wait.sig" not in script
    assert "_emscripten_glClear.sig" not in script


def test_the_address_of_a_graphics_function_is_null() -> None:
    script, _ = tree_shaken(SCRIPT, LOADER, module())
    assert 'mutable:true},symName.startsWith("emscripten_gl")?0:-1)' in script


def test_a_direct_eval_becomes_an_indirect_eval() -> None:
    script, _ = tree_shaken(SCRIPT, LOADER, module())
    assert 'globalThis.eval("1")' in script


@pytest.mark.parametrize(
    ("script", "message"),
    [
        (SCRIPT.replace(SOUGHT, ""), r"expected new WebAssembly.* once in the script, found it 0"),
        (SCRIPT.replace("wasmImports", "imports"), r"expected one place .* exports, found 0"),
        (SCRIPT * 2, r"found it 2 times"),
    ],
)
def test_a_script_of_an_unknown_form_is_rejected(script: str, message: str) -> None:
    with pytest.raises(UnknownForm, match=message):
        tree_shaken(script, LOADER, module())
