"""Axe finds nothing to complain of: every kind of page, in every scheme, wide and narrow."""

from pathlib import Path

from playwright.sync_api import Page, expect

from pricebook.pages import pages

ROOT = Path(__file__).resolve().parents[2]
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
SIZES = ({"width": 320, "height": 640}, {"width": 1280, "height": 900})
# The same elements in other colours: only the rules on colours can find something else in them.
COLOURS = ["color-contrast", "link-in-text-block"]
# Forced colours are the reader's own, and take effect after what a script is told. They take
# pictures and backgrounds away, not places: one size is enough.
# The last is what other tests of the same page go on with.
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
            // Of WCAG 2.2, and not looked at unless it is asked for.
            rules: { "target-size": { enabled: true }, ...Object.fromEntries(off) },
        }),
    });
    return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
}"""


def complaints(page: Page) -> list[str]:
    """What axe has against a page as it stands, in every scheme and both sizes."""
    page.evaluate(AXE)
    found = []
    for size, scheme, rules in LOOKS:
        page.set_viewport_size(size)
        page.emulate_media(**scheme, reduced_motion="reduce")
        seen = f"{size['width']} {scheme['color_scheme']}, forced {scheme['forced_colors']}"
        found += [f"{seen}: {one}" for one in page.evaluate(RUN, rules)]
    return found


def test_every_kind_of_page(page, site, language):
    kinds = {each.template: each for each in reversed(pages(site, language))}
    for each in kinds.values():
        page.goto(each.address)
        assert complaints(page) == [], each.address


def test_the_page_for_not_found_pages(page, page_faults):
    page_faults.expect("404: nowhere")
    page.goto("nowhere")
    assert complaints(page) == []


def test_the_calculator_with_an_answer_and_with_faults(calculator):
    calculator.enter(users="100000", lines="10000000")
    expect(calculator.field("users")).not_to_have_attribute("aria-invalid", "true")
    assert complaints(calculator.page) == []
    calculator.enter(users="-1", lines="12,5")
    expect(calculator.estimate).to_have_attribute("data-stale", "")
    assert complaints(calculator.page) == []


def test_the_search_dialog_with_what_it_found(page, language):
    page.goto({"sv": "", "en": "en/"}[language])
    page.get_by_role("button", name={"sv": "Sök", "en": "Search"}[language]).click()
    page.get_by_role("searchbox").fill("support")
    expect(page.get_by_role("dialog").get_by_role("listitem").first).to_be_visible()
    assert complaints(page) == []


def test_the_calculator_that_could_not_start(given_up):
    assert complaints(given_up.page) == []
