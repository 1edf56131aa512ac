"""Limits and reasons, merged tallies, unreadable folders, and the directories of zips."""

import errno
import io
import os
import struct
import zipfile

import pytest

from calculator.line_count.cloc.cloc_rules import REFERENCE
from calculator.line_count.cloc.count_job import counted
from calculator.line_count.cloc.file_count import Count, count, too_large
from calculator.line_count.cloc.globs import Globs, stop_reason
from calculator.line_count.cloc.tally import CountedModule, File, Tally, together
from calculator.line_count.input.folder_files import Folder, _entry
from calculator.line_count.input.input_files import Entry
from calculator.line_count.input.reason import Reason
from calculator.line_count.input.zip_directory import entry_count

END = b"PK\x05\x06"


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        (7, Reason("not_a_pattern", {"found": "int"})),
        ("/a", Reason("absolute_pattern", {"pattern": "/a"})),
        ("../a", Reason("parent_pattern", {"pattern": "../a"})),
        ("a**/b", Reason("stars_in_a_name", {"pattern": "a**/b"})),
        ("a/**/b", None),
    ],
)
def test_a_pattern_that_stops_odoos_tool_has_a_reason(pattern, reason):
    assert stop_reason(pattern, REFERENCE) == reason


def test_patterns_after_one_that_matches_only_folders_apply():
    globs = Globs(["folder/", "folder/**", "a.py"])
    assert globs.match("a.py") == "a.py"
    assert globs.match("folder/a.py") is None


def test_the_reason_for_a_large_file_has_the_limit():
    assert too_large(25 * 2**20) is None
    assert too_large(25 * 2**20 + 1) == Reason("too_large", {"most": 25})


def test_the_reason_for_a_long_line_has_the_limit():
    data = b"a" * 100_001
    assert count(data, "js", REFERENCE) == Reason("line_too_long", {"most": 100_000})


def test_merged_tallies_have_the_modules_and_files_of_all():
    lost = File("x.zip", None, reason=Reason("too_large", {"most": 25}))
    one = Tally((CountedModule("b", "", Count(1, 2)),), outside=2, skipped=(lost,))
    other = Tally((CountedModule("a", "", Count(3, 4)),), outside=3)
    assert together([one, other]) == Tally(
        (*other.modules, *one.modules), outside=5, skipped=(lost,)
    )


def test_a_folder_lists_devices_broken_links_and_deleted_files_with_reasons(tmp_path):
    (tmp_path / "a.py").write_bytes(b"a = 1\n")
    (tmp_path / "device.py").symlink_to("/dev/null")
    (tmp_path / "gone.py").symlink_to("nowhere.py")
    folder = Folder(tmp_path)
    missing = {"why": os.strerror(errno.ENOENT)}
    assert folder.entries == (
        Entry("a.py", 6),
        Entry("device.py", 0, Reason("not_a_file")),
        Entry("gone.py", 0, Reason("dangling", missing)),
    )
    (tmp_path / "a.py").unlink()
    assert folder.read(0) == Reason("unreadable", missing)


def test_a_folder_that_cannot_be_opened_is_listed_and_the_count_is_partial():
    why = Reason("unreadable", {"why": "Permission denied"})

    class Walled:
        name = "input"
        entries = (
            Entry("m/__manifest__.py", 2),
            Entry("m/models/", 0, why),
            Entry("more/", 0, why),
        )

        def read(self, _at):
            return b"{}"

        def max_text_length(self):
            return None

    found = counted(Walled(), REFERENCE)
    assert [[file.path for file in module.failed] for module in found.modules] == [["models/"]]
    assert found.modules[0].failed[0].reason == why
    assert found.skipped == (File("more/", None, reason=why),)
    assert (found.outside, found.partial, found.unseen) == (0, True, True)


def test_without_a_module_a_folder_that_cannot_be_opened_is_named(line_localiser_for):
    """A module may be in that folder."""

    class Closed:
        name = "input"
        entries = (
            Entry("a.py", 6),
            Entry("addons/", 0, Reason("unreadable", {"why": "Permission denied"})),
            Entry("more/", 0, Reason("unreadable", {"why": "Permission denied"})),
        )

        def read(self, _at):
            return b""

        def max_text_length(self):
            return None

    found = counted(Closed(), REFERENCE)
    assert found == Reason("no_module_unopened", {"path": "addons/"})
    assert line_localiser_for("sv").reason(found) == (
        "Ingen Odoo-modul hittades, men mappen addons/ gick inte att öppna. Se till att den får "
        "läsas, eller räkna den för sig."
    )


