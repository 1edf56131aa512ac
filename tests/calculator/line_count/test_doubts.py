"""The page, the text and the JSON report where a count may differ from the server's count."""

import json

import pytest

from calculator.line_count.cloc.cloc_rules import REFERENCE, VERSIONS
from calculator.line_count.cloc.count_job import counted
from calculator.line_count.cloc.file_count import Count
from calculator.line_count.cloc.tally import CountedModule, File, Tally
from calculator.line_count.line_export import as_csv, as_json, text
from calculator.line_count.line_html import result


@pytest.mark.cases("lines/doubts.yaml")
def test_a_doubt_is_reported_in_every_output(case, folder, line_localiser_for, plain):
    version = case.get("version", "19.0")
    tally = counted(folder(case["files"]), VERSIONS[version])
    for language in ("sv", "en"):
        localiser = line_localiser_for(language)
        warnings = case.get("warnings", {}).get(language, [])
        written = json.loads(as_json(tally, version, localiser))
        assert written["server_python"] == case.get("server_python")
        assert written["warnings"] == warnings
        assert localiser.warnings(tally, []) == []
        unmatched = case.get("unmatched", {}).get(language, "")
        assert localiser.unmatched(tally.modules[0]) == unmatched
        for whole in (
            text(tally, version, localiser),
            plain(result(tally, version, localiser, "")),
        ):
            for sentence in (*warnings, unmatched):
                assert sentence in whole


@pytest.mark.parametrize(
    ("language", "heading", "why", "of_the_sum"),
    [
        (
            "sv",
            "Räknat, men kanske inte på servern: 1 fil",
            "Så djupt nästlad att Python 3.12 på servern kan ge upp.",
            "Summan kan skilja sig från serverns. Olika versioner av Python läser en eller flera "
            "av filerna olika. Filerna står under sina moduler.",
        ),
        (
            "en",
            "Counted, but perhaps not on the server: 1 file",
            "Nested so deeply that Python 3.12 on the server may give up.",
            "The total may differ from the server’s. Different versions of Python read one or "
            "more of the files differently. The files are listed under their modules.",
        ),
    ],
)
def test_a_file_that_the_server_may_not_be_able_to_parse_is_listed(
    language, heading, why, of_the_sum, line_localiser_for, plain
):
    deep = File("deep.py", "python", count=Count(5000, 5000, unsure=True))
    flat = File("flat.py", "python", count=Count(1, 1))
    module = CountedModule("m", "m", deep.count + flat.count, (deep, flat))
    other = CountedModule("n", "n", Count(1, 1), (flat,))
    tally, localiser = Tally((module, other), rules=REFERENCE), line_localiser_for(language)
    page = plain(result(tally, "19.0", localiser, ""))
    for whole in (text(tally, "19.0", localiser), page):
        assert whole.count(heading) == whole.count(why) == whole.count(of_the_sum) == 1
    assert localiser.warnings(tally, [1]) == []
    written = json.loads(as_json(tally, "19.0", localiser))
    assert written["warnings"] == [of_the_sum]
    assert written["modules"]["m"]["folders"][0]["unsure"] == {"deep.py": why}
    assert f"m,m,deep.py,python,5000,5000,counted,{why}\n" in as_csv(tally, localiser)
    assert "n,n,flat.py,python,1,1,counted,\n" in as_csv(tally, localiser)
