"""Zips: unsafe zips are refused, unreadable members are listed, nothing is extracted."""

import io
import json
import stat
import struct
import tarfile
import zipfile
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.line_count.cloc.cloc_rules import REFERENCE, VERSIONS
from calculator.line_count.cloc.count_job import Job, counted
from calculator.line_count.cloc.tally import Tally
from calculator.line_count.input import archive as limits
from calculator.line_count.input.archive import Archive, open_archive
from calculator.line_count.input.reason import Reason
from calculator.line_count.input.zip_directory import entry_count

MODULE = {"m/__manifest__.py": b"{}", "m/a.py": b"a"}


def zipped(files, method=zipfile.ZIP_DEFLATED):
    """A zip of pairs (name or ZipInfo, content), in their order; a name may occur twice."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as target:
        for name, content in files.items() if isinstance(files, dict) else files:
            target.writestr(name, content)
    return file.getvalue()


def opened(data):
    return open_archive(io.BytesIO(data), "input")


def count_of(data):
    source = opened(data)
    return source if isinstance(source, Reason) else counted(source, REFERENCE)


def info(name, **attributes):
    member = zipfile.ZipInfo(name)
    member.compress_type = zipfile.ZIP_DEFLATED
    for attribute, value in attributes.items():
        setattr(member, attribute, value)
    return member


def changed(data, at, new):
    return data[:at] + new + data[at + len(new) :]


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (b"", "is_empty"),
        (b"Rar!\x1a\x07\x00", "is_rar"),
        (b"7z\xbc\xaf\x27\x1c\x00", "is_7z"),
        (b"\x1f\x8b\x08\x00", "is_gzip"),
        (b"BZh91AY", "is_bzip2"),
        (b"\xfd7zXZ\x00", "is_xz"),
        (b"\x28\xb5\x2f\xfd\x00", "is_zstandard"),
        (b"%PDF-1.7", "is_pdf"),
        (b"\x89PNG\r\n\x1a\n", "is_image"),
        (b"\xff\xd8\xff\xe0", "is_image"),
        (b"MZ\x90\x00", "is_program"),
        (b"PK\x07\x08PK\x03\x04", "is_split_zip"),
        (b"import os\n", "is_text"),
        (b"\x00\x01\x02\x03", "is_unknown"),
    ],
)
def test_a_file_that_is_not_a_zip_is_refused_with_its_kind(head, code):
    assert opened(head) == Reason(code)


def test_a_tar_is_refused_as_a_tar():
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as target:
        target.addfile(tarfile.TarInfo("a.py"))
    assert opened(file.getvalue()) == Reason("is_tar")


def test_a_zip_that_is_cut_off_is_refused_as_cut_off():
    data = zipped(MODULE)
    assert opened(data[: len(data) // 2]) == Reason("zip_cut_off")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../a.py", "parent_name"),
        ("m/../../a.py", "parent_name"),
        ("/etc/a.py", "absolute_name"),
    ],
)
def test_a_path_outside_the_zip_is_refused(name, code):
    assert opened(zipped({**MODULE, name: b""})) == Reason(code, {"path": name})


@pytest.mark.parametrize(
    ("name", "code"), [("m\\..\\a.py", "parent_name"), ("C:\\a.py", "absolute_name")]
)
def test_a_windows_path_outside_the_zip_is_refused(name, code):
    found = opened(zipped([*MODULE.items(), (info(name, create_system=0), b"")]))
    assert found.code == code


def test_backslashes_of_windows_are_read_as_slashes():
    names = {"m\\__manifest__.py": b"{}", "m\\x\\a.py": b"a"}
    found = count_of(zipped([(info(name, create_system=0), data) for name, data in names.items()]))
    assert [(module.name, module.count.code) for module in found.modules] == [("m", 1)]


def test_a_repeated_path_is_refused():
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zipped([*MODULE.items(), ("m/a.py", b"b")])
    assert opened(data) == Reason("duplicate_name", {"path": "m/a.py"})


def test_overlapping_entries_are_refused():
    # The second entry of the directory points to the bytes of the first one.
    data = zipped({"m/a.py": b"a" * 99, "m/b.py": b"a" * 99}, zipfile.ZIP_STORED)
    second = data.rindex(b"PK\x01\x02")
    assert opened(changed(data, second + 42, struct.pack("<L", 0))).code == "overlapping"


def test_adjacent_entries_are_not_overlapping():
    # The shortest possible entry before another one: 30 bytes, a name and content of one byte each.
    data = zipped([("a", b"x"), ("b", b"")], zipfile.ZIP_STORED)
    assert [entry.path for entry in opened(data).entries] == ["a", "b"]
    second = data.rindex(b"PK\x01\x02")
    assert opened(changed(data, second + 42, struct.pack("<L", 31))) == Reason(
        "overlapping", {"path": "b"}
    )


def test_a_zip_with_an_invalid_directory_is_damaged():
    data = zipped(MODULE)
    assert opened(changed(data, data.rindex(b"PK\x01\x02"), b"PK\x01\x03")) == Reason("zip_damaged")


def test_dots_and_repeated_slashes_are_removed_from_a_path():
    found = count_of(zipped({"./m/__manifest__.py": b"{}", "m//./a.py": b"a", "m/b/../c.py": b""}))
    assert found == Reason("parent_name", {"path": "m/b/../c.py"})
    (module,) = count_of(zipped({"./m/__manifest__.py": b"{}", "m//./a.py": b"a"})).modules
    assert (module.name, module.path) == ("m", "m")
    assert [file.path for file in module.files] == ["__manifest__.py", "a.py"]


def test_an_encrypted_zip_is_refused():
    data = zipped(MODULE)
    entry = data.rindex(b"PK\x01\x02")
    assert opened(changed(data, entry + 8, b"\x01")) == Reason("zip_encrypted", {"path": "m/a.py"})


def test_a_file_above_the_size_limit_is_refused_unread():
    class Huge(io.RawIOBase):
        def seek(self, offset, whence=0):
            return limits.MAX_BYTES + 1 + offset if whence == 2 else offset

        def read(self, _size=-1):
            raise AssertionError("a file above the size limit was read")

    found = open_archive(Huge(), "input")
    assert found == Reason("zip_too_large", {"most": 500})


class Zeros(io.RawIOBase):
    """A file of `size` zero bytes that are not stored anywhere."""

    def __init__(self, size):
        self.size = size
        self.at = 0

    def seek(self, offset, whence=0):
        self.at = offset + (0, self.at, self.size)[whence]
        return self.at

    def read(self, size=-1):
        left = self.size - self.at
        read = left if size < 0 else min(size, left)
        self.at += read
        return bytes(read)


def test_a_file_at_the_size_limit_is_read(line_localiser_for):
    assert open_archive(Zeros(500_000_000), "input") == Reason("is_unknown")
    assert line_localiser_for("en").reason(open_archive(Zeros(500_000_001), "input")) == (
        "The file is larger than 500 MB, the most that is accepted. "
        "Split it, or choose the folder instead."
    )


def entries_only(number):
    """A zip's directory of `number` entries, after enough bytes for their files."""
    room, each = bytes(40 * number), struct.Struct("<4s6H3L5H2L")
    names = [b"%d" % at for at in range(number)]
    entries = b"".join(
        each.pack(b"PK\x01\x02", 20, 20, *[0] * 7, len(name), *[0] * 5, 40 * at) + name
        for at, name in enumerate(names)
    )
    counts = [number] * 2
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, *counts, len(entries), len(room), 0)
    return room + entries + end


