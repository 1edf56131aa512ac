"""What a reader's browser fetches to run Python: made once, under names that tell the content."""

import json
import subprocess
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

from pricebook.atomic_write import whole_folder
from pricebook.locations import CALCULATOR
from pricebook.runtime.runtime_paths import (
    HERE,
    INSIDE,
    NODE,
    PYODIDE,
    RUNTIME_CACHE,
    SCRIPTS,
    TERSER,
)
from pricebook.runtime.snapshot_delta import delta
from pricebook.runtime.tree_shaking import UnknownForm, narrowed
from pricebook.runtime.wasm import read_module
from pricebook.runtime.wasm_split import split, watched

# The files of Pyodide's package that are an interpreter.
LOADER, SCRIPT, MODULE = "pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"
LOCK = "pyodide-lock.json"

SAMPLE = HERE / "sample.json"
HOT = HERE / "hot.json"

# What the engine may be asked to read is not in its imports: the encodings of a source file.
ALWAYS = [
    f"encodings.{name}" for name in ("ascii", "cp437", "cp1252", "latin_1", "utf_8_sig", "utf_16")
]

Say = Callable[[str], None]


class RuntimeFailure(Exception):
    """Node or the interpreter in it failed; the message is theirs."""


@dataclass(frozen=True)
class Part:
    """One file of the runtime."""

    role: str
    file: Path

    @cached_property
    def content(self) -> bytes:
        return self.file.read_bytes()

    @cached_property
    def sha256(self) -> str:
        return sha256(self.content).hexdigest()

    @property
    def name(self) -> str:
        """A name that changes with the content, so that a browser may keep the file for ever."""
        return f"{self.role}.{self.sha256[:12]}{self.file.suffix}"


def runtime_parts(say: Say, cache: Path = RUNTIME_CACHE, warn: Say | None = None) -> list[Part]:
    """Every file, made where it is not in `cache`; `say` is told of each step that takes long.

    `warn` is told of a sample that does not fit the engine; `say` where there is no `warn`.

    loader and script are Pyodide's; first and second its WebAssembly in two; memory is the picture
    of a warm interpreter; library and spare hold the standard library and the engine.
    """
    for name, folder in {"Pyodide": PYODIDE, "terser": TERSER}.items():
        if not (folder / "package.json").is_file():
            raise RuntimeFailure(
                f"{name} is not installed here: run `make site`, which does it. Outside a "
                f"checkout, install the npm package {folder.name} in {folder.parent}, in the "
                "version that package.json of the tool's checkout names."
            )
    return _Maker(say, cache, warn or say).parts()


def manifest(parts: Iterable[Part]) -> dict[str, Any]:
    """What the page has to know: each part's name, size in bytes and SHA-256, and for whom."""
    lock = json.loads((PYODIDE / LOCK).read_text("utf-8"))
    return {
        "info": lock["info"],
        "parts": {
            part.role: {"name": part.name, "size": len(part.content), "sha256": part.sha256}
            for part in parts
        },
    }


def remake_sample(sample: Mapping[str, Any], say: Say, cache: Path = RUNTIME_CACHE) -> None:
    """Write the sample, and note anew which functions run when it is answered.

    `sample` has `arguments`, of a Bridge, and `requests`, that it is asked.
    """
    SAMPLE.write_text(json.dumps(sample, ensure_ascii=False, indent=1) + "\n", "utf-8")
    maker = _Maker(say, cache, say)
    engine = maker.engine()
    say("the interpreter: noting which of its functions run")
    with TemporaryDirectory() as temporary:
        module = Path(temporary, "watched.wasm")
        interpreter = maker.interpreter()
        module.write_bytes(watched(read_module((interpreter / MODULE).read_bytes())))
        ran = _node(
            "watch.mjs",
            {
                "pyodide": str(interpreter),
                "watched": str(module),
                "image": str(engine / "image.bin"),
                "library": str(engine / "library.zip"),
                "sample": sample,
            },
        )
    HOT.write_text(ran + "\n", "utf-8")


