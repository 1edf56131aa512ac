"""The published engine 1.0.0 stays at its address and still works."""

from hashlib import sha256
from pathlib import Path

from tests.conftest import SAMPLE_FIRM
from tests.install.conftest import DAY
from tests.install.engine_programs import OLD_ESTIMATE, old_program
from tests.install.environment import EmptyEnvironment, pip, run

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "engine/catalogue_calculator-1.0.0-py3-none-any.whl"
SHA256 = "c4ab8f1de32a7c949d7ffc780c5c96cc2343d75c8a12b5bfeb7c39bec16978b0"


def test_the_published_wheel_has_the_same_bytes() -> None:
    assert sha256((ROOT / "catalog" / ADDRESS).read_bytes()).hexdigest() == SHA256


def test_a_wheel_in_the_firms_folder_is_served_with_the_same_bytes(built_site: Path) -> None:
    (wheel,) = (SAMPLE_FIRM / "catalog" / "engine").iterdir()
    address = f"engine/{wheel.name}"
    assert (built_site / address).read_bytes() == wheel.read_bytes()
    checksum = sha256(wheel.read_bytes()).hexdigest()
    assert f"{checksum}  {address}\n" in (built_site / "sha256.txt").read_text("utf-8")


def test_the_published_wheel_is_in_the_firms_folder_only() -> None:
    folders = ("pricebook", "calculator", "data", "tests/firm")
    assert [file for each in folders for file in (ROOT / each).rglob("*.whl")] == []


def test_pip_installs_engine_1_and_its_documented_program_runs(
    firm: Path, empty_environment: EmptyEnvironment, tmp_path: Path
) -> None:
    python = empty_environment(tmp_path / "environment")
    pip(python, "install", "--no-index", ROOT / "catalog" / ADDRESS)
    printed = run(python, "-c", old_program("en", DAY.isoformat()), folder=firm)
    assert printed == OLD_ESTIMATE