def test_too_many_entries_are_refused_before_an_object_is_made():
    data = entries_only(limits.MAX_ENTRIES + 1)
    with patch.object(zipfile, "ZipFile", side_effect=AssertionError):
        found = opened(data)
    assert found == Reason("too_many_entries", {"most": 50_000})


def test_the_maximum_number_of_entries_is_accepted():
    assert len(opened(entries_only(limits.MAX_ENTRIES)).entries) == 50_000


def test_all_of_the_maximum_number_of_entries_are_counted():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        for number in range(200):
            target.writestr(f"{number}" * 50, b"", compress_type=zipfile.ZIP_STORED)
        target.comment = b"PK\x05\x06 is no end here"
    assert entry_count(file, 200) == 200
    assert entry_count(file, 199) == 200
    assert entry_count(file, 50) == 51


def test_too_much_text_is_refused_by_the_sizes_that_the_zip_declares(line_localiser_for):
    each = 25 * 2**20
    data = zipped({"m/__manifest__.py": b"{}", **{f"m/{at}.xml": b"x" for at in range(12)}})
    # An entry of the directory has its uncompressed size at offset 24.
    at = 0
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        if b"manifest" not in data[at : at + 70]:
            data = changed(data, at + 24, struct.pack("<L", each))
    assert line_localiser_for("en").reason(count_of(data)) == (
        "What is to be counted is more than 300 MB of text, the most that is counted in a zip. "
        "Split it, or choose the folder instead."
    )


