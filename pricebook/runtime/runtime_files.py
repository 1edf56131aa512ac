"""All files of a site that run Python in the reader's browser, with their paths in the site."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from pricebook.locations import BROWSER
from pricebook.runtime.engine_wheel import engine_files
from pricebook.runtime.prebuilt import Prebuilt, read_prebuilt
from pricebook.runtime.runtime_build import build_runtime, manifest

MANIFEST = "manifest.json"


def runtime_files(
    engine: str, scripts: str, say: Callable[[str], None]
) -> tuple[Mapping[str, Path], Mapping[str, bytes]]:
    """Path from the site's root → file to copy there, and path → content of the manifest.

    `engine` is the folder for the runtime and the wheel, `scripts` the folder for the sub-folders
    of pricebook/browser/. Both end in a slash. `say` gets a line of text before each long step.
    Raises EngineError if the wheel cannot be built, RuntimeFailure if the runtime cannot be built.
    """
    prebuilt = read_prebuilt() or _built(say)
    python = {f"{engine}{name}": file for name, file in prebuilt.files.items()}
    browser = {
        f"{scripts}{file.relative_to(BROWSER).as_posix()}": file
        for file in sorted(BROWSER.rglob("*.js"))
    }
    text = json.dumps(prebuilt.manifest, indent=1).encode()
    return {**python, **browser}, {f"{engine}{MANIFEST}": text}


def prepare_runtime(say: Callable[[str], None], warn: Callable[[str], None]) -> None:
    """Build what `runtime_files` needs, unless this release contains it.

    `say` gets a line of text before each long step, and `warn` gets a warning if the sample does
    not fit the engine. Raises RuntimeFailure if a build fails or a prebuilt file is damaged.
    """
    if read_prebuilt() is None:
        build_runtime(say, warn=warn)


def _built(say: Callable[[str], None]) -> Prebuilt:
    """The files that a release contains, built on this machine."""
    runtime = build_runtime(say)
    files = {each.name: each.file for each in runtime} | engine_files()
    return Prebuilt(files, manifest(runtime))
