"""Published Odoo modules for the tests to count: fetched as wheels, never installed, never run."""

from pathlib import Path

from setup.command import run
from setup.packages import PIP
from setup.setup_step import Step, stamped
from setup.stamp import Stamp

# Their lock files, and what pip must believe to be in order to take what each names.
LOCKS: dict[str, tuple[str, ...]] = {
    "addons.txt": (),
    "old.txt": ("--pre", "--python-version", "2.7", "--implementation", "py", "--abi", "none"),
}


def addon_steps(root: Path) -> list[Step]:
    """Needs the Python packages, for pip."""
    folder = root / "build" / "addons"
    stamp = Stamp(
        file=folder / "addons.stamp",
        facts=(),
        inputs=tuple(root / "tests" / "addons" / lock for lock in LOCKS),
        makes=(folder,),
    )
    step = Step(
        name="Odoo modules",
        detail="fetching the published modules that the tests count",
        advice=(
            "check the network and pip's own configuration (pip config list), then run the "
            "command again; where a hash does not match, the file is not the one that was locked."
        ),
        done=stamp.holds,
        work=stamped(stamp, lambda: _fetch(root, folder)),
    )
    return [step]


def _fetch(root: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.whl"):
        old.unlink()
    pip = root / ".venv" / "bin" / "python"
    for lock, believed in LOCKS.items():
        options: list[str | Path] = ["--require-hashes", "--no-deps", "--only-binary", ":all:"]
        options += ["--platform", "any", *believed, "--dest", folder]
        options += ["-r", root / "tests" / "addons" / lock]
        run([pip, "-m", "pip", "download", *options], cwd=root, extra=PIP)
