"""Writes the prebuilt files of the runtime for a release of the tool."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from os import cpu_count
from pathlib import Path
from shutil import copyfile

from pricebook.locations import NODE_MODULES
from pricebook.publish.compress import brotli_encoder
from pricebook.runtime.engine_wheel import engine_files
from pricebook.runtime.prebuilt import AXE, INDEX, engine_key
from pricebook.runtime.runtime_build import build_runtime, manifest


def write_prebuilt(folder: Path, say: Callable[[str], None], *, quick: bool = False) -> None:
    """Write the compressed files and their index into the empty folder `folder`.

    `say` gets a line of text before each long step. `quick` compresses less, for tests. Raises
    RuntimeFailure or EngineError if the files cannot be built.
    """
    runtime = build_runtime(say)
    files = {each.name: each.file for each in runtime} | engine_files()
    sums = {name: sha256(file.read_bytes()).hexdigest() for name, file in files.items()}
    say("compressing the files")
    encode = brotli_encoder(quick=quick)
    with ThreadPoolExecutor(cpu_count()) as pool:
        compressed = pool.map(lambda file: encode(file.read_bytes()), files.values())
        for name, content in zip(files, compressed, strict=True):
            (folder / f"{sums[name]}.br").write_bytes(content)
    copyfile(NODE_MODULES / "axe-core" / AXE, folder / AXE)
    index = {"engine": engine_key(), "manifest": manifest(runtime), "sha256": sums}
    (folder / INDEX).write_text(json.dumps(index, indent=1) + "\n", "utf-8")
