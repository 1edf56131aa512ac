"""The order in the calculator: steppers, keyboard, links, browser history, export and share."""

import json
import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import expect

from tests.browser.calculator import ADDRESS, Calculator
from tests.browser.frames import LOOK, numbers_in, shown
from tests.browser.keyboard import tab_to
from tests.browser.live_region import announcements

USERS = {"sv": "Användare", "en": "Users"}
MORE = {"sv": "Öka", "en": "Increase"}
FEWER = {"sv": "Minska", "en": "Decrease"}
OTHER = "#o1:edition.2026-01~users.37~lines.7777~services.answer-desk.code-care"
TOTAL = {"sv": "från 21 440 kr per månad", "en": "from SEK 21,440 per month"}
LINKS = yaml.safe_load(
    (Path(__file__).parents[1] / "calculator" / "cases" / "links.yaml").read_text("utf-8")
)
BOTH = "o1:edition.2026-01~users.25~lines.4321~services.answer-desk.code-care"


def button(calculator, language, way, name):
    return calculator.page.get_by_label(f"{way[language]} {name}", exact=True)


def test_steppers_change_users_by_one_and_lines_by_a_hundred(calculator, language):
    lines = {"sv": "Rader modulkod", "en": "Lines of module code"}[language]
    for _ in range(3):
        button(calculator, language, MORE, USERS[language]).click()
    button(calculator, language, FEWER, lines).click()
    expect(calculator.field("users")).to_have_value("28")
    expect(calculator.field("lines")).to_have_value(re.compile("^4.300$"))
    calculator.expect_text("total", {"sv": "från 13 340 kr", "en": "from SEK 13,340"}[language])


def test_fast_clicks_on_a_stepper_are_all_counted(calculator):
    calculator.page.evaluate(
        """() => {
            const more = document.querySelector("[data-step='1'][data-field=users]");
            for (let at = 0; at < 20; at += 1) more.click();
        }"""
    )
    expect(calculator.field("users")).to_have_value("45")


def change_at_once(calculator, changes):
    """Changes fields in one task, so that all changes come before Python answers the first."""
    calculator.page.evaluate(
        """(changes) => {
            for (const [id, value] of changes) {
                const field = document.getElementById(id);
                if (value === true) field.checked = true;
                else field.value = value;
                field.dispatchEvent(new InputEvent("input", { bubbles: true }));
            }
        }""",
        changes,
    )


def test_after_fast_changes_every_part_shows_the_last_order(calculator, language):
    """The second change does not affect total and rows, so both must show the first change."""
    trait = calculator.page.locator("[name=traits]").first.get_attribute("id")
    calculator.unfold("traits")
    change_at_once(calculator, [["users", "26"], [trait, True]])
    total = {"sv": "från 13 120 kr per månad", "en": "from SEK 13,120 per month"}
    calculator.expect_text("total", total[language])
    row = {"sv": "26 användare × från 200 kr", "en": "26 users × from SEK 200"}
    calculator.expect_text("rows", row[language])
    expect(calculator.field("users")).to_have_value("26")


def test_input_before_the_form_of_another_edition_arrives_is_kept(calculator, language):
    change_at_once(calculator, [["agreement", "tundra14"], ["lines", "500"]])
    total = {"sv": "875 kr per månad", "en": "SEK 875 per month"}
    calculator.expect_text("total", total[language])
    expect(calculator.field("lines")).to_have_value("500")
    expect(calculator.page.locator("#agreement")).to_have_value("tundra14")
    offered = calculator.page.locator("[name=services]:not([type=hidden])")
    assert "code-care" not in offered.evaluate_all("(all) => all.map(({ value }) => value)")


def test_a_typed_number_replaces_earlier_clicks_on_a_stepper(calculator, language):
    calculator.page.evaluate(
        """() => {
            const users = document.getElementById("users");
            const more = document.querySelector("[data-step='1'][data-field=users]");
            more.click();
            more.click();
            users.value = "40";
            users.dispatchEvent(new InputEvent("input", { bubbles: true }));
            more.click();
        }"""
    )
    calculator.expect_text("total", {"sv": "från 16 120 kr", "en": "from SEK 16,120"}[language])
    expect(calculator.field("users")).to_have_value("41")


