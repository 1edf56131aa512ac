"""The files of the runtime: reproducible, complete and compressed."""

import gzip
import json
import os
import re
import struct
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from threading import Barrier

import brotli
import pytest

from calculator.estimate_api import EstimateApi
from pricebook.locations import PROJECT as ROOT
from pricebook.publish.compress import SLOW_BYTES, compress_site
from pricebook.runtime.runtime_build import (
    HOT_FUNCTIONS,
    RuntimeFailure,
    RuntimeFile,
    build_runtime,
    hot_functions,
    installed_pyodide,
    manifest,
)
from pricebook.runtime.runtime_paths import INSIDE
from pricebook.runtime.snapshot_delta import MAGIC, PAGE, delta
from pricebook.runtime.wasm import CODE, DATA, WasmError, read_module
from pricebook.runtime.wasm_split import split

HEADER = struct.pack("<4I", 0x706E7300, 48, 2, 0) + b"\0" * 32


@pytest.fixture(scope="module")
def runtime() -> dict[str, RuntimeFile]:
    """The runtime's files by their role."""
    return {file.role: file for file in build_runtime(print)}


@pytest.mark.usefixtures("pyodide")
@pytest.mark.parametrize(("folder", "name"), [("PYODIDE", "Pyodide"), ("TERSER", "terser")])
def test_a_missing_package_is_reported_with_the_command_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, name: str
) -> None:
    monkeypatch.setattr(f"pricebook.runtime.runtime_build.{folder}", tmp_path)
    with pytest.raises(RuntimeFailure, match=f"^expected {name} in .*, run `make site`"):
        build_runtime(print)


@pytest.mark.usefixtures("pyodide")
def test_a_build_with_another_pyodide_fails_and_names_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "package.json").write_text('{"version": "314.0.6"}', "utf-8")
    monkeypatch.setattr("pricebook.runtime.runtime_build.PYODIDE", tmp_path)
    ours = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]["pyodide"]
    with pytest.raises(RuntimeFailure) as failure:
        build_runtime(print)
    assert str(failure.value) == (
        f"hot_functions.json was recorded with Pyodide {ours}, and Pyodide 314.0.6 is installed: "
        "run `pricebook sample`, which records it again."
    )


def test_only_package_json_names_the_version_of_pyodide_or_of_its_python(pyodide: Path) -> None:
    info = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))["info"]
    major, minor, _ = info["python"].split(".")
    versions = (installed_pyodide(), f"python{major}{minor}", f"python{major}.{minor}")
    files = [*(ROOT / "pricebook").rglob("*.py"), *(ROOT / "pricebook").rglob("*.*js")]
    found = [
        (file.name, version)
        for file in [*files, *(ROOT / "setup").rglob("*.py")]
        for version in versions
        # A comment may give an example of a path.
        if version in re.sub(r"(?m)^ *(#|//).*", "", file.read_text("utf-8"))
    ]
    assert len(files) > 100
    assert found == []


