"""Relations between services, derived from requirements, prices, comparisons and lists."""

from pricebook.derived.relations import relations
from pricebook.site.library import Library


def test_every_relation_of_the_real_data_with_its_edition_and_source(library: Library) -> None:
    found = [
        f"{each.one} {each.kind} {each.other} ({each.edition or '-'}, {' '.join(each.source)})"
        for each in relations(library.catalogue)
    ]
    assert found == [
        "prepaid-packs part_of on-demand (2026-01, S3:42 S3:43)",
        "prepaid-packs part_of on-demand (2025, S2:14)",
        "server-patch part_of cloudworkz-base (2025, S2:17)",
        "maintenance-and-support requires server-patch (2025, S2:39 S2:41)",
        "hotfixes requires patch-agreement (web, S0:29 S1:29)",
        "drift-och-patch requires bu-90-4 (odoo14, S4:47)",
        "first-line adds_to maintenance (2026-01, S3:27)",
        "maintenance adds_to first-line (2026-01, S3:28)",
        "dns part_of smart-connect (odoo14, S4:83)",
        "maintenance-and-support replaced_by maintenance (2026-01, S2:39 S2:45 S3:3 S3:28)",
        "maintenance-and-support replaced_by first-line (2026-01, S2:49 S3:2 S3:27)",
        "server-patch possibly_same_as patch-agreement (-, S0:29 S1:29 S2:17)",
        "server-patch possibly_same_as operations-agreement (-, S0:3 S1:3 S2:17 S2:19)",
        "server-patch possibly_same_as drift-och-patch (-, S2:17 S4:27)",
        "operations-agreement possibly_same_as drift-och-patch (-, S4:27 S4:59)",
        "odoo-bas possibly_same_as cloudworkz-base (-, S2:17 S4:5)",
        "bu-90-4 possibly_same_as fs-backup (-, S4:25 S4:47)",
        "monthly-patching possibly_same_as server-patching (-, S2:21 S3:29 S4:31)",
        "monthly-patching possibly_same_as odoo-patching (-, S2:48 S3:29 S4:31)",
    ]