def test_an_export_during_an_answer_does_not_lose_the_charts(calculator, language):
    """The request for the file comes between the two parts of Python's answer."""
    with calculator.page.expect_download():
        calculator.page.evaluate(
            """() => {
                const users = document.getElementById("users");
                users.value = "77";
                users.dispatchEvent(new InputEvent("input", { bubbles: true }));
                document.querySelector("[data-download=json]").click();
            }"""
        )
    calculator.expect_text("charts", {"sv": "Du: 77 användare", "en": "You: 77 users"}[language])


def test_arrow_keys_change_numbers_boxes_and_radio_buttons(calculator, language):
    field = calculator.field("users")
    field.focus()
    field.press("ArrowUp")
    field.press("ArrowUp")
    field.press("ArrowDown")
    expect(field).to_have_value("26")
    expect(field).to_be_focused()
    box = calculator.page.get_by_role("checkbox", name="Call Out", exact=True)
    box.focus()
    box.press("Space")
    calculator.expect_text("total", "Call Out + Answer Desk Direct")
    radio = calculator.page.locator("#tax-without")
    radio.focus()
    radio.press("ArrowDown")
    calculator.expect_text("total", {"sv": "inkl. 25 % moms", "en": "incl. 25% VAT"}[language])


def test_with_tax_the_total_includes_and_names_it(calculator, language):
    calculator.page.locator("#tax-with").check()
    total = {"sv": "från 16 150 kr per månad inkl. 25 % moms", "en": "from SEK 16,150 per month"}
    calculator.expect_text("total", total[language])
    step = {"sv": "+ 25 % moms = från 16 150 kr/mån", "en": "+ 25% VAT = from SEK 16,150/month"}
    calculator.expect_text("rows", step[language])
    without = {"sv": "från 7 920 kr/mån exkl. moms", "en": "from SEK 7,920/month excl. VAT"}
    expect(calculator.page.locator(".choice__sum").last).to_have_text(
        re.compile(f"^{re.escape(without[language])}$".replace(r"\ ", r"\s"))
    )


def test_the_readers_rate_gives_a_range_and_a_break_even(calculator, language):
    calculator.page.get_by_role("checkbox", name="Call Out", exact=True).check()
    calculator.unfold("own")
    for name, text in {"hours": "8", "requests": "5", "rate": "1200"}.items():
        calculator.page.locator(f"#{name}").fill(text)
    calculator.expect_text("rows", {"sv": "9 600–12 000 kr", "en": "SEK 9,600–12,000"}[language])
    even = {
        "sv": "Från 11 timmar i månaden kostar Call Out mer än Answer Desk Direct + Kodvård",
        "en": "From 11 hours a month, Call Out costs more than Answer Desk Direct + Code Care",
    }
    calculator.expect_text("break-even", even[language])
    unlike = {"sv": "De omfattar inte samma sak.", "en": "They do not cover the same."}
    calculator.expect_text("break-even", unlike[language])
    expect(calculator.page).not_to_have_url(re.compile("rate"))
    calculator.page.locator("#shared-yes").check()
    expect(calculator.page).to_have_url(re.compile("~rate.1200~"))


def test_a_trait_of_the_reader_gives_a_recommendation_with_a_reason(calculator, language):
    recommended = {"sv": "Rekommenderas", "en": "Recommended"}[language]
    expect(calculator.part("models")).not_to_contain_text(recommended)
    calculator.unfold("traits")
    calculator.page.locator("#traits-custom-code").check()
    reason = {
        "sv": "Kodvård rekommenderas. Du har modulkod",
        "en": "Code Care is recommended. You have module code",
    }
    calculator.expect_text("models", reason[language])
    table = calculator.part("models").get_by_role("table")
    expect(table.get_by_text(recommended, exact=True)).to_have_count(1)


def test_each_change_of_the_order_is_an_entry_of_the_browser_history(calculator):
    page = calculator.page
    calculator.field("users").fill("30")
    expect(page).to_have_url(re.compile("~users.30~"))
    page.get_by_role("checkbox", name="Call Out", exact=True).check()
    expect(page).to_have_url(re.compile("services.call-out.answer-desk.code-care"))
    page.go_back()
    expect(page.get_by_role("checkbox", name="Call Out", exact=True)).not_to_be_checked()
    expect(calculator.field("users")).to_have_value("30")
    page.go_forward()
    expect(page.get_by_role("checkbox", name="Call Out", exact=True)).to_be_checked()
    calculator.expect_text("total", "Call Out + Answer Desk Direct")


