"""Zips: refused where they are not safe, listed where a part cannot be read, never extracted."""

import io
import stat
import struct
import tarfile
import zipfile
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.lines import archive as limits
from calculator.lines.archive import Archive, open_archive
from calculator.lines.directory import entry_count
from calculator.lines.job import Job, counted
from calculator.lines.reason import Reason
from calculator.lines.rules import REFERENCE
from calculator.lines.tally import Tally

MODULE = {"m/__manifest__.py": b"{}", "m/a.py": b"a"}


def zipped(files, method=zipfile.ZIP_DEFLATED):
    """A zip of names or ZipInfos and contents, in their order; one name may stand twice."""
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
def test_a_file_that_is_no_zip_is_said_to_be_what_it_is(head, code):
    assert opened(head) == Reason(code)


def test_a_tar_is_said_to_be_one():
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as target:
        target.addfile(tarfile.TarInfo("a.py"))
    assert opened(file.getvalue()) == Reason("is_tar")


def test_a_zip_that_was_cut_off_is_said_to_be_one():
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
def test_a_name_that_leads_out_of_the_zip_is_refused(name, code):
    assert opened(zipped({**MODULE, name: b""})) == Reason(code, {"path": name})


@pytest.mark.parametrize(
    ("name", "code"), [("m\\..\\a.py", "parent_name"), ("C:\\a.py", "absolute_name")]
)
def test_a_name_of_windows_that_leads_out_of_the_zip_is_refused(name, code):
    found = opened(zipped([*MODULE.items(), (info(name, create_system=0), b"")]))
    assert found.code == code


def test_backslashes_of_windows_are_slashes():
    names = {"m\\__manifest__.py": b"{}", "m\\x\\a.py": b"a"}
    found = count_of(zipped([(info(name, create_system=0), data) for name, data in names.items()]))
    assert [(module.name, module.count.code) for module in found.modules] == [("m", 1)]


def test_a_name_that_stands_twice_is_refused():
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zipped([*MODULE.items(), ("m/a.py", b"b")])
    assert opened(data) == Reason("duplicate_name", {"path": "m/a.py"})


def test_entries_that_share_their_bytes_are_refused():
    # The second entry of the directory is led to the bytes of the first.
    data = zipped({"m/a.py": b"a" * 99, "m/b.py": b"a" * 99}, zipfile.ZIP_STORED)
    second = data.rindex(b"PK\x01\x02")
    assert opened(changed(data, second + 42, struct.pack("<L", 0))).code == "overlapping"


def test_an_encrypted_zip_is_refused():
    data = zipped(MODULE)
    entry = data.rindex(b"PK\x01\x02")
    assert opened(changed(data, entry + 8, b"\x01")) == Reason("zip_encrypted", {"path": "m/a.py"})


def test_more_bytes_than_the_limit_are_refused_unread():
    class Huge(io.RawIOBase):
        def seek(self, offset, whence=0):
            return limits.MOST_BYTES + 1 + offset if whence == 2 else offset

        def read(self, _size=-1):
            raise AssertionError("nothing of it is to be read")

    found = open_archive(Huge(), "input")
    assert found == Reason("zip_too_large", {"most": 500})


def test_more_entries_than_the_limit_are_refused_before_any_is_made():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        for number in range(limits.MOST_ENTRIES + 1):
            target.writestr(str(number), b"")
    with patch.object(zipfile, "ZipFile", side_effect=AssertionError):
        found = open_archive(file, "input")
    assert found == Reason("too_many_entries", {"most": limits.MOST_ENTRIES})


def test_as_many_entries_as_the_limit_are_counted_whole():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        for number in range(200):
            target.writestr(f"{number}" * 50, b"", compress_type=zipfile.ZIP_STORED)
        target.comment = b"PK\x05\x06 is no end here"
    assert entry_count(file, 200) == 200
    assert entry_count(file, 199) == 200
    assert entry_count(file, 50) == 51


def test_more_text_than_the_limit_is_refused_by_what_the_zip_declares():
    each = 25 * 2**20
    data = zipped({"m/__manifest__.py": b"{}", **{f"m/{at}.xml": b"x" for at in range(12)}})
    # Each entry of the directory declares its uncompressed size at its 24th byte.
    at = 0
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        if b"manifest" not in data[at : at + 70]:
            data = changed(data, at + 24, struct.pack("<L", each))
    assert count_of(data) == Reason("too_much_text", {"most": 300})


def test_a_file_over_25_mib_is_listed_and_never_unpacked():
    found = count_of(zipped({**MODULE, "m/b.xml": b"x" * (25 * 2**20 + 1)}))
    (module,) = found.modules
    assert {file.path: file.reason.code for file in module.failed} == {"b.xml": "too_large"}
    assert not found.partial  # Odoo's tool would not count it either.


def test_a_file_that_unpacks_to_more_than_it_declares_is_damaged():
    data = zipped({**MODULE, "m/b.xml": b"x" * 10_000})
    entry = data.rindex(b"PK\x01\x02")
    found = count_of(changed(data, entry + 24, struct.pack("<L", 10)))
    (module,) = found.modules
    assert {file.path: file.reason.code for file in module.failed} == {"b.xml": "damaged"}
    assert found.partial


