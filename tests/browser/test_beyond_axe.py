"""Accessibility that axe does not check: keyboard, large text, contrast, motion, announcements."""

import pytest
from playwright.sync_api import Page, expect

from pricebook.pages import pages
from tests.browser.live_region import announcements, wait_for_announcement
from tests.browser.page_faults import PageFaults

NARROW = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 900}
# The text spacing of WCAG 1.4.12.
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"""
TWICE = "html { font-size: 200% !important; }"

# An adopted style sheet is not an inline style, so the content security policy allows it.
DRESS = """(text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
}"""

# Elements that reach beyond the screen or are cut off.
LOST = """() => {
    const shown = (each) =>
        each.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const name = (each) => each.outerHTML.slice(0, 100);
    const { scrollWidth, clientWidth } = document.documentElement;
    // A table that is wider than the screen scrolls by itself.
    const scrolls = (each) => ["auto", "scroll"].includes(getComputedStyle(each).overflowX);
    const rolled = (each) => each !== document.body
        && (scrolls(each.parentElement) || rolled(each.parentElement));
    const beyond = scrollWidth <= clientWidth ? [] : [...document.body.querySelectorAll("*")]
        .filter((each) => shown(each) && each.getBoundingClientRect().right > clientWidth + 1)
        .filter((each) => !rolled(each));
    const cut = [...document.body.querySelectorAll("*")].filter((each) => {
        const { overflowX, overflowY, position, clipPath } = getComputedStyle(each);
        const hides = [overflowX, overflowY].some((one) => one === "hidden" || one === "clip");
        // Texts for screen readers only are hidden on purpose.
        if (!hides || !shown(each) || each.clientWidth < 4 || clipPath !== "none") return false;
        return each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1;
    });
    const listed = (fault, all) => all.map((each) => `${fault}: ${name(each)}`);
    return [...listed("beyond", beyond), ...listed("cut", cut)];
}"""

# Tab stops without visible focus, or covered by another element.
STOPS = """() => {
    const found = [];
    const look = (each) => {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(each);
        return [outlineStyle, outlineWidth, outlineColor, boxShadow].join(" ");
    };
    const places = "a[href], button, input, select, textarea, summary, [tabindex='0']";
    for (const each of document.querySelectorAll(places)) {
        if (each.disabled || !each.checkVisibility({ visibilityProperty: true })) continue;
        const before = look(each);
        each.focus({ focusVisible: true });
        if (document.activeElement !== each) continue;
        const name = each.outerHTML.slice(0, 100);
        if (look(each) === before) found.push(`unseen: ${name}`);
        const [box] = each.getClientRects();
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        if (!top || !(each.contains(top) || top.contains(each))) found.push(`covered: ${name}`);
    }
    return found;
}"""

# Fields whose border has too little contrast with their surroundings.
FAINT = """() => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const rgba = (colour) => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const light = (rgb) => {
        const [r, g, b] = rgb.map((one) => one / 255)
            .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one, other) => {
        const [least, most] = [light(one), light(other)].sort((a, b) => a - b);
        return (most + 0.05) / (least + 0.05);
    };
    const ground = (each) => {
        for (let at = each; at; at = at.parentElement) {
            const colour = rgba(getComputedStyle(at).backgroundColor);
            if (colour[3] === 255) return colour;
        }
        return [255, 255, 255, 255];
    };
    const others = "[type=hidden], [type=file], [type=radio], [type=checkbox]";
    return [...document.querySelectorAll(`input:not(${others}), select, textarea`)]
        .filter((each) => each.checkVisibility({ visibilityProperty: true }))
        .filter((each) => {
            // The border may be drawn around the field and its buttons together.
            const places = [each, each.parentElement].filter(
                (one) => parseFloat(getComputedStyle(one).borderBottomWidth) >= 1);
            return !places.some((one) =>
                contrast(rgba(getComputedStyle(one).borderBottomColor).slice(0, 3),
                    ground(one.parentElement).slice(0, 3)) >= 3);
        })
        .map((each) => each.outerHTML.slice(0, 100));
}"""

MOVING = """() => [...document.querySelectorAll("*")].filter((each) => {
    const style = getComputedStyle(each);
    const long = (text) => text.split(",").some((one) => parseFloat(one) > 0.01);
    const animated = style.animationName !== "none" && long(style.animationDuration);
    return animated || long(style.transitionDuration) || style.scrollBehavior === "smooth";
}).map((each) => each.outerHTML.slice(0, 100))"""


LANGUAGE_LINK = """(other) => [...document.querySelectorAll("header a[hreflang]")]
    .filter((each) => each.hreflang === other && each.lang === other).length"""


def inspect(page: Page, other: str) -> dict[str, object]:
    """The faults of the current page, by kind. Leaves size, media and style changed."""
    found: dict[str, object] = {"links to the other language": page.evaluate(LANGUAGE_LINK, other)}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found[f"faint fields, {scheme}"] = page.evaluate(FAINT)
        found[f"focus, {scheme}"] = page.evaluate(STOPS)
    found["moving"] = page.evaluate(MOVING)
    for name, size, dress in (("spaced", NARROW, SPACED), ("twice", WIDE, TWICE)):
        page.set_viewport_size(size)
        page.evaluate(DRESS, dress)
        found[f"lost, {name}"] = page.evaluate(LOST)
    return found


@pytest.fixture(scope="module", params=["sv", "en"])
def looks(request, browser, host, site) -> dict[str, dict[str, object]]:
    """One page of each template: address → kind of check → faults that the check found."""
    other = {"sv": "en", "en": "sv"}[request.param]
    found = {}
    page_faults = PageFaults(host)
    with browser.new_context(base_url=host.address) as context:
        page = context.new_page()
        page_faults.observe(page)
        for each in {each.template: each for each in reversed(pages(site, request.param))}.values():
            page.set_viewport_size(WIDE)
            page.goto(each.address)
            found[each.address] = inspect(page, other)
        page_faults.verify()
    assert len(found) > 10
    return found


def faults(looks: dict[str, dict[str, object]], kind: str) -> dict[tuple[str, str], object]:
    """The non-empty results of the checks of a kind, by address and check."""
    of_kind = {
        (address, look): found
        for address, page in looks.items()
        for look, found in page.items()
        if look.split(",")[0] == kind
    }
    assert of_kind, f"expected checks of the kind {kind}, found none"
    return {place: found for place, found in of_kind.items() if found}


def test_large_and_spaced_text_is_not_cut_off(looks):
    assert faults(looks, "lost") == {}


def test_the_focus_is_visible_and_not_covered(looks):
    assert faults(looks, "focus") == {}


def test_borders_of_fields_have_enough_contrast(looks):
    assert faults(looks, "faint fields") == {}


def test_nothing_moves_with_reduced_motion(looks):
    assert faults(looks, "moving") == {}


def test_the_link_to_the_other_language_declares_that_language(looks):
    found = faults(looks, "links to the other language")
    assert {address: count for (address, _), count in found.items()} == dict.fromkeys(looks, 1)


def test_tab_follows_the_reading_order(page, language):
    page.goto({"sv": "kalkylator/", "en": "en/calculator/"}[language])
    tops, seen = [], set()
    for _ in range(40):
        page.keyboard.press("Tab")
        at = page.evaluate(
            """() => {
                const each = document.activeElement;
                if (each === document.body) return null;
                const all = [...document.querySelectorAll("*")];
                return [all.indexOf(each), each.outerHTML.slice(0, 60)];
            }"""
        )
        if at is None:
            break
        assert at[0] not in seen, f"expected each Tab stop once, found a trap at {at[1]}"
        seen.add(at[0])
        tops.append(at[0])
    assert len(tops) > 20
    assert tops == sorted(tops)


def test_a_fault_is_connected_to_its_field(calculator):
    calculator.enter(users="-1", lines="4321")
    field = calculator.field("users")
    expect(field).to_have_attribute("aria-invalid", "true")
    description = field.evaluate(
        """(field) => (field.getAttribute("aria-describedby") ?? "").split(" ")
            .map((id) => document.getElementById(id)?.textContent.trim()).filter(Boolean)"""
    )
    error = calculator.page.locator(f"#{field.get_attribute('id')}-error")
    expect(error).not_to_be_empty()
    assert error.inner_text().strip() in description
    calculator.enter(users="5", lines="4321")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(error).to_be_empty()


def test_a_new_price_is_announced_once_after_typing(calculator):
    wait_for_announcement(calculator)
    announced = announcements(calculator.announcement)
    calculator.field("users").select_text()
    calculator.field("users").press_sequentially("127", delay=60)
    expect(calculator.announcement).to_contain_text("127")
    wait_for_announcement(calculator)
    assert len(announced()) == 1, announced()
    assert calculator.announcement.get_attribute(
        "role"
    ) == "status" or calculator.announcement.get_attribute("aria-live")
