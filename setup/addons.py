"""Downloads published Odoo modules for tests of the line count; never installs or runs them."""

from pathlib import Path

from setup.command import run
from setup.packages import PIP
from setup.setup_step import Step, stamped
from setup.stamp import Stamp

# Lock file → pip options; old modules need the options of a Python 2.7.
LOCKS: dict[str, tuple[str, ...]] = {
    "addons.txt": (),
    "old.txt": ("--pre", "--python-version", "2.7", "--implementation", "py", "--abi", "none"),
}


def addon_steps(root: Path) -> list[Step]:
    """The step that downloads the modules. Needs the Python packages, for pip."""
    folder = root / "build" / "addons"
    stamp = Stamp(
        file=folder / "addons.stamp",
        facts=(),
        inputs=tuple(root / "tests" / "addons" / lock for lock in LOCKS),
        makes=(folder,),
    )
    step = Step(
        name="Odoo modules",
        detail="downloading the published modules that the tests count",
        advice=(
            "check the network and pip's configuration (pip config list), then run the command "
            "again. If a hash does not match, the file is not the one in the lock."
        ),
        done=stamp.holds,
        work=stamped(stamp, lambda: _download(root, folder)),
    )
    return [step]


def _download(root: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.whl"):
        old.unlink()
    pip = root / ".venv" / "bin" / "python"
    for lock, lock_options in LOCKS.items():
        options: list[str | Path] = ["--require-hashes", "--no-deps", "--only-binary", ":all:"]
        options += ["--platform", "any", *lock_options, "--dest", folder]
        options += ["-r", root / "tests" / "addons" / lock]
        run([pip, "-m", "pip", "download", *options], cwd=root, extra=PIP)