@pytest.mark.parametrize("begins", [10**6, 2**31, 2**32, 2**63, 2**64 - 1])
def test_a_file_that_is_said_to_begin_past_the_end_is_damaged(begins):
    # So far away that a browser's Python, or this one, cannot even say it to the system.
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


def test_a_method_that_is_not_known_here_is_listed_and_the_total_is_partial():
    data = zipped({**MODULE, "m/b.py": b"a"})
    entry = data.rindex(b"PK\x01\x02")
    found = count_of(changed(data, entry + 10, struct.pack("<H", 12)))
    (module,) = found.modules
    (file,) = module.failed
    assert file.reason == Reason("unknown_method", {"method": 12})
    assert found.partial


def test_a_wrong_checksum_is_listed_and_the_total_is_partial():
    data = zipped({**MODULE, "m/b.py": b"a = 1"})
    entry = data.rindex(b"PK\x01\x02")
    found = count_of(changed(data, entry + 16, b"\0\0\0\0"))
    (module,) = found.modules
    assert {file.path: file.reason.code for file in module.failed} == {"b.py": "damaged"}
    assert found.partial


def test_a_zip_outside_every_module_is_listed():
    found = count_of(zipped({**MODULE, "more.zip": zipped(MODULE)}))
    assert [(file.path, file.reason.code) for file in found.skipped] == [("more.zip", "nested_zip")]


def test_what_a_mac_adds_is_no_part_of_a_module_without_a_folder():
    found = count_of(zipped({"__manifest__.py": b"{}", "a.py": b"a", "__MACOSX/._a.py": b"\0\5"}))
    assert [(module.name, module.count.code) for module in found.modules] == [("input", 1)]
    assert found.modules[0].failed == ()


def test_a_mac_s_twin_within_a_module_is_read_like_any_file():
    found = count_of(zipped({**MODULE, "m/._a.py": b"\0\5\x16\7", "m/._b.js": b"\0\5\x16\7"}))
    (module,) = found.modules
    assert module.count.code == 2
    assert {file.path: file.reason.code for file in module.failed} == {"._a.py": "syntax_error"}


def test_two_modules_of_one_name_are_both_counted():
    found = count_of(zipped({f"{at}/{name}": data for at in "xy" for name, data in MODULE.items()}))
    assert [(each.name, each.path, each.count.code) for each in found.modules] == [
        ("m", "x/m", 1),
        ("m", "y/m", 1),
    ]


def test_a_zip_without_a_module_says_so():
    assert count_of(zipped({"a.py": b"a"})) == Reason("no_module")
    assert count_of(zipped({})) == Reason("no_module")


def test_a_zip_behind_a_program_is_a_zip():
    assert count_of(b"MZ" + b"\0" * 999 + zipped(MODULE)).count.code == 1


def test_nothing_is_ever_extracted():
    with patch.object(zipfile.ZipFile, "extract"), patch.object(zipfile.ZipFile, "extractall"):
        count_of(zipped(MODULE))
        zipfile.ZipFile.extract.assert_not_called()
        zipfile.ZipFile.extractall.assert_not_called()


def test_a_count_is_taken_up_where_it_broke_off_and_what_killed_it_is_named():
    data = zipped({**MODULE, "m/b.py": b"b\nb", "m/c.py": b"(", "m/d.py": b"d"})
    first = Job(opened(data), REFERENCE)
    done = [first.step(), first.step()]  # the manifests, a.py
    assert first.at == "m/b.py"
    dead = '{"code": "killed", "figures": {}}'
    again = Job(opened(data), REFERENCE, [*done, dead])
    assert (again.files_done, again.files_all, again.at) == (2, 4, "m/c.py")
    while not again.over:
        again.step()
    (module,) = again.tally().modules
    assert module.count.code == 2
    assert {file.path: file.reason.code for file in module.failed} == {
        "b.py": "killed",
        "c.py": "syntax_error",
    }
    assert again.tally().partial


def test_a_manifest_that_kills_leaves_what_every_manifest_brings():
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
def test_no_bytes_give_anything_but_a_count_or_a_reason(data):
    assert isinstance(count_of(data), Tally | Reason)


@given(st.dictionaries(NAMES, CONTENTS, max_size=6), st.data())
@settings(deadline=None)
def test_no_zip_gives_anything_but_a_count_or_a_reason(files, draw):
    data = zipped(files)
    assert isinstance(count_of(data), Tally | Reason)
    # The same with some of its bytes changed.
    for _ in range(draw.draw(st.integers(1, 4))):
        at = draw.draw(st.integers(0, len(data) - 1))
        data = changed(data, at, draw.draw(st.binary(min_size=1, max_size=4)))[: len(data)]
    found = opened(data)
    assert isinstance(found, Archive | Reason)
    assert isinstance(count_of(data), Tally | Reason)