def test_text_of_the_maximum_size_is_counted():
    files = {f"m/{at}.xml": b"x" for at in range(12)}
    data = zipped({"m/__manifest__.py": b"{}", **files})
    for each in files:
        at = data.rindex(b"PK\x01\x02", 0, data.rindex(each.encode()))
        data = changed(data, at + 24, struct.pack("<L", limits.MAX_TEXT_LENGTH // len(files)))
    job = Job(opened(data), REFERENCE)
    job.step()
    assert job.bytes_all == 300_000_000
    assert job.refusal is None


def test_a_file_over_25_mib_is_listed_and_not_unpacked():
    found = count_of(zipped({**MODULE, "m/b.xml": b"x" * (25 * 2**20 + 1)}))
    (module,) = found.modules
    assert {file.path: file.reason.code for file in module.failed} == {"b.xml": "too_large"}
    assert not found.partial  # Odoo's tool would not count the file either.


@pytest.mark.parametrize("declared", [10, 9_999, 10_001, 20_000])
def test_a_file_with_another_size_than_declared_is_damaged(declared):
    data = zipped({**MODULE, "m/b.xml": b"x" * 10_000})
    entry = data.rindex(b"PK\x01\x02")
    found = count_of(changed(data, entry + 24, struct.pack("<L", declared)))
    (module,) = found.modules
    assert {file.path: file.reason.code for file in module.failed} == {"b.xml": "damaged"}
    assert found.partial


@pytest.mark.parametrize("begins", [10**6, 2**31, 2**32, 2**63, 2**64 - 1])
def test_a_file_with_an_offset_after_the_end_of_the_zip_is_damaged(begins):
    # The offset exceeds the integers of the browser's Python, or of CPython.
    far = info("m/b.py", extra=struct.pack("<HHQ", 1, 8, begins))
    data = zipped([*MODULE.items(), (far, b"a")])
    entry = data.rindex(b"PK\x01\x02")
    found = count_of(changed(data, entry + 42, struct.pack("<L", 2**32 - 1)))
    (module,) = found.modules
    assert {file.path: file.reason.code for file in module.failed} == {"b.py": "damaged"}
    assert found.partial


def test_a_link_is_listed_and_the_total_is_partial():
    link = info("m/b.py", create_system=3, external_attr=(stat.S_IFLNK | 0o777) << 16)
    found = count_of(zipped([*MODULE.items(), (link, b"a.py")]))
    (module,) = found.modules
    assert module.count.code == 1
    assert {file.path: file.reason.code for file in module.failed} == {"b.py": "link"}
    assert found.partial


def test_a_manifest_that_is_a_link_in_a_zip_excludes_nothing():
    # The target of the link cannot be read. So only the other manifest, if there is one, is read.
    link = info("m/__manifest__.py", create_system=3, external_attr=(stat.S_IFLNK | 0o777) << 16)
    files = [(link, b"x.py"), ("m/__openerp__.py", b"{'cloc_exclude': ['a.py']}")]
    data = zipped([*files, ("m/a.py", b"a"), ("m/tests/b.py", b"b")])
    counts = {"19.0": ["__openerp__.py", "a.py", "tests/b.py"], "18.0": []}
    for version, paths in counts.items():
        (module,) = counted(opened(data), VERSIONS[version]).modules
        assert [file.path for file in module.files if file.count] == paths


def test_a_file_with_an_unsupported_compression_is_listed_and_the_total_is_partial():
    data = zipped({**MODULE, "m/b.py": b"a"})
    entry = data.rindex(b"PK\x01\x02")
    found = count_of(changed(data, entry + 10, struct.pack("<H", 12)))
    (module,) = found.modules
    (file,) = module.failed
    assert file.reason == Reason("unknown_method", {"method": 12})
    assert found.partial


def test_a_file_with_a_wrong_checksum_is_listed_and_the_total_is_partial():
    data = zipped({**MODULE, "m/b.py": b"a = 1"})
    entry = data.rindex(b"PK\x01\x02")
    found = count_of(changed(data, entry + 16, b"\0\0\0\0"))
    (module,) = found.modules
    assert {file.path: file.reason.code for file in module.failed} == {"b.py": "damaged"}
    assert found.partial


def test_a_zip_outside_every_module_is_listed():
    found = count_of(zipped({**MODULE, "more.zip": zipped(MODULE)}))
    assert [(file.path, file.reason.code) for file in found.skipped] == [("more.zip", "nested_zip")]


def test_resource_forks_of_macos_do_not_belong_to_a_module_without_a_folder():
    found = count_of(zipped({"__manifest__.py": b"{}", "a.py": b"a", "__MACOSX/._a.py": b"\0\5"}))
    assert [(module.name, module.count.code) for module in found.modules] == [("input", 1)]
    assert found.modules[0].failed == ()


def test_a_resource_fork_within_a_module_is_read_like_any_file():
    found = count_of(zipped({**MODULE, "m/._a.py": b"\0\5\x16\7", "m/._b.js": b"\0\5\x16\7"}))
    (module,) = found.modules
    assert module.count.code == 2
    assert {file.path: file.reason.code for file in module.failed} == {"._a.py": "syntax_error"}


def test_two_modules_with_the_same_name_are_both_counted():
    found = count_of(zipped({f"{at}/{name}": data for at in "xy" for name, data in MODULE.items()}))
    assert [(each.name, each.path, each.count.code) for each in found.modules] == [
        ("m", "x/m", 1),
        ("m", "y/m", 1),
    ]


def test_a_zip_without_a_module_is_refused():
    assert count_of(zipped({"a.py": b"a"})) == Reason("no_module")
    assert count_of(zipped({})) == Reason("no_module")


def test_the_end_of_a_zip_is_found_before_a_comment_of_the_maximum_length():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        target.writestr("a.py", b"a")
        target.comment = b"c" * 65_535
    assert isinstance(opened(b"MZ" + file.getvalue()), Archive)
    mark = b"\0PK\x05\x06"
    assert opened(mark + b"." * (65_535 + 22 - 4)) == Reason("zip_damaged")
    assert opened(mark + b"." * (65_535 + 22 - 3)) == Reason("is_unknown")


def test_a_text_is_recognised_by_its_first_bytes():
    assert opened(b"\tsale\r\n\f" + b" " * 4_090 + b"\0") == Reason("is_text")


def test_a_zip_after_a_program_is_read():
    assert count_of(b"MZ" + b"\0" * 999 + zipped(MODULE)).count.code == 1


def test_nothing_is_extracted():
    with patch.object(zipfile.ZipFile, "extract"), patch.object(zipfile.ZipFile, "extractall"):
        count_of(zipped(MODULE))
        zipfile.ZipFile.extract.assert_not_called()
        zipfile.ZipFile.extractall.assert_not_called()


def test_an_interrupted_count_continues_and_the_file_that_killed_it_is_listed():
    data = zipped({**MODULE, "m/b.py": b"b\nb", "m/c.py": b"(", "m/d.py": b"d"})
    first = Job(opened(data), REFERENCE)
    done = [first.step(), first.step()]  # the manifests, a.py
    dead = '{"code": "killed", "figures": {}}'
    again = Job(opened(data), REFERENCE, [*done, dead])
    assert (again.files_done, again.files_all) == (2, 4)
    while not again.over:
        again.step()
    (module,) = again.tally().modules
    assert module.count.code == 2
    assert {file.path: file.reason.code for file in module.failed} == {
        "b.py": "killed",
        "c.py": "syntax_error",
    }
    assert again.tally().partial


def test_a_count_from_recorded_outcomes_is_the_same():
    # The counting page keeps the outcome of each step, and can restart a count from these outcomes.
    data = zipped({**MODULE, "m/b.js": b"x" * 100_001, "m/c.py": b"(", "n/__manifest__.py": b"{}"})
    job = Job(opened(data), REFERENCE)
    done = []
    while not job.over:
        done.append(job.step())
    assert list(map(json.loads, done)) == [
        None,
        None,
        [1, 1],
        {"code": "line_too_long", "figures": {"most": 100_000}},
        {"code": "syntax_error", "figures": {}},
    ]
    again = Job(opened(data), REFERENCE, done)
    assert again.over
    assert again.tally() == job.tally()


def test_a_manifest_that_kills_the_count_leaves_the_default_exclusions():
    data = zipped({"m/__manifest__.py": b"{'cloc_exclude': ['a.py']}", "m/a.py": b"a"})
    job = Job(opened(data), REFERENCE, ['{"code": "killed", "figures": {}}'])
    while not job.over:
        job.step()
    (module,) = job.tally().modules
    assert module.count.code == 1
    assert {file.path: file.reason.code for file in module.failed} == {"__manifest__.py": "killed"}


NAMES = st.sampled_from(
    ["m/__manifest__.py", "m/a.py", "m/b.js", "m/c.xml", "m/d.css", "__manifest__.py", "x/", "m/n"]
) | st.text(min_size=1, max_size=9)
CONTENTS = (
    st.binary(max_size=60)
    | st.text(alphabet="'\"/*\\\n <!->a#(){}[]:=,", max_size=60).map(str.encode)
    | st.sampled_from([b"{'cloc_exclude': ['**/*', '/', 3, '..']}", b"{'demo': 'a/*'}"])
)


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_any_bytes_give_a_count_or_a_reason(data):
    assert isinstance(count_of(data), Tally | Reason)


@given(st.dictionaries(NAMES, CONTENTS, max_size=6), st.data())
@settings(deadline=None)
def test_any_zip_gives_a_count_or_a_reason(files, draw):
    data = zipped(files)
    assert isinstance(count_of(data), Tally | Reason)
    # The same zip with some bytes changed.
    for _ in range(draw.draw(st.integers(1, 4))):
        at = draw.draw(st.integers(0, len(data) - 1))
        data = changed(data, at, draw.draw(st.binary(min_size=1, max_size=4)))[: len(data)]
    found = opened(data)
    assert isinstance(found, Archive | Reason)
    assert isinstance(count_of(data), Tally | Reason)