def test_the_language_switch_keeps_the_order(calculator, language):
    calculator.field("users").fill("31")
    other = {"sv": "English", "en": "Svenska"}[language]
    link = calculator.page.get_by_role("banner").get_by_role("link", name=other)
    expect(link).to_have_attribute("href", re.compile(r"#o1:edition\.2026-01~users\.31~"))


def test_invalid_entries_of_a_link_are_reported_and_the_rest_is_used(calculator, language):
    calculator.open_link("#o1:users.7~lines.x~colour.red")
    lines = {
        "sv": "Rader modulkod: ”x” gick inte att läsa. Kalkylatorn räknar med 4 321 i stället.",
        "en": "Lines of module code: “x” could not be read. The calculator uses 4,321 instead.",
    }
    calculator.expect_text("message", lines[language])
    colour = {"sv": "”colour.red” gick inte", "en": "“colour.red” could not be read"}
    calculator.expect_text("message", colour[language])
    expect(calculator.field("users")).to_have_value("7")
    expect(calculator.field("lines")).to_have_value(re.compile("^4.321$"))
    calculator.expect_text("total", {"sv": "från 9 320 kr", "en": "from SEK 9,320"}[language])
    expect(calculator.part("message")).not_to_contain_text("7")


def test_a_fragment_without_an_order_changes_no_field(calculator):
    calculator.field("users").fill("33")
    calculator.open_link("#examples")
    expect(calculator.field("users")).to_have_value("33")


def test_a_worked_example_opens_as_an_order(calculator, language):
    announced = announcements(calculator.announcement)
    calculator.page.locator(".example a").first.click()
    expect(calculator.field("users")).to_have_value("10")
    calculator.expect_text("total", {"sv": "från 2 000 kr", "en": "from SEK 2,000"}[language])
    # The page scrolls to the form and announces the total.
    expect(calculator.field("users")).to_be_in_viewport()
    expect(calculator.announcement).to_contain_text(re.compile(r"^Answer Desk Direct, 10 .*2.000"))
    assert announced().count(calculator.announcement.text_content()) == 1


def test_an_older_agreement_changes_services_and_quantities(calculator, language):
    page = calculator.page
    calculator.unfold("older")
    page.locator("#agreement").select_option("tundra14")
    calculator.expect_text("total", {"sv": "7 700 kr", "en": "SEK 7,700"}[language])
    expect(page.locator("#users")).to_be_hidden()
    expect(page.locator("#agreement")).to_have_value("tundra14")
    page.locator("#agreement").select_option("2025")
    page.locator("#services-platform-agreement").check()
    calculator.expect_text("total", {"sv": "från 495 kr", "en": "from SEK 495"}[language])
    page.get_by_role("checkbox", name="Skyhall base").check()
    calculator.expect_text("rows", "Skyhall base: " + {"sv": "0 kr", "en": "SEK 0"}[language])
    page.locator("#agreement").select_option("web")
    page.locator("#upgrades").fill("2")
    calculator.expect_text("total", {"sv": "19 800 kr", "en": "SEK 19,800"}[language])
    page.locator("#agreement").select_option("")
    expect(page.locator("#users")).to_have_value("25")


def test_input_for_a_field_that_the_other_edition_lacks_is_kept(calculator):
    change_at_once(calculator, [["agreement", "2025"], ["users", "88"]])
    expect(calculator.page.locator("#services-platform-agreement")).to_be_attached()
    expect(calculator.page).to_have_url(re.compile("agreement[.]2025~users[.]88~"))
    change_at_once(calculator, [["agreement", ""]])
    expect(calculator.field("users")).to_have_value("88")


