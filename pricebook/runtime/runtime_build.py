"""Builds the files that a browser downloads to run Python. Their names contain a hash."""

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

from pricebook.atomic_write import make_folder_atomically
from pricebook.locations import CALCULATOR
from pricebook.runtime.runtime_paths import (
    HERE,
    INSIDE,
    NODE,
    NODE_SCRIPTS,
    PYODIDE,
    RUNTIME_CACHE,
    TERSER,
)
from pricebook.runtime.snapshot_delta import delta
from pricebook.runtime.tree_shaking import UnknownForm, tree_shaken
from pricebook.runtime.wasm import read_module
from pricebook.runtime.wasm_split import instrumented, split

# The files of Pyodide's package that make up the interpreter.
LOADER, SCRIPT, MODULE = "pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"
LOCK = "pyodide-lock.json"

SAMPLE = HERE / "sample.json"
HOT_FUNCTIONS = HERE / "hot_functions.json"

# Modules that the engine needs without an import statement: encodings of the files that it reads.
ALWAYS = [
    f"encodings.{name}" for name in ("ascii", "cp437", "cp1252", "latin_1", "utf_8_sig", "utf_16")
]

Say = Callable[[str], None]


class RuntimeFailure(Exception):
    """The build of the runtime failed. The message is Node's output, or says what is missing."""


@dataclass(frozen=True)
class RuntimeFile:
    """One file of the runtime. `role` is its key in the manifest."""

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
        """The file name, with a hash of the content, so that browsers may cache it for ever."""
        return f"{self.role}.{self.sha256[:12]}{self.file.suffix}"


def build_runtime(
    say: Say, cache: Path = RUNTIME_CACHE, warn: Say | None = None
) -> list[RuntimeFile]:
    """All files of the runtime. Files that are not in `cache` are built.

    `say` gets a line of text before each long step. `warn` (default: `say`) gets a warning if the
    sample does not fit the engine. RuntimeFailure if a build fails.

    Roles: `loader` and `script` are Pyodide's scripts; `first` and `second` are the two halves of
    its WebAssembly; `snapshot` is the memory snapshot; `library` has the engine and the modules
    that it needs; `unused` has all other modules of the standard library.
    """
    for name, folder in {"Pyodide": PYODIDE, "terser": TERSER}.items():
        if not (folder / "package.json").is_file():
            raise RuntimeFailure(
                f"expected {name} in {folder.parent}, found none. In a checkout, run `make site`. "
                "Elsewhere, install a released wheel of pricebook, which contains the files."
            )
    hot_functions(installed_pyodide())
    return _Builder(say, cache, warn or say).files()


def installed_pyodide() -> str:
    """The version of the Pyodide in node_modules."""
    return str(json.loads((PYODIDE / "package.json").read_text("utf-8"))["version"])


def hot_functions(pyodide: str) -> frozenset[int]:
    """The indices of the interpreter's functions that run for the answers to the sample.

    Raises RuntimeFailure if the indices were recorded with another version than `pyodide`, because
    each version numbers its functions differently.
    """
    recorded = json.loads(HOT_FUNCTIONS.read_text("utf-8"))
    if recorded["pyodide"] != pyodide:
        raise RuntimeFailure(
            f"{HOT_FUNCTIONS.name} was recorded with Pyodide {recorded['pyodide']}, and Pyodide "
            f"{pyodide} is installed: run `pricebook sample`, which records it again."
        )
    return frozenset(recorded["functions"])


def manifest(files: Iterable[RuntimeFile]) -> dict[str, Any]:
    """The manifest that the page reads: Pyodide's version, and name, size and hash of each file."""
    lock = json.loads((PYODIDE / LOCK).read_text("utf-8"))
    return {
        "info": lock["info"],
        "parts": {
            file.role: {"name": file.name, "size": len(file.content), "sha256": file.sha256}
            for file in files
        },
    }


