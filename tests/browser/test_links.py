"""Links with an order: the page never shows figures of another order as the reader's figures."""

import re
from threading import Event

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.calculator import ADDRESS, PATIENCE_MS, Calculator
from tests.browser.frames import Shown, numbers_in, served_numbers, shown, watch_frames
from tests.browser.host import POLICY, serving

ORDER = "#o1:edition.2026-01~users.37~lines.7777~services.answer-desk.code-care"
DAMAGED = "#O1%3AEDITION%2E2026-01%7EUSERS.37~lines.7777~services.answer-desk.Code-care)."
PENDING = {
    "sv": "Det här håller på att räknas ut Användare: 37 Rader modulkod: 7777 "
    "Tjänster: Answer Desk Direct, Kodvård",
    "en": "This is being worked out Users: 37 Lines of module code: 7777 "
    "Services: Answer Desk Direct, Code Care",
}
NOT_WORKED_OUT = {"sv": "Det här kunde inte räknas ut", "en": "This could not be worked out"}
TOTAL = {"sv": "från 21 440 kr per månad", "en": "from SEK 21,440 per month"}
# Numbers of the example. No other order in these tests has these numbers.
FOREIGN = {"12920", "7920", "4321", "155040"}
EXAMPLE = {"sv": "12 920 kr", "en": "SEK 12,920"}


@pytest.fixture
def host(built_site):
    """A server for one test, which can lose or delay files."""
    with serving(built_site) as host:
        yield host


def spaced(text: str) -> re.Pattern[str]:
    """A pattern for the text with any spaces between its words."""
    return re.compile(re.escape(text).replace(r"\ ", r"\s+"))


def box(calculator: Calculator):
    """The box with the entries of an order that is not calculated yet."""
    return calculator.page.locator(".pending")


def unmarked(calculator: Calculator, foreign: set[str]) -> list[Shown]:
    """Numbers of other orders that a frame has shown without the word "example" in the block."""
    return [each for each in shown(calculator.page) if each.number in foreign and not each.marked]


@pytest.mark.parametrize(
    ("language", "link", "slow"),
    [
        ("sv", ORDER, ()),
        ("en", DAMAGED, ()),
        ("sv", ORDER, ("calculator_page.js",)),
        ("en", ORDER, (".wasm",)),
    ],
)
def test_no_frame_shows_figures_of_another_order(page, host, language, link, slow):
    calculator = Calculator(page, language)
    watch_frames(page)
    served = Event()
    host.held.update(dict.fromkeys(slow, served))
    page.goto(ADDRESS[language] + link, wait_until="commit")
    if ".wasm" in slow:
        expect(box(calculator)).to_have_text(spaced(PENDING[language]), use_inner_text=True)
        expect(calculator.field("users")).to_have_value("37")
        expect(calculator.field("lines")).to_have_value("7777")
        expect(page.locator("#services-code-care")).to_be_checked()
        expect(calculator.part("total")).to_be_hidden()
        expect(calculator.part("models")).to_be_hidden()
    elif slow:
        expect(calculator.part("total")).to_contain_text("Exempel")
    served.set()
    expect(calculator.part("total")).to_contain_text(spaced(TOTAL[language]), timeout=PATIENCE_MS)
    expect(box(calculator)).to_be_hidden()
    foreign = served_numbers(page) - numbers_in(page, "[data-calculator]")
    assert foreign >= FOREIGN
    assert unmarked(calculator, foreign) == []