class _Maker:
    def __init__(self, say: Say, cache: Path, warn: Say) -> None:
        self.say, self.cache, self.warn = say, cache, warn

    def parts(self) -> list[Part]:
        engine, wasm, interpreter = self.engine(), self.wasm(), self.interpreter()
        return [
            Part("loader", interpreter / LOADER),
            Part("script", interpreter / SCRIPT),
            Part("first", wasm / "first.wasm"),
            Part("second", wasm / "second.wasm"),
            Part("memory", engine / "memory.bin"),
            Part("library", engine / "library.zip"),
            Part("spare", engine / "spare.zip"),
        ]

    def stock(self) -> Path:
        """The whole standard library as bytecode: as long as Pyodide is the same."""
        sources = [PYODIDE / "package.json", INSIDE / "stock.py", *_scripts()]
        return self._made("stock", sources, self._make_stock)

    def interpreter(self) -> Path:
        """Pyodide's scripts and WebAssembly, without what nothing here can reach."""
        return self._made("interpreter", _interpreter_sources(), self._make_interpreter)

    def engine(self) -> Path:
        """The library with the engine in it, and the picture of both."""
        sources = [*_files(CALCULATOR, "*.py"), *_files(INSIDE, "*.py"), *_scripts()]
        own = [
            *_interpreter_sources(),
            SAMPLE,
            HERE / "snapshot_delta.py",
            HERE / "runtime_parts.py",
        ]
        return self._made("engine", [*sources, *own], self._make_engine)

    def wasm(self) -> Path:
        """The interpreter in two halves."""
        sources = [*_interpreter_sources(), HOT, HERE / "wasm_split.py"]
        return self._made("wasm", sources, self._make_wasm)

    def _made(self, kind: str, sources: Iterable[Path], make: Callable[[Path], None]) -> Path:
        return whole_folder(self.cache / f"{kind}-{_key(sources)}", make)

    def _make_stock(self, folder: Path) -> None:
        self.say("the standard library: compiling it with Pyodide (half a minute, once)")
        _inside("stock", {"to": "/out/stock.zip"}, mounts={"/out": folder})

    def _make_interpreter(self, folder: Path) -> None:
        self.say("the interpreter: leaving out what nothing here can reach")
        for name in (LOADER, LOCK):
            copyfile(PYODIDE / name, folder / name)
        whole = (PYODIDE / SCRIPT).read_text("utf-8")
        loader = (PYODIDE / LOADER).read_text("utf-8")
        module = read_module((PYODIDE / MODULE).read_bytes())
        try:
            script, module = narrowed(whole, loader, module)
        except UnknownForm as error:
            raise RuntimeFailure(f"this Pyodide is not the one that we know: {error}") from error
        (folder / MODULE).write_bytes(module.binary())
        (folder / SCRIPT).write_text(script, "utf-8")
        _run("drop.mjs", str(folder / SCRIPT), str(TERSER))

    def _make_engine(self, folder: Path) -> None:
        interpreter = self.interpreter()
        stock, sample = self.stock(), SAMPLE.read_text("utf-8")
        self.say("the engine: compiling it, choosing what it needs")
        mounts = {"/engine/calculator": CALCULATOR, "/stock": stock, "/out": folder}
        asked: dict[str, Any] = {"engine": "/engine/calculator", "inside": "/inside"}
        asked |= {"out": "/out", "stock": "/stock/stock.zip"}
        asked |= {"always": ALWAYS, "sample": sample}
        said = _inside("standard_library", asked, mounts=mounts)
        self.say("the engine: starting it and taking a picture of its memory")
        image, base, lean = (folder / name for name in ("image.bin", "base.bin", "lean.zip"))
        files = {"image": str(image), "base": str(base), "library": str(lean)}
        files["pyodide"] = str(interpreter)
        said += _inside("snapshot", {"sample": sample}, files=files)
        if said:
            self.warn(f"the sample does not fit the engine; run pricebook sample. It said: {said}")
        (folder / "memory.bin").write_bytes(delta(image.read_bytes(), base.read_bytes()))

    def _make_wasm(self, folder: Path) -> None:
        self.say("the interpreter: cutting its WebAssembly in two")
        module = read_module((self.interpreter() / MODULE).read_bytes())
        halves = split(module, frozenset(json.loads(HOT.read_text("utf-8"))))
        (folder / "first.wasm").write_bytes(halves.first)
        (folder / "second.wasm").write_bytes(halves.second)


def _inside(
    program: str,
    asked: Mapping[str, Any],
    mounts: Mapping[str, Path] | None = None,
    files: Mapping[str, str] | None = None,
) -> str:
    """Run a program inside Pyodide; what it has to say, or "".

    `mounts`: folder inside → folder here; `files`: as make.mjs names them.
    """
    outside = {inside: str(folder) for inside, folder in (mounts or {}).items()}
    order = {"program": program, "asked": asked, "folder": str(INSIDE), "mounts": outside}
    return _node("make.mjs", {**order, **(files or {})})


def _node(script: str, order: Mapping[str, Any]) -> str:
    return _run(script, json.dumps({"pyodide": str(PYODIDE), **order}))


def _run(script: str, *arguments: str) -> str:
    command = [str(NODE), str(SCRIPTS / script), *arguments]
    # The time zone and the language of this machine would be in the picture.
    env = {"TZ": "UTC", "LC_ALL": "C"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeFailure(f"{script}: {done.stdout}{done.stderr}".strip())
    return done.stdout.strip()


def _interpreter_sources() -> list[Path]:
    own = ("tree_shaking.py", "wasm.py", "node/drop.mjs")
    return [PYODIDE / "package.json", TERSER / "package.json", *(HERE / name for name in own)]


def _scripts() -> list[Path]:
    return [SCRIPTS / "make.mjs", SCRIPTS / "interpreter.mjs"]


def _files(folder: Path, pattern: str) -> list[Path]:
    return sorted(folder.rglob(pattern))


def _key(sources: Iterable[Path]) -> str:
    digest = sha256()
    for file in sources:
        digest.update(f"{file.name}\0".encode() + sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]