def remake_sample(sample: Mapping[str, Any], say: Say, cache: Path = RUNTIME_CACHE) -> None:
    """Write the sample, and record the interpreter's functions that run for its answers.

    `sample` has the keys `arguments` (of EstimateApi) and `requests` (to it).
    """
    SAMPLE.write_text(json.dumps(sample, ensure_ascii=False, indent=1) + "\n", "utf-8")
    builder = _Builder(say, cache, say)
    engine = builder.engine()
    say("the interpreter: recording which of its functions run")
    with TemporaryDirectory() as temporary:
        module = Path(temporary, "instrumented.wasm")
        interpreter = builder.interpreter()
        module.write_bytes(instrumented(read_module((interpreter / MODULE).read_bytes())))
        ran = _node(
            "list_run_functions.mjs",
            {
                "pyodide": str(interpreter),
                "instrumented": str(module),
                "snapshot": str(engine / "snapshot.bin"),
                "library": str(engine / "library.zip"),
                "sample": sample,
            },
        )
    recorded = {"pyodide": installed_pyodide(), "functions": json.loads(ran)}
    HOT_FUNCTIONS.write_text(json.dumps(recorded, separators=(",", ":")) + "\n", "utf-8")


class _Builder:
    def __init__(self, say: Say, cache: Path, warn: Say) -> None:
        self.say, self.cache, self.warn = say, cache, warn

    def files(self) -> list[RuntimeFile]:
        engine, wasm, interpreter = self.engine(), self.wasm(), self.interpreter()
        return [
            RuntimeFile("loader", interpreter / LOADER),
            RuntimeFile("script", interpreter / SCRIPT),
            RuntimeFile("first", wasm / "first.wasm"),
            RuntimeFile("second", wasm / "second.wasm"),
            RuntimeFile("snapshot", engine / "delta.bin"),
            RuntimeFile("library", engine / "library.zip"),
            RuntimeFile("unused", engine / "unused.zip"),
        ]

    def bytecode(self) -> Path:
        """The folder with the whole standard library as bytecode, which depends on Pyodide only."""
        sources = [PYODIDE / "package.json", INSIDE / "bytecode_library.py", *_node_scripts()]
        return self._built("bytecode", sources, self._build_bytecode)

    def interpreter(self) -> Path:
        """The folder with Pyodide's scripts and WebAssembly, without unused functions."""
        return self._built("interpreter", _interpreter_sources(), self._build_interpreter)

    def engine(self) -> Path:
        """The folder with the library, which includes the engine, and the memory snapshot."""
        sources = [*_files(CALCULATOR, "*.py"), *_files(INSIDE, "*.py"), *_node_scripts()]
        own = [
            *_interpreter_sources(),
            SAMPLE,
            HERE / "snapshot_delta.py",
            HERE / "runtime_build.py",
        ]
        return self._built("engine", [*sources, *own], self._build_engine)

    def wasm(self) -> Path:
        """The folder with the two halves of the WebAssembly."""
        sources = [*_interpreter_sources(), HOT_FUNCTIONS, HERE / "wasm_split.py"]
        return self._built("wasm", sources, self._build_wasm)

    def _built(self, kind: str, sources: Iterable[Path], build: Callable[[Path], None]) -> Path:
        return make_folder_atomically(self.cache / f"{kind}-{_key(sources)}", build)

    def _build_bytecode(self, folder: Path) -> None:
        self.say("the standard library: compiling it with Pyodide (half a minute, once)")
        _inside("bytecode_library", {"to": "/out/bytecode.zip"}, mounts={"/out": folder})

    def _build_interpreter(self, folder: Path) -> None:
        self.say("the interpreter: leaving out unused functions")
        for name in (LOADER, LOCK):
            copyfile(PYODIDE / name, folder / name)
        whole = (PYODIDE / SCRIPT).read_text("utf-8")
        loader = (PYODIDE / LOADER).read_text("utf-8")
        module = read_module((PYODIDE / MODULE).read_bytes())
        try:
            script, module = tree_shaken(whole, loader, module)
        except UnknownForm as error:
            raise RuntimeFailure(f"this version of Pyodide is not supported: {error}") from error
        (folder / MODULE).write_bytes(module.binary())
        (folder / SCRIPT).write_text(script, "utf-8")
        _run("drop_unused.mjs", str(folder / SCRIPT), str(TERSER))

    def _build_engine(self, folder: Path) -> None:
        interpreter = self.interpreter()
        bytecode, sample = self.bytecode(), SAMPLE.read_text("utf-8")
        self.say("the engine: compiling it and selecting the modules that it needs")
        mounts = {"/engine/calculator": CALCULATOR, "/bytecode": bytecode, "/out": folder}
        options: dict[str, Any] = {"engine": "/engine/calculator", "inside": "/inside"}
        options |= {"out": "/out", "bytecode": "/bytecode/bytecode.zip"}
        options |= {"always": ALWAYS, "sample": sample}
        error = _inside("split_library", options, mounts=mounts)
        self.say("the engine: starting it and taking a snapshot of its memory")
        snapshot, fresh = folder / "snapshot.bin", folder / "fresh.bin"
        files = {"snapshot": str(snapshot), "fresh": str(fresh)}
        files |= {"library": str(folder / "stubbed.zip"), "pyodide": str(interpreter)}
        error += _inside("snapshot", {"sample": sample}, files=files)
        if error:
            self.warn(
                f"the sample does not fit the engine; run pricebook sample. The error: {error}"
            )
        (folder / "delta.bin").write_bytes(delta(snapshot.read_bytes(), fresh.read_bytes()))

    def _build_wasm(self, folder: Path) -> None:
        self.say("the interpreter: splitting its WebAssembly in two")
        module = read_module((self.interpreter() / MODULE).read_bytes())
        halves = split(module, hot_functions(installed_pyodide()))
        (folder / "first.wasm").write_bytes(halves.first)
        (folder / "second.wasm").write_bytes(halves.second)