@pytest.mark.parametrize(
    ("language", "broken"), [("sv", "WebAssembly"), ("en", "price book"), ("sv", "worker")]
)
def test_an_order_that_cannot_be_calculated_is_shown_with_a_marked_example(
    page, host, page_faults, language, broken
):
    page_faults.expect("warning: ")
    if broken == "WebAssembly":
        host.policy = POLICY.replace(" 'wasm-unsafe-eval'", "")
    elif broken == "worker":
        host.missing.add("python/worker.js")
        page_faults.expect("404: .*python/worker.js")
    else:
        book = next(iter(host_files(page, language)))
        host.missing.add(book)
        page_faults.expect(f"404: .*{book}")
    calculator = Calculator(page, language)
    watch_frames(page)
    page.goto(ADDRESS[language] + ORDER, wait_until="commit")
    title = spaced(NOT_WORKED_OUT[language])
    expect(box(calculator)).to_contain_text(title, timeout=PATIENCE_MS)
    expect(box(calculator)).to_contain_text("37")
    expect(calculator.part("total")).to_contain_text(spaced(EXAMPLE[language]))
    mark = {"sv": "Exempel", "en": "Example"}[language]
    expect(calculator.part("total").get_by_role("heading")).to_have_text(mark)
    assert unmarked(calculator, FOREIGN) == []
    page.emulate_media(media="print")
    expect(box(calculator)).to_be_visible()
    expect(calculator.part("total").get_by_role("heading")).to_be_visible()


def host_files(page, language):
    """The file name of the price book that the page loads."""
    html = page.request.get(ADDRESS[language]).text()
    return re.findall(r'data-book="[^"]*?(book\.[^"]+)"', html)


def test_the_served_figures_are_marked_as_an_example_until_input(page, language):
    calculator = Calculator(page, language)
    calculator.open()
    calculator.is_ready()
    example = {"sv": "Exempel", "en": "Example"}[language]
    own = {"sv": "Din kostnad", "en": "Your cost"}[language]
    heading = calculator.part("total").get_by_role("heading")
    expect(heading).to_have_text(example)
    expect(page.locator(".form__example")).to_be_visible()
    for part in ("bar", "rows", "models", "charts"):
        expect(calculator.part(part)).to_contain_text(re.compile("exemp|example", re.IGNORECASE))
    # The example is not an order, so links do not contain it.
    for link in page.locator("a[data-language], a[data-order]").all():
        assert "#" not in link.get_attribute("href")
    calculator.field("users").fill("26")
    expect(heading).to_have_text(own)
    expect(page.locator(".form__example")).to_be_hidden()
    for part in ("bar", "rows", "models", "charts"):
        expect(calculator.part(part)).not_to_contain_text(re.compile("exemp|example", re.I))
    expect(page).to_have_url(re.compile("~users.26~"))
    page.go_back()
    expect(heading).to_have_text(example)


def test_a_link_with_services_only_stays_an_example(page, language):
    calculator = Calculator(page, language)
    page.goto(ADDRESS[language] + "#o1:services.answer-desk")
    calculator.expect_text("total", {"sv": "från 5 000 kr", "en": "from SEK 5,000"}[language])
    example = {"sv": "Exempel", "en": "Example"}[language]
    expect(calculator.part("total").get_by_role("heading")).to_have_text(example)
    expect(calculator.other_language).to_have_attribute("href", re.compile("#o1:services.answer-d"))


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("#o9:foo", "The link could not be read. It may have been damaged"),
        ("#o1:users.5~services.gardening", "Services: “gardening” could not be read and is not"),
        ("#o1:users.x", "Users: “x” could not be read. The calculator uses 25 instead."),
    ],
)
def test_the_unreadable_entries_of_a_link_are_reported(page, link, message):
    calculator = Calculator(page, "en")
    page.goto(ADDRESS["en"] + link)
    calculator.is_ready()
    calculator.expect_text("message", message)


def test_an_unreadable_link_is_reported_without_python(page, host, page_faults):
    page_faults.expect("warning: ", "404: .*python/worker.js")
    host.missing.add("python/worker.js")
    calculator = Calculator(page, "en")
    page.goto(ADDRESS["en"] + "#o9:foo")
    calculator.status.get_by_role("button").wait_for(timeout=PATIENCE_MS)
    expect(box(calculator)).to_contain_text("The link could not be read.")
    expect(calculator.part("total").get_by_role("heading")).to_have_text("Example")