def test_choosing_an_older_agreement_and_returning_keeps_all_input(calculator, language):
    """The browser history and a reload keep the input too."""
    page = calculator.page
    total = {"sv": "från 2 340 kr per månad", "en": "from SEK 2,340 per month"}[language]
    calculator.enter("88", "1234")
    calculator.unfold("older")
    page.locator("#services-answer-desk").uncheck()
    page.locator("#services-call-out").check()
    page.locator("#agreement").select_option("2025")
    expect(page.locator("#services-platform-agreement")).to_be_visible()
    expect(page.locator("#users")).to_be_hidden()
    expect(page).to_have_url(re.compile("agreement[.]2025"))
    page.reload()
    calculator.is_ready()
    expect(page.locator("#services-platform-agreement")).to_be_visible()
    page.locator("#agreement").select_option("")
    expect(calculator.field("users")).to_have_value("88")
    expect(calculator.field("lines")).to_have_value(re.compile("^1.?234$"))
    ticked = page.locator("[name=services]:checked")
    assert ticked.evaluate_all("(all) => all.map(({ value }) => value)") == [
        "call-out",
        "code-care",
    ]
    calculator.expect_text("total", total)
    expect(page).not_to_have_url(re.compile("~agreement[.]"))
    page.go_back()
    expect(page.locator("#services-platform-agreement")).to_be_visible()
    page.go_forward()
    expect(calculator.field("users")).to_have_value("88")
    calculator.expect_text("total", total)


@pytest.fixture
def ordered(calculator, language):
    """The calculator with an order that a link can contain."""
    calculator.open_link(f"#{BOTH}")
    title = {"sv": "Din kostnad", "en": "Your cost"}[language]
    calculator.expect_text("total", title)
    return calculator


def test_the_estimate_and_its_link_can_be_copied(ordered, language):
    page = ordered.page
    done = {"sv": "Kopierat.", "en": "Copied."}[language]
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("[data-copy=text]").click()
    expect(page.locator("[data-export-status]")).to_have_text(done)
    copied = page.evaluate("navigator.clipboard.readText()").replace("\N{NO-BREAK SPACE}", " ")
    total = {
        "sv": "Answer Desk Direct + Kodvård: från 12 920 kr per månad exkl. moms",
        "en": "Answer Desk Direct + Code Care: from SEK 12,920 per month excl. VAT",
    }
    assert total[language] in copied
    assert f"#{BOTH}" in copied
    page.locator("[data-copy=link]").click()
    expect(page.locator("[data-export-status]")).to_have_text(done)
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"#{BOTH}")


def test_without_clipboard_permission_the_text_is_shown_selected(ordered, language):
    page = ordered.page
    page.evaluate(
        """() => {
            const refused = () => Promise.reject(new DOMException("refused", "NotAllowedError"));
            Object.defineProperty(navigator.clipboard, "writeText", {
                value: refused, configurable: true,
            });
        }"""
    )
    page.locator("[data-copy=link]").click()
    text = page.locator("[data-manual-copy]")
    expect(text).to_be_visible()
    # The text is selected and has the focus, so that Ctrl+C copies it.
    expect(text).to_be_focused()
    assert text.input_value().endswith(f"#{BOTH}")
    assert page.evaluate("getSelection().toString()") == text.input_value()
    status = {
        "sv": "Webbläsaren tillät inte kopiering. Texten är markerad, så kopiera den härifrån.",
        "en": "The browser did not allow copying. The text is selected, so copy it from here.",
    }
    expect(page.locator("[data-export-status]")).to_have_text(status[language])
    page.evaluate("() => delete navigator.clipboard.writeText")

    ordered.field("users").fill("8")
    ordered.expect_text("total", {"sv": "8 användare", "en": "8 users"}[language])
    expect(text).to_be_hidden()
    expect(page.locator("[data-export-status]")).to_be_empty()


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_the_estimate_is_downloaded(ordered, language, kind):
    with ordered.page.expect_download() as waited:
        ordered.page.locator(f"[data-download={kind}]").click()
    name = {"sv": "prisuppskattning", "en": "price-estimate"}[language]
    assert re.fullmatch(rf"{name}-\d{{4}}-\d\d-\d\d\.{kind}", waited.value.suggested_filename)
    text = waited.value.path().read_text("utf-8")
    assert BOTH in text
    if kind == "json":
        assert json.loads(text)["month"]["amount"] == "12920.00"


def test_a_printed_estimate_is_one_page_with_date_and_link(calculator):
    calculator.open_link(f"#{BOTH}~traits.users-and-code~hours.8~requests.5")
    calculator.expect_text("total", "4")
    pdf = calculator.page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    calculator.page.emulate_media(media="print")
    for part in ("occasion", "total", "rows", "fine-print"):
        expect(calculator.part(part)).to_be_visible()
    for hidden in ("models", "charts", "take", "bar"):
        expect(calculator.part(hidden)).to_be_hidden()
    calculator.expect_text("occasion", "Björkhamn")
    calculator.expect_text("occasion", "#o1:edition.2026-01~users.25~lines.4321")
    calculator.page.emulate_media(media="null")


