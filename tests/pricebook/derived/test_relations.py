"""Relations between services, derived from requirements, prices, comparisons and lists."""

from pricebook.derived.relations import relations
from pricebook.site.library import Library


def test_every_relation_of_the_real_data_with_its_edition_and_source(library: Library) -> None:
    found = [
        f"{each.one} {each.kind} {each.other} ({each.edition or '-'}, {' '.join(each.source)})"
        for each in relations(library.catalogue)
    ]
    assert found == [
        "hour-cards part_of call-out (2026-01, S3:42 S3:43)",
        "hour-cards part_of call-out (2025, S2:14)",
        "platform-agreement part_of skyhall-base (2025, S2:17)",
        "care-agreement requires platform-agreement (2025, S2:39 S2:41)",
        "hotfixes requires update-agreement (web, S0:29 S1:29)",
        "gang-och-puls requires ko-90-4 (tundra14, S4:47)",
        "answer-desk adds_to code-care (2026-01, S3:27)",
        "code-care adds_to answer-desk (2026-01, S3:28)",
        "dns part_of bright-wire (tundra14, S4:83)",
        "care-agreement replaced_by code-care (2026-01, S2:39 S2:45 S3:3 S3:28)",
        "care-agreement replaced_by answer-desk (2026-01, S2:49 S3:2 S3:27)",
        "platform-agreement possibly_same_as update-agreement (-, S0:29 S1:29 S2:17)",
        "platform-agreement possibly_same_as harbour-agreement (-, S0:3 S1:3 S2:17 S2:19)",
        "platform-agreement possibly_same_as gang-och-puls (-, S2:17 S4:27)",
        "harbour-agreement possibly_same_as gang-och-puls (-, S4:27 S4:59)",
        "tundra-grund possibly_same_as skyhall-base (-, S2:17 S4:5)",
        "ko-90-4 possibly_same_as fi-copy (-, S4:25 S4:47)",
        "monthly-patching possibly_same_as server-patching (-, S2:21 S3:29 S4:31)",
        "monthly-patching possibly_same_as tundra-patching (-, S2:48 S3:29 S4:31)",
    ]
