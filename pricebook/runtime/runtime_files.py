"""The files that a site holds for the calculator to run in the reader's browser."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from pricebook.locations import BROWSER
from pricebook.runtime.engine_wheel import engine_files
from pricebook.runtime.runtime_build import manifest, runtime_parts

MANIFEST = "manifest.json"


def runtime_files(
    engine: str, shell: str, say: Callable[[str], None]
) -> tuple[Mapping[str, Path], Mapping[str, bytes]]:
    """Path from the site's root → the file to copy there; and the same for what is text.

    `engine` is the folder of Python and the wheel, `shell` that of the folders of
    scripts; both end in a slash. `say` is told of every step that takes long. Raises EngineError
    where the wheel cannot be made, RuntimeFailure where the interpreter's files cannot.
    """
    parts = runtime_parts(say)
    interpreter = {f"{engine}{part.name}": part.file for part in parts}
    ours = {f"{engine}{name}": file for name, file in engine_files().items()}
    scripts = {
        f"{shell}{file.relative_to(BROWSER).as_posix()}": file
        for file in sorted(BROWSER.rglob("*.js"))
    }
    text = json.dumps(manifest(parts), indent=1).encode()
    return {**interpreter, **ours, **scripts}, {f"{engine}{MANIFEST}": text}