def test_on_a_narrow_screen_the_total_stays_visible_beside_the_fields(calculator):
    page = calculator.page
    page.set_viewport_size({"width": 375, "height": 700})
    calculator.field("users").scroll_into_view_if_needed()
    expect(calculator.part("bar")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") == 375
    page.set_viewport_size({"width": 1280, "height": 720})


class TestAnotherEditionInForce:
    """The edition in force on the reader's day differs from the edition on the day of the build."""

    @pytest.fixture
    def next_year(self, page):
        """A price book with an edition for 2027, and a reader in March 2027."""

        def with_another_list(route):
            book = route.fetch().json()
            name = {"sv": "januari 2027", "en": "January 2027"}
            later = {**book["editions"][0], "id": "2027-01", "name": name}
            book["editions"].append({**later, "valid_from": "2027-01-01"})
            for service in book["services"]:
                for offer in [one for one in service["offers"] if one["edition"] == "2026-01"]:
                    copy = json.loads(json.dumps({**offer, "edition": "2027-01"}))
                    for price in copy["prices"]:
                        if price["terms"].get("amount") == "180":
                            price["terms"]["amount"] = "190"
                    service["offers"].append(copy)
            for part in ("not_included", "advice", "compared"):
                book[part]["2027-01"] = book[part].get("2026-01", [])
            route.fulfill(json=book)

        page.route("**/assets/data/book.*.json", with_another_list)
        page.clock.set_fixed_time("2027-03-01T12:00:00")
        return page

    @pytest.mark.parametrize("opened", ["", "#o1:edition.2026-01~lines.1000~services.code-care"])
    def test_both_sums_and_the_reason_for_the_difference_are_shown(
        self, next_year, language, opened
    ):
        calculator = Calculator(next_year, language)
        next_year.goto(ADDRESS[language] + opened)
        calculator.is_ready()
        title = {
            ("sv", False): "En annan prislista gäller i dag",
            ("en", False): "Another price list applies today",
            ("sv", True): "Priserna har ändrats sedan länken gjordes",
            ("en", True): "Prices have changed since the link was made",
        }
        calculator.expect_text("change", title[language, bool(opened)])
        sums = {"sv": ["från 1 800 kr", "från 1 900 kr"], "en": ["SEK 1,800", "SEK 1,900"]}
        if not opened:
            sums = {"sv": ["från 7 920 kr", "från 8 360 kr"], "en": ["SEK 7,920", "SEK 8,360"]}
        for each in sums[language]:
            calculator.expect_text("change", each)
        prices = {
            "sv": "påbörjade hundratal × från 190 kr",
            "en": "started hundreds × from SEK 190",
        }
        calculator.expect_text("change", prices[language])
        if opened:
            calculator.expect_text("total", sums[language][1])


def test_one_link_compares_two_editions_with_the_readers_numbers(calculator, language):
    page = calculator.page
    calculator.open_link("#o1:agreement.tundra14~beside.2026-01")
    calculator.expect_text("beside", {"sv": "7 700 kr/mån", "en": "SEK 7,700/month"}[language])
    calculator.field("lines").fill("1000")
    calculator.field("users").fill("10")
    step = {
        "sv": "1 000 rader → 10 påbörjade hundratal × 175 kr = 1 750 kr/mån",
        "en": "1,000 lines → 10 started hundreds × SEK 175 = SEK 1,750/month",
    }
    calculator.expect_text("beside", step[language])
    total = {"sv": "från 3 800 kr/mån", "en": "from SEK 3,800/month"}
    calculator.expect_text("beside", total[language])
    unlike = {
        "sv": "Summorna gäller inte samma sak. Se varje rad.",
        "en": "The totals are not for the same things. See each row.",
    }
    calculator.expect_text("beside", unlike[language])
    announced = {
        "sv": (
            "från tiden för Tundra 14: 1 750 kr per månad exkl. moms. Prislistan från januari 2026"
        ),
        "en": "from the Tundra 14 era: SEK 1,750 per month excl. VAT. Price list from January 2026",
    }
    expect(calculator.announcement).to_contain_text(
        re.compile(announced[language].replace(" ", r"\s"))
    )
    link = "#o1:edition.2026-01~agreement.tundra14~beside.2026-01~users.10~lines.1000~services."
    expect(page).to_have_url(re.compile(re.escape(link)))
    row = calculator.part("beside").get_by_role("rowheader", name="Answer Desk Direct")
    expect(row).to_have_count(1)
    page.get_by_role("checkbox", name="Answer Desk Direct", exact=True).uncheck()
    expect(row).to_have_count(0)
    other = {"sv": "English", "en": "Svenska"}[language]
    switch = page.get_by_role("banner").get_by_role("link", name=other)
    expect(switch).to_have_attribute("href", re.compile(re.escape(link)))
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    page.locator("#beside").select_option("")
    expect(calculator.part("beside")).to_be_empty()
    expect(page.locator("#users")).to_be_hidden()


def test_two_editions_chosen_in_the_form_are_exported(calculator, language):
    page = calculator.page
    calculator.unfold("older")
    page.locator("#beside").select_option("2025")
    calculator.expect_text(
        "beside", {"sv": "från 12 920 kr/mån", "en": "from SEK 12,920"}[language]
    )
    expect(page.locator("#services-care-agreement")).to_be_checked()
    with page.expect_download() as waited:
        page.locator("[data-download=json]").click()
    exported = json.loads(waited.value.path().read_text("utf-8"))
    assert [each["edition"] for each in (exported, exported["beside"])] == ["2026-01", "2025"]


def test_an_order_can_be_made_and_shared_with_the_keyboard_only(calculator, language):
    page = calculator.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#services-call-out").focus()

    tab_to(page.locator("#services-answer-desk"))
    page.keyboard.press("Space")
    tab_to(calculator.field("lines"))
    page.keyboard.press("Control+A")
    page.keyboard.type("900")
    calculator.expect_text("total", {"sv": "från 1 620 kr", "en": "from SEK 1,620"}[language])
    tab_to(page.locator("[data-folded=older] summary"))
    if page.locator("[data-folded=older]").get_attribute("open") is None:
        page.keyboard.press("Enter")
    tab_to(page.locator("#beside"))
    page.keyboard.press("End")
    calculator.expect_text("beside", {"sv": "1 575 kr/mån", "en": "SEK 1,575/month"}[language])
    expect(page.locator("#beside")).to_be_focused()
    tab_to(page.locator("[data-copy=link]"))
    page.keyboard.press("Enter")
    done = {"sv": "Kopierat.", "en": "Copied."}[language]
    expect(page.locator("[data-export-status]")).to_have_text(done)
    assert "~beside.tundra14~" in page.evaluate("navigator.clipboard.readText()")


def test_opening_a_link_hides_the_figures_of_the_previous_order(calculator, language):
    page = calculator.page
    page.evaluate(f"window.seen ?? ({LOOK})()")
    calculator.open_link(OTHER)
    calculator.expect_text("total", TOTAL[language])
    before = numbers_in(page, "[data-estimate]")
    # In the same task, the page already hides all figures of the previous order.
    seen = page.evaluate(
        """async () => {
            seen.clear();
            const opened = new Promise((done) => addEventListener("hashchange", done));
            location.hash = "#o1:users.3~lines.0~services.answer-desk";
            await opened;
            const visible = (one) => one.checkVisibility({ visibilityProperty: true });
            return [...document.querySelectorAll("[data-part]")].filter(visible).length;
        }"""
    )
    calculator.expect_text("total", {"sv": "från 600 kr per månad", "en": "from SEK 600"}[language])
    foreign = before - numbers_in(page, "[data-calculator]")
    unmarked = [each for each in shown(page) if each.number in foreign and not each.marked]
    assert unmarked == []
    assert seen == 0


def test_the_script_and_the_engine_read_the_same_entries_of_links(calculator_in):
    page = calculator_in("en").page
    read = """async (fragments) => {
        const { isOrder, entriesOf } = await import("/assets/calculator/link.js");
        return fragments.map((one) => {
            if (!isOrder(one)) return null;
            const { values, left, known } = entriesOf(one);
            return { values: [...values], left, known };
        });
    }"""
    found = page.evaluate(read, [case["fragment"] for case in LINKS])
    for case, one in zip(LINKS, found, strict=True):
        if "entries" not in case:
            assert one is None, case["name"]
            continue
        expected = {
            "values": [list(each) for each in (case["entries"] or {}).items()],
            "left": case.get("left", []),
            "known": case["entries"] is not None,
        }
        assert one == expected, case["name"]
