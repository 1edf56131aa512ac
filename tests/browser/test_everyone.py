"""What axe does not see: keyboard, focus, enlarged text, borders, motion, and what is announced."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from generator.pages import pages

NARROW = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 900}
# WCAG 1.4.12, word for word.
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"""
TWICE = "html { font-size: 200% !important; }"

# A style that comes by script is no inline style: the policy stands.
DRESS = """(text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
}"""

# What reaches beyond the screen, or is cut off where it stands.
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
        // What is there for screen readers only is hidden on purpose.
        if (!hides || !shown(each) || each.clientWidth < 4 || clipPath !== "none") return false;
        return each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1;
    });
    const told = (fault, all) => all.map((each) => `${fault}: ${name(each)}`);
    return [...told("beyond", beyond), ...told("cut", cut)];
}"""

# Every place that the keyboard stops at: whether it can be seen that it is there.
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

# Fields whose border does not stand out from what is around it.
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


@pytest.fixture
def kinds(page: Page, site, language) -> Iterator:
    """A page of every kind, opened one after the other."""
    found = {each.template: each for each in pages(site, language)}

    def opened():
        for each in found.values():
            page.goto(each.address)
            yield each.address

    return opened


def test_enlarged_and_spaced_text_is_neither_cut_nor_beyond_the_screen(page, kinds):
    lost = {}
    for address in kinds():
        for name, size, dress in (("spaced", NARROW, SPACED), ("twice", WIDE, TWICE)):
            page.set_viewport_size(size)
            page.evaluate(DRESS, dress)
            if found := page.evaluate(LOST):
                lost[address, name] = found
    assert lost == {}


def test_it_shows_where_the_keyboard_is_and_nothing_covers_it(page, kinds):
    faults = {}
    for address in kinds():
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            if found := page.evaluate(STOPS):
                faults[address, scheme] = found
    assert faults == {}


def test_fields_stand_out_from_what_is_around_them(page, kinds):
    faint = {}
    fields = 0
    for address in kinds():
        fields += page.locator("main input, main select, main textarea").count()
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            if found := page.evaluate(FAINT):
                faint[address, scheme] = found
    assert faint == {}
    assert fields > 3


def test_nothing_moves_for_who_wants_no_motion(page, kinds):
    page.emulate_media(reduced_motion="reduce")
    assert {address: found for address in kinds() if (found := page.evaluate(MOVING))} == {}


def test_the_link_to_the_other_language_is_in_that_language(page, kinds, language):
    other = {"sv": "en", "en": "sv"}[language]
    for address in kinds():
        link = page.get_by_role("banner").locator(f"a[hreflang={other}]")
        expect(link).to_have_attribute("lang", other)
        assert link.count() == 1, address


def test_tab_goes_through_a_page_in_the_order_that_it_is_read(page, language):
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
        assert at[0] not in seen, f"the keyboard is caught at {at[1]}"
        seen.add(at[0])
        tops.append(at[0])
    assert len(tops) > 20
    assert tops == sorted(tops)


def test_a_fault_is_tied_to_its_field(calculator):
    calculator.enter(users="-1", lines="4321")
    field = calculator.field("users")
    expect(field).to_have_attribute("aria-invalid", "true")
    told = field.evaluate(
        """(field) => (field.getAttribute("aria-describedby") ?? "").split(" ")
            .map((id) => document.getElementById(id)?.textContent.trim()).filter(Boolean)"""
    )
    error = calculator.page.locator(f"#{field.get_attribute('id')}-error")
    expect(error).not_to_be_empty()
    assert error.inner_text().strip() in told
    calculator.enter(users="5", lines="4321")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(error).to_be_empty()


def test_a_new_price_is_announced_once_when_the_typing_rests(calculator):
    calculator.heard.evaluate(
        """(place) => {
            window.heard = [];
            new MutationObserver(() => window.heard.push(place.textContent))
                .observe(place, { childList: true, characterData: true, subtree: true });
        }"""
    )
    field = calculator.field("users")
    field.fill("")
    field.press_sequentially("127", delay=60)
    expect(calculator.heard).to_contain_text(re.compile(r"\d"))
    calculator.page.wait_for_timeout(1500)
    heard = calculator.page.evaluate("() => window.heard.filter((each) => each.trim())")
    assert len(heard) == 1, heard
    assert calculator.heard.get_attribute("role") == "status" or calculator.heard.get_attribute(
        "aria-live"
    )