def test_a_missing_folder_raises_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        Folder(tmp_path / "gone")


def test_a_file_that_is_deleted_during_the_walk_is_listed(tmp_path):
    why = {"why": os.strerror(errno.ENOENT)}
    found = _entry(str(tmp_path / "gone.py"), "m/gone.py")
    assert found == Entry("m/gone.py", 0, Reason("unreadable", why))


def zipped(names, comment=b"", note=b""):
    """A zip of empty files; `note` is the comment of each entry."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        for name in names:
            entry = zipfile.ZipInfo(name)
            entry.comment = note
            target.writestr(entry, b"")
        target.comment = comment
    return file.getvalue()


def entries(data, most=1000):
    return entry_count(io.BytesIO(data), most)


def large(data, mark=b"PK\x06\x06", locator=b"PK\x06\x07"):
    """The same zip with an end of the directory in the zip64 format added."""
    at = data.rfind(END)
    *_, number, size, start, _comment = struct.unpack("<4s4H2LH", data[at : at + 22])
    end = struct.pack("<4sQ2H2L4Q", mark, 44, 45, 45, 0, 0, number, number, size, start)
    end += struct.pack("<4sLQL", locator, 0, at, 1)
    return data[:at] + end + struct.pack("<4s4H2LH", END, 0, 0, *[0xFFFF] * 2, *[2**32 - 1] * 2, 0)


def test_an_empty_zip_has_no_entry_and_a_cut_off_end_is_not_found():
    assert entries(zipped([])) == 0
    for length in range(len(zipped([]))):
        assert entries(zipped([])[:length]) is None


def test_the_directory_of_a_zip64_is_found():
    data = zipped(["a", "b", "c"])
    assert entries(large(data)) == 3
    # Bytes before the zip do not matter.
    assert entries(b"x" * 70_000 + large(data)) == 3
    assert entries(large(zipped([]))) == 0


def test_an_incomplete_end_of_a_zip64_is_ignored():
    """The end in the old format is used; its directory is all data before that end."""
    data = zipped(["a", "b", "c"])
    whole = entries(large(data, b"PK..", b"PK.."))
    assert whole != 3
    assert entries(large(data, locator=b"PK..")) == whole
    assert entries(large(data, mark=b"PK..")) == whole


def test_a_directory_alone_is_counted_from_its_first_byte():
    each = struct.Struct("<4s6H3L5H2L")
    entry = each.pack(b"PK\x01\x02", *[0] * 9, 1, *[0] * 6) + b"a"
    nameless = each.pack(b"PK\x01\x02", *[0] * 16)
    for directory, number in ((entry * 2, 2), (nameless, 1), (entry + nameless, 2)):
        data = directory + struct.pack("<4s4H2LH", END, 0, 0, number, number, len(directory), 0, 0)
        assert entries(data) == number
        assert entries(large(data)) == number


def test_the_end_of_the_directory_is_located_as_in_zipfile():
    assert entries(zipped(["a", "b"], comment=END)) == 2
    assert entries(zipped(["a", "b"], comment=b"c" * 65_535)) == 2
    assert entries(b"x" + END + b"y" * 30 + zipped(["a", "b"])) == 2
    assert entries(b"x" + END + b"y" * 30 + zipped(["a", "b"], comment=b"c")) == 2
    assert entries(zipped(["a"]) + b"y" * 65_536) is None
    # An end without a comment, at the end of the file, has precedence.
    inner = zipped(["a"])
    assert entries(zipped(["a", "b", "c"], comment=inner)) == 1


def test_a_directory_larger_than_the_read_buffer_is_counted_to_its_end():
    data = zipped(map(str, range(40)), note=b"n" * 60_000)
    assert len(data) > 2 * 2**20
    assert entries(data) == 40
    assert entries(data, 39) == 40
    assert entries(data, 20) == 21
