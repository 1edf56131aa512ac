"""`pricebook wheels`: builds both wheels of a release, with the prebuilt runtime."""

import argparse
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from pricebook.cli.terminal.progress import Progress
from pricebook.locations import CALCULATOR, PROJECT
from pricebook.publish.prebuilt_files import write_prebuilt
from pricebook.runtime.engine_wheel import EngineError, engine_version
from pricebook.runtime.runtime_build import RuntimeFailure


def run(options: argparse.Namespace, rest: list[str]) -> int:
    options.parser.refuse(rest)
    if not (PROJECT / "hatch_build.py").is_file():
        print("expected a checkout of pricebook, found an installed package", file=sys.stderr)
        return 1
    progress = Progress()
    with TemporaryDirectory() as temporary:
        try:
            write_prebuilt(Path(temporary), progress.show, quick=options.quick)
        except (EngineError, RuntimeFailure) as failure:
            progress.clear()
            print(f"the runtime could not be built.\n{failure}", file=sys.stderr)
            return 1
        progress.clear()
        # The tool's wheel requires a version of the engine, not a folder on this machine.
        env = {
            **os.environ,
            "PRICEBOOK_CALCULATOR": f"=={engine_version()}",
            "PRICEBOOK_PREBUILT": temporary,
        }
        for project in (CALCULATOR, PROJECT):
            folder = os.path.abspath(options.folder)
            command = [
                sys.executable,
                "-m",
                "hatchling",
                "build",
                "--target",
                "wheel",
                "-d",
                folder,
            ]
            done = subprocess.run(command, cwd=project, env=env, check=False)
            if done.returncode:
                return 1
    return 0
