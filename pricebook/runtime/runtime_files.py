"""The files of a site that run Python in the reader's browser."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from pricebook.locations import BROWSER
from pricebook.runtime.engine_wheel import engine_files
from pricebook.runtime.runtime_build import build_runtime, manifest

MANIFEST = "manifest.json"


def runtime_files(
    engine: str, scripts: str, say: Callable[[str], None]
) -> tuple[Mapping[str, Path], Mapping[str, bytes]]:
    """Path from the site's root → the file to copy there; and path → content for the manifest.

    `engine` is the folder of Python and the wheel, `scripts` the folder with the sub-folders of
    pricebook/browser/; both end in a slash. `say` is called with every step that takes long.
    Raises EngineError where the wheel cannot be made, RuntimeFailure where the interpreter's
    files cannot.
    """
    runtime = build_runtime(say)
    interpreter = {f"{engine}{each.name}": each.file for each in runtime}
    wheel = {f"{engine}{name}": file for name, file in engine_files().items()}
    browser = {
        f"{scripts}{file.relative_to(BROWSER).as_posix()}": file
        for file in sorted(BROWSER.rglob("*.js"))
    }
    text = json.dumps(manifest(runtime), indent=1).encode()
    return {**interpreter, **wheel, **browser}, {f"{engine}{MANIFEST}": text}
