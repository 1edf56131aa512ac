"""axe finds no violation: one page per template, in every colour scheme, wide and narrow."""

from pathlib import Path

from playwright.sync_api import Page, expect

from pricebook.pages import pages

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
SIZES = ({"width": 320, "height": 640}, {"width": 1280, "height": 900})
# Only the rules on colours can give another result in another colour scheme.
COLOURS = ["color-contrast", "link-in-text-block"]
# Forced colours remove images and backgrounds but do not change the layout, so one size is enough.
# Later tests of the same page continue with the last combination.
LOOKS = (
    (SIZES[0], {"color_scheme": "dark", "forced_colors": "active"}, {"without": COLOURS}),
    (SIZES[0], {"color_scheme": "dark", "forced_colors": "none"}, {"only": COLOURS}),
    (SIZES[0], {"color_scheme": "light", "forced_colors": "none"}, {}),
    (SIZES[1], {"color_scheme": "dark", "forced_colors": "none"}, {"only": COLOURS}),
    (SIZES[1], {"color_scheme": "light", "forced_colors": "none"}, {}),
)
RUN = """async ({ only, without = [] }) => {
    const off = without.map((name) => [name, { enabled: false }]);
    const { violations } = await axe.run(document, {
        resultTypes: ["violations"],
        ...(only ? { runOnly: only } : {
            // A rule of WCAG 2.2 that is off by default.
            rules: { "target-size": { enabled: true }, ...Object.fromEntries(off) },
        }),
    });
    return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
}"""


def axe_violations(page: Page) -> list[str]:
    """The violations that axe finds on the current page, in every colour scheme and both sizes."""
    page.evaluate(AXE.read_text("utf-8"))
    found = []
    for size, scheme, rules in LOOKS:
        page.set_viewport_size(size)
        page.emulate_media(**scheme, reduced_motion="reduce")
        seen = f"{size['width']} {scheme['color_scheme']}, forced {scheme['forced_colors']}"
        found += [f"{seen}: {one}" for one in page.evaluate(RUN, rules)]
    return found


def test_one_page_of_each_template_has_no_violation(page, site, language):
    kinds = {each.template: each for each in reversed(pages(site, language))}
    for each in kinds.values():
        page.goto(each.address)
        assert axe_violations(page) == [], each.address


def test_the_not_found_page_has_no_violation(page, page_faults):
    page_faults.expect("404: nowhere")
    page.goto("nowhere")
    assert axe_violations(page) == []


def test_the_calculator_has_no_violation_with_and_without_faults(calculator):
    calculator.enter(users="100000", lines="10000000")
    expect(calculator.field("users")).not_to_have_attribute("aria-invalid", "true")
    assert axe_violations(calculator.page) == []
    calculator.enter(users="-1", lines="12,5")
    expect(calculator.estimate).to_have_attribute("data-stale", "")
    assert axe_violations(calculator.page) == []


def test_the_search_dialog_with_results_has_no_violation(page, language):
    page.goto({"sv": "", "en": "en/"}[language])
    page.get_by_role("button", name={"sv": "Sök", "en": "Search"}[language]).click()
    page.get_by_role("searchbox").fill("support")
    expect(page.get_by_role("dialog").get_by_role("listitem").first).to_be_visible()
    assert axe_violations(page) == []


def test_a_calculator_that_could_not_start_has_no_violation(given_up):
    assert axe_violations(given_up.page) == []