def test_the_bytes_do_not_depend_on_day_locale_folder_or_the_times_of_files(
    runtime: dict[str, RuntimeFile], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    # Simulates a checkout at a later time, with the files in another order.
    inside = tmp_path / "inside"
    for file in sorted(INSIDE.rglob("*"), reverse=True):
        if file.is_file() and "__pycache__" not in file.parts:
            copy = inside / file.relative_to(INSIDE)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
            os.utime(copy, (1_000_000_000, 1_000_000_000))
    monkeypatch.setattr("pricebook.runtime.runtime_build.INSIDE", inside)
    again = {file.role: file.sha256 for file in build_runtime(print, tmp_path / "cache")}
    assert again == {role: file.sha256 for role, file in runtime.items()}


def test_the_engine_accepts_the_sample_of_the_memory_snapshot() -> None:
    """If this test fails, run `pricebook sample`."""
    sample = json.loads((HOT_FUNCTIONS.parent / "sample.json").read_text("utf-8"))
    bridge = EstimateApi(*sample["arguments"])
    answers = [json.loads(bridge.answer(json.dumps(each))) for each in sample["requests"]]
    assert any(answer.get("faults") for answer in answers)
    assert any("parts" in answer for answer in answers)


def test_the_manifest_has_name_size_and_hash_of_each_file(runtime: dict[str, RuntimeFile]) -> None:
    listed = manifest(runtime.values())["parts"]
    for role, each in runtime.items():
        whole = sha256(each.file.read_bytes()).hexdigest()
        assert listed[role] == {
            "name": f"{role}.{whole[:12]}{each.file.suffix}",
            "size": each.file.stat().st_size,
            "sha256": whole,
        }


def test_the_files_contain_no_path_of_this_machine(runtime: dict[str, RuntimeFile]) -> None:
    for file in runtime.values():
        assert str(ROOT).encode() not in file.content, file.role


def test_both_halves_have_every_function_and_only_the_first_has_data(pyodide: Path) -> None:
    whole = read_module((pyodide / "pyodide.asm.wasm").read_bytes())
    halves = split(whole, hot_functions(installed_pyodide()))
    first, second = read_module(halves.first), read_module(halves.second)
    assert len(first.functions) == len(whole.functions) + 1, (
        "all functions and the one that loads the second half"
    )
    assert second.functions == whole.functions
    assert first.sections[DATA] == whole.sections[DATA]
    assert DATA not in second.sections
    hot = hot_functions(installed_pyodide())
    for number, body in enumerate(whole.bodies):
        assert (first if number in hot else second).bodies[number] == body
    assert len(first.sections[CODE]) < len(whole.sections[CODE]) / 2


def test_bytes_that_are_not_webassembly_are_rejected() -> None:
    with pytest.raises(WasmError):
        read_module(b"not what the file's name says")


def test_the_snapshot_has_changed_memory_pages_only() -> None:
    fresh = bytes(4 * PAGE)
    memory = bytearray(fresh)
    memory[PAGE] = memory[2 * PAGE] = 7
    file = delta(HEADER + bytes(memory), fresh)
    magic, header, size, runs = struct.unpack_from("<4sIII", file)
    assert (magic, header, size, runs) == (MAGIC, len(HEADER), len(memory), 1)
    assert struct.unpack_from("<II", file, 16 + header) == (1, 2)
    assert file[16 + header + 8 :] == bytes(memory[PAGE : 3 * PAGE])


def test_files_over_a_kilobyte_get_compressed_copies(tmp_path: Path) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    site.mkdir()
    (site / "page.html").write_text("<p>the same again</p>" * 100)
    (site / "small.html").write_text("<p>short</p>")
    (site / "noise.png").write_bytes(os.urandom(2000))
    compress_site(site, print, cache)
    names = {file.name for file in site.iterdir()}
    assert names == {"page.html", "page.html.br", "page.html.gz", "small.html", "noise.png"}
    page = (site / "page.html").read_bytes()
    assert brotli.decompress((site / "page.html.br").read_bytes()) == page
    assert gzip.decompress((site / "page.html.gz").read_bytes()) == page


def test_quick_compression_is_larger_and_cached_separately(tmp_path: Path) -> None:
    text = "".join(f"<p>{number:x}, {number**3:x}</p>" for number in range(2000)).encode()
    for name, quick in (("quick", True), ("best", False)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.html").write_bytes(text)
        compress_site(tmp_path / name, print, tmp_path / "cache", quick=quick)
    quick, best = (tmp_path / name / "page.html.br" for name in ("quick", "best"))
    assert brotli.decompress(quick.read_bytes()) == brotli.decompress(best.read_bytes()) == text
    assert quick.stat().st_size > best.stat().st_size


def test_compressed_files_are_taken_from_the_cache(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "page.html").write_text("<p>the same again</p>" * 100)
    compress_site(tmp_path / "site", print, tmp_path / "cache")
    before = {file: file.stat().st_mtime_ns for file in (tmp_path / "cache").iterdir()}
    compress_site(tmp_path / "site", print, tmp_path / "cache")
    assert {file: file.stat().st_mtime_ns for file in (tmp_path / "cache").iterdir()} == before


def test_two_concurrent_builds_compress_a_file_once(tmp_path: Path) -> None:
    both, results = Barrier(2), []
    content = "<p>the same again</p>" * (SLOW_BYTES // 20)

    def build(site: Path) -> set[str]:
        site.mkdir()
        (site / "page.html").write_text(content)
        both.wait(10)
        compress_site(site, results.append, tmp_path / "cache")
        return {file.name for file in site.iterdir()}

    with ThreadPoolExecutor(2) as pool:
        found = [pool.submit(build, tmp_path / name) for name in ("one", "other")]
        assert [each.result() for each in found] == [
            {"page.html", "page.html.br", "page.html.gz"}
        ] * 2
    assert len(results) == 2, "one message for each compression method"