def test_a_changed_field_is_removed_from_the_listed_entries(page, host, page_faults):
    page_faults.expect("warning: ", "404: .*python/worker.js")
    host.missing.add("python/worker.js")
    calculator = Calculator(page, "en")
    page.goto(ADDRESS["en"] + ORDER)
    calculator.status.get_by_role("button").wait_for(timeout=PATIENCE_MS)
    calculator.field("users").fill("99")
    expect(box(calculator)).to_have_text(
        spaced(
            "This could not be worked out Lines of module code: 7777 "
            "Services: Answer Desk Direct, Code Care"
        ),
        use_inner_text=True,
    )
    expect(calculator.part("total").get_by_role("heading")).to_have_text("Example")
    expect(calculator.part("total")).to_be_visible()
    calculator.field("lines").fill("5")
    page.get_by_label("Call Out", exact=True).check()
    expect(box(calculator)).to_be_hidden()


def test_a_second_link_takes_nothing_from_an_earlier_unanswered_link(page, host):
    calculator = Calculator(page, "en")
    served = host.held[".wasm"] = Event()
    page.goto(ADDRESS["en"] + "#o1:users.37~services.call-out~tax.with")
    expect(calculator.field("users")).to_have_value("37")
    page.evaluate("location.hash = '#o1:lines.901'")
    expect(box(calculator)).to_have_text(
        spaced("This is being worked out Lines of module code: 901"), use_inner_text=True
    )
    expect(calculator.field("users")).to_have_value("25")
    expect(page.locator("#services-call-out, #tax-with")).to_have_count(2)
    for ticked in page.locator("#services-call-out, #tax-with").all():
        expect(ticked).not_to_be_checked()
    expect(page.locator("#services-code-care")).to_be_checked()
    served.set()


def test_a_late_answer_to_an_earlier_link_does_not_change_the_form(page):
    calculator = Calculator(page, "en")
    calculator.open()
    calculator.is_ready()
    calculator.expect_text("total", "Example")
    stood = page.evaluate(
        """async () => {
            const stood = new Set();
            const wait = (ms) => new Promise((done) => setTimeout(done, ms));
            location.hash = "#o1:users.37~lines.7777";
            await wait(5);
            addEventListener("popstate", () => {
                const look = () => {
                    stood.add(document.querySelector("#users").value);
                    requestAnimationFrame(look);
                };
                look();
            });
            location.hash = "#o1:users.61~lines.7777";
            await wait(3000);
            return [...stood];
        }"""
    )
    assert stood == ["61"]
    calculator.expect_text("total", "61 users, 7,777 lines")


def test_an_entry_whose_name_is_a_number_unticks_nothing(page, host, page_faults):
    page_faults.expect("warning: ", "404: .*python/worker.js")
    host.missing.add("python/worker.js")
    calculator = Calculator(page, "en")
    page.goto(ADDRESS["en"] + "#o1:" + "~".join(f"{at}.x" for at in range(9)) + "~users.5")
    calculator.status.get_by_role("button").wait_for(timeout=PATIENCE_MS)
    expect(box(calculator)).to_contain_text("Users: 5")
    expect(page.locator("#services-code-care")).to_be_checked()


def test_an_order_of_an_older_edition_is_listed_before_its_form_is_loaded(page, host):
    calculator = Calculator(page, "en")
    served = host.held[".wasm"] = Event()
    page.goto(ADDRESS["en"] + "#o1:agreement.web~lines.900~upgrades.2~services.care-agreement")
    expect(box(calculator)).to_have_text(
        spaced(
            "This is being worked out Price list that the agreement follows: the undated spread "
            "Lines of module code: 900 Version upgrades: 2 "
            "Services: Care Agreement"
        ),
        use_inner_text=True,
    )
    served.set()
    expect(calculator.part("total")).to_contain_text("As agreed", timeout=PATIENCE_MS)


def test_without_javascript_a_sentence_above_the_figures_marks_the_example(
    browser: Browser, host, language
):
    with browser.new_context(base_url=host.address, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(ADDRESS[language] + ORDER)
        calculator = Calculator(page, language)
        note = page.locator("[data-served]")
        note_text = {
            "sv": "Beloppen nedan är ett exempel.",
            "en": "The figures below are an example.",
        }
        expect(note).to_contain_text(note_text[language])
        expect(note).to_be_visible()
        assert note.bounding_box()["y"] < calculator.part("total").bounding_box()["y"]
        heading = {"sv": "Exempel", "en": "Example"}[language]
        expect(calculator.part("total").get_by_role("heading")).to_have_text(heading)