def _inside(
    program: str,
    options: Mapping[str, Any],
    mounts: Mapping[str, Path] | None = None,
    files: Mapping[str, str] | None = None,
) -> str:
    """Run a program inside Pyodide. Returns its output.

    `mounts`: folder inside Pyodide → folder of this machine.
    `files`: options of run_python.mjs that name files.
    """
    outside = {inside: str(folder) for inside, folder in (mounts or {}).items()}
    given = {"program": program, "options": options, "folder": str(INSIDE), "mounts": outside}
    return _node("run_python.mjs", {**given, **(files or {})})


def _node(script: str, options: Mapping[str, Any]) -> str:
    return _run(script, json.dumps({"pyodide": str(PYODIDE), **options}))


def _run(script: str, *arguments: str) -> str:
    command = [str(NODE), str(NODE_SCRIPTS / script), *arguments]
    # The snapshot must not contain the time zone and the language of this machine.
    env = {"TZ": "UTC", "LC_ALL": "C"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeFailure(f"{script}: {done.stdout}{done.stderr}".strip())
    return done.stdout.strip()


def _interpreter_sources() -> list[Path]:
    own = ("tree_shaking.py", "wasm.py", "node/drop_unused.mjs")
    return [PYODIDE / "package.json", TERSER / "package.json", *(HERE / name for name in own)]


def _node_scripts() -> list[Path]:
    return [NODE_SCRIPTS / "run_python.mjs", NODE_SCRIPTS / "interpreter.mjs"]


def _files(folder: Path, pattern: str) -> list[Path]:
    return sorted(folder.rglob(pattern))


def _key(sources: Iterable[Path]) -> str:
    digest = sha256()
    for file in sources:
        digest.update(f"{file.name}\0".encode() + sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]
