"""Counting lines in the browser: zip files, folders and reports, online and offline."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.calculator import Calculator
from tests.browser.conftest import LANGUAGES
from tests.browser.counting import PATIENCE_MS, Counting, chosen, zipped
from tests.browser.host import Host, serving
from tests.browser.keyboard import tab_to
from tests.browser.page_faults import PageFaults
from tests.browser.test_accessibility import axe_violations
from tests.browser.test_pages import NARROW, TOO_WIDE, WIDE
from tests.browser.test_start import has_connection

ADDONS = Path(__file__).resolve().parents[2] / "build" / "addons"
MODULE = {"m/__manifest__.py": "{}", "m/a.py": "a = 1\nb = 2\n"}
# Too deeply nested for the browser's stack and for the parser of Python 3.12.
KILLER = "x = (a\n" + "+ a\n" * 20_000 + ")"
DIED = (
    "error: Pyodide has suffered a fatal error",
    "error: The cause of the fatal error was",
    "error: RangeError: Maximum call stack size exceeded",
)


@pytest.fixture(scope="session")
def queue_job() -> Path:
    """The wheel of a published module. A wheel is a zip."""
    (wheel,) = ADDONS.glob("odoo_addon_queue_job-*.whl")
    return wheel


@pytest.fixture(scope="module")
def started_counting(
    browser: Browser, host: Host
) -> Iterator[dict[str, tuple[Counting, PageFaults]]]:
    """The running page in each language."""
    started, contexts = {}, []
    for language in LANGUAGES:
        contexts.append(browser.new_context(base_url=host.address))
        page, page_faults = contexts[-1].new_page(), PageFaults(host)
        page_faults.observe(page)
        counting = Counting(page, language)
        counting.open()
        started[language] = counting, page_faults
    for counting, _ in started.values():
        counting.is_ready()
    yield started
    for context in contexts:
        context.close()


@pytest.fixture
def counting_in(
    started_counting: dict[str, tuple[Counting, PageFaults]],
) -> Iterator[Callable[[str], Counting]]:
    """Returns a function: language → the running page."""
    yield lambda language: started_counting[language][0]
    for _, page_faults in started_counting.values():
        page_faults.verify()


@pytest.fixture
def counting(counting_in: Callable[[str], Counting], language: str) -> Counting:
    """The running page in each language in turn."""
    return counting_in(language)


def test_a_real_zip_is_counted_and_priced_and_linked_to_the_calculator(
    counting, language, queue_job
):
    counting.choose(queue_job)
    messages = {
        "sv": "3 735 rader i 1 modul: från 6 840 kr per månad exkl. moms",
        "en": "3,735 lines in 1 module: from SEK 6,840 per month excl. VAT",
    }[language]
    expect(counting.status).to_have_text(messages)
    expect(counting.lines).to_have_text({"sv": "3 735 rader", "en": "3,735 lines"}[language])
    expect(counting.page.locator(".tally__title")).to_be_focused()
    row = counting.row("queue_job")
    expect(row).to_contain_text("Python")
    expect(row).to_contain_text({"sv": "100,0 %", "en": "100.0%"}[language])
    left_out = row.get_by_text({"sv": "Undantaget: 20 filer", "en": "Left out: 20 files"}[language])
    left_out.click()
    expect(row.get_by_text("tests/common.py")).to_be_visible()
    onward = {"sv": "Räkna vidare med 3 735 rader", "en": "Carry on with 3,735 lines"}[language]
    link = counting.page.get_by_role("link", name=onward)
    calculator = {"sv": "kalkylator/", "en": "en/calculator/"}[language]
    assert link.evaluate("(link) => link.href").endswith(f"/{calculator}#o1:lines.3735")


def test_modules_can_be_excluded_and_the_sum_is_rounded_once(counting, language):
    counting.choose(
        zipped({**MODULE, "n/__manifest__.py": "{}", "n/b.xml": "<a/>\n" * 199, "n/c.css": "a{}"})
    )
    # 2 + 200 lines start three hundreds together; separately they start one and two.
    total, alone = {
        "sv": ("från 540 kr", "från 360 kr"),
        "en": ("from SEK 540", "from SEK 360"),
    }[language]
    expect(counting.status).to_contain_text(total)
    expect(counting.row("m")).to_contain_text({"sv": "1,0 %", "en": "1.0%"}[language])
    expect(counting.row("m")).to_contain_text({"sv": "från 5,35 kr", "en": "SEK 5.35"}[language])
    expect(counting.row("n")).to_contain_text({"sv": "från 534,65 kr", "en": "534.65"}[language])
    box = counting.row("m").get_by_role("checkbox")
    box.uncheck()
    expect(counting.status).to_contain_text(alone)
    expect(counting.row("m")).not_to_contain_text({"sv": "kr", "en": "SEK"}[language])
    expect(box).to_be_focused()
    box.check()
    expect(counting.status).to_contain_text(total)


def test_a_zip_can_be_counted_with_the_keyboard_only(counting, language):
    page = counting.page
    page.locator("body").press("Home")
    tab_to(page.locator("#zip"))
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(zipped({**MODULE, "n/__manifest__.py": "{}", "n/b.py": "b = 1\n"}))
    expect(counting.lines).to_have_text({"sv": "3 rader", "en": "3 lines"}[language])
    # The focus moves to the heading of the result.
    expect(page.locator(".tally__title")).to_be_focused()
    tab_to(counting.row("n").get_by_role("checkbox"))
    page.keyboard.press("Space")
    expect(counting.lines).to_have_text({"sv": "2 rader", "en": "2 lines"}[language])
    onward = {"sv": "Räkna vidare med 2 rader", "en": "Carry on with 2 lines"}[language]
    tab_to(page.get_by_role("link", name=onward))


def test_a_folder_is_counted_like_a_zip(counting, queue_job, tmp_path):
    with zipfile.ZipFile(queue_job) as wheel:
        wheel.extractall(tmp_path)
    counting.page.set_input_files("#folder", tmp_path / "odoo" / "addons")
    counting.is_over()
    expect(counting.status).to_contain_text({"sv": "3 735", "en": "3,735"}[counting.language])


def test_a_zip_can_be_dropped(counting):
    payload = list(zipped(MODULE)["buffer"])
    counting.page.locator("form").evaluate(
        """(form, bytes) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([new Uint8Array(bytes)], "dropped.zip"));
            const how = { dataTransfer, bubbles: true, cancelable: true };
            form.dispatchEvent(new DragEvent("drop", how));
        }""",
        payload,
    )
    counting.is_over()
    expect(counting.row("m").get_by_role("cell").first).to_have_text("2")


# Simulates the drop of folders: entries as in browsers, including slow and unreadable entries.
DROP = """(target, [entries, types]) => {
    const event = new Event("drop", { bubbles: true, cancelable: true });
    const made = ([name, inside]) => {
        if (inside === "unreadable") {
            const no = (_, reject) => reject(new DOMException("no", "NotReadableError"));
            return { isFile: true, fullPath: `/${name}`, file: no };
        }
        const wait = inside === "slow" ? 1500 : 0;
        let left = [Array.isArray(inside) ? inside.map(made) : [], []];
        const readEntries = (found) => setTimeout(() => found(left.shift()), wait);
        return { name, isDirectory: true, createReader: () => ({ readEntries }) };
    };
    const items = entries.map((entry) => ({ webkitGetAsEntry: () => made(entry) }));
    Object.defineProperty(event, "dataTransfer", { value: { items, types, files: entries } });
    target.dispatchEvent(event);
    return event.defaultPrevented;
}"""
NO_MODULE = {"sv": "Här finns ingen Odoo-modul.", "en": "There is no Odoo module here."}
GONE = {
    "sv": "Räkningen stannade och kunde inte tas upp igen. Välj filen på nytt.",
    "en": "The count stopped and could not be taken up again. Choose the file anew.",
}


def test_an_unreadable_folder_is_reported(counting, language):
    counting.choose(zipped(MODULE))
    form = counting.page.locator("form").first
    assert form.evaluate(DROP, [[["m", [["m/a.py", "unreadable"]]]], ["Files"]])
    expect(counting.status).to_have_text(GONE[language])
    expect(counting.result).to_be_empty()
    expect(counting.page.get_by_role("progressbar")).to_be_hidden()


def test_an_empty_folder_dropped_anywhere_is_reported(counting, language):
    heading = counting.page.get_by_role("heading", level=1)
    assert heading.evaluate(DROP, [[["empty", []]], ["Files"]])
    expect(counting.fault).to_contain_text(NO_MODULE[language])
    counting.choose(zipped(MODULE))
    expect(counting.row("m").get_by_role("cell").first).to_have_text("2")


def test_dropped_text_goes_into_the_field(counting_in):
    report = counting_in("en").page.locator("#report")
    assert not report.evaluate(DROP, [[], ["text/plain"]])


def test_a_zip_chosen_while_a_folder_is_read_replaces_the_folder(counting_in):
    counting = counting_in("en")
    counting.page.locator("form").first.evaluate(DROP, [[["big", "slow"]], ["Files"]])
    expect(counting.status).to_have_text("Reading …")
    counting.choose(zipped(MODULE))
    expect(counting.row("m").get_by_role("cell").first).to_have_text("2")
    counting.page.wait_for_timeout(3_500)
    expect(counting.row("m").get_by_role("cell").first).to_have_text("2")
    expect(counting.fault).to_be_empty()


def test_a_folder_cancelled_while_it_is_read_is_not_counted(counting_in):
    counting = counting_in("en")
    counting.page.locator("form").first.evaluate(DROP, [[["big", "slow"]], ["Files"]])
    counting.page.get_by_role("button", name="Cancel").click()
    counting.page.wait_for_timeout(3_500)
    expect(counting.status).to_have_text("The count was cancelled.")
    expect(counting.fault).to_be_empty()


def test_the_same_zip_can_be_chosen_again(counting):
    """Browsers send no event if the field already has the chosen file, so the field is emptied."""
    counting.choose(zipped(MODULE))
    field = counting.page.locator("#zip")
    field.dispatch_event("click")
    expect(field).to_have_value("")
    counting.choose(zipped({**MODULE, "m/b.py": "c = 3\n"}))
    expect(counting.row("m").get_by_role("cell").first).to_have_text("3")


def test_a_result_does_not_take_the_focus_from_a_text_field(counting):
    counting.page.locator("#report").focus()
    counting.choose(zipped(MODULE))
    expect(counting.page.locator("#report")).to_be_focused()


def test_another_version_of_odoo_counts_the_files_again(counting):
    counting.page.select_option("#version", "15.0")
    counting.choose(zipped({**MODULE, "m/c.css": "a{}"}))
    expect(counting.row("m").get_by_role("cell").first).to_have_text("2")
    # After a change of the version, the page counts the same files again by that version's rules.
    counting.page.select_option("#version", "19.0")
    expect(counting.row("m").get_by_role("cell").first).to_have_text("3", timeout=90_000)


def test_a_report_is_read(counting, language):
    counting.page.fill(
        "#report",
        "Odoo cloc                 Line   Other    Code\n"
        "odoo/studio                 20       4      16\n"
        "sale_custom                120      25      95\n"
        "                           140      29     111\n",
    )
    button = {"sv": "Läs rapporten", "en": "Read the report"}[language]
    counting.page.get_by_role("button", name=button).click()
    counting.is_over()
    expect(counting.status).to_contain_text({"sv": "111 rader", "en": "111 lines"}[language])
    expect(counting.row("odoo/studio")).to_contain_text("16")
    counting.page.fill("#report", "hello")
    counting.page.get_by_role("button", name=button).click()
    messages = {
        "sv": "Här finns ingen rad med en modul och tre tal. "
        "Klistra in hela texten som odoo-bin cloc skriver ut.",
        "en": "There is no row with a module and three numbers here. "
        "Paste the whole text that odoo-bin cloc prints.",
    }[language]
    expect(counting.fault).to_have_text(messages)


CUT = """\
> Odoo cloc                 Line   Other    Code
> sale_custom                120      25      95
> stock_custom                80      18       6
>                            200      43     157
"""


def test_a_rejected_report_stays_in_its_field_and_can_be_corrected(counting, language):
    field = counting.page.locator("#report")
    button = counting.page.get_by_role(
        "button", name={"sv": "Läs rapporten", "en": "Read the report"}[language]
    )
    field.fill(CUT)
    button.click()
    messages = {
        "sv": "Rad 3 går inte att läsa som ett namn och tre tal som stämmer med varandra: "
        "stock_custom 80 18 6. Utan den raden stämmer radernas summa inte med rapportens "
        "slutsumma. Kör odoo-bin cloc på nytt och klistra in hela texten, eller välj mappen i "
        "stället.",
        "en": "Line 3 cannot be read as a name and three numbers that agree with each other: "
        "stock_custom 80 18 6. Without that line, the sum of the rows does not agree with "
        "the report’s total. Run odoo-bin cloc again and paste the whole text, or choose the "
        "folder instead.",
    }[language]
    expect(counting.fault).to_have_text(messages)
    expect(field).to_have_value(CUT)
    expect(counting.page.locator("[data-result]")).to_be_empty()
    # After the correction of the line the report is read; "&gt;" counts as ">".
    field.fill(CUT.replace("   6", "  62").replace("> ", "&gt; "))
    button.click()
    counting.is_over()
    expect(counting.fault).to_be_empty()
    expect(counting.status).to_contain_text({"sv": "157 rader", "en": "157 lines"}[language])


@pytest.mark.parametrize(
    ("file", "sv", "en"),
    [
        (
            chosen(b"Rar!\x1a\x07\x00"),
            "Det här är en RAR-fil. Packa om den som zip, eller välj mappen i stället.",
            "This is a RAR file. Pack it again as a zip, or choose the folder instead.",
        ),
        (
            zipped({**MODULE, "../a.py": ""}),
            "Namnet ../a.py i zip-filen leder uppåt, ut ur den. Packa om den utan sådana namn.",
            "The name ../a.py in the zip leads upwards, out of it. Pack it again without such "
            "names.",
        ),
    ],
    ids=["a RAR file", "a path out of the zip file"],
)
def test_a_rejected_file_is_explained_in_the_pages_language(counting, language, file, sv, en):
    counting.choose(file)
    expect(counting.fault).to_have_text({"sv": sv, "en": en}[language])
    expect(counting.result).to_be_empty()


def test_a_full_result_is_accessible_and_fits_a_narrow_screen(counting):
    long = "a_module_with_a_name_that_is_a_good_deal_longer_than_a_narrow_screen"
    counting.choose(
        zipped(
            {
                "b.zip": "",
                "c.py": "",
                f"x/{long}/__manifest__.py": "{'cloc_exclude': ['/x', '**/*.css']}",
                f"x/{long}/{long}.py": "(",
                f"x/{long}/{long}.css": "a{}",
                f"x/{long}/d.xml": "<a/>",
            }
        )
    )
    for summary in counting.result.locator("summary").all():
        summary.click()
    assert axe_violations(counting.page) == []
    counting.page.set_viewport_size(NARROW)
    assert counting.page.evaluate(TOO_WIDE) == []
    counting.page.set_viewport_size(WIDE)


def test_markup_in_a_file_name_is_shown_as_text(counting_in):
    counting = counting_in("en")
    name = "m/<img src=x onerror=alert(1)>\u202etxt.py"
    counting.choose(zipped({**MODULE, name: "("}))
    row = counting.row("m")
    row.get_by_text("Not counted: 1 file").click()
    expect(row).to_contain_text("<img src=x onerror=alert(1)>\\u{202E}txt.py")
    assert counting.result.locator("img").count() == 0


def test_a_count_can_be_cancelled_and_started_again(counting, language):
    files = {f"m/{at}.py": "a = 1\n" * 10_000 for at in range(60)}
    counting.page.set_input_files("#zip", zipped({"m/__manifest__.py": "{}", **files}))
    bar = counting.page.get_by_role("progressbar")
    expect(bar).to_be_visible()
    expect(counting.page.locator("[data-progress]")).not_to_be_empty(timeout=90_000)
    counting.page.get_by_role("button", name={"sv": "Avbryt", "en": "Cancel"}[language]).click()
    messages = {"sv": "Räkningen avbröts.", "en": "The count was cancelled."}[language]
    expect(counting.status).to_have_text(messages)
    expect(bar).to_be_hidden()
    expect(counting.page.locator("#zip")).to_be_focused()
    expect(counting.result).to_be_empty()
    counting.choose(zipped(MODULE))
    expect(counting.row("m").get_by_role("cell").first).to_have_text("2")


def test_offline_a_file_that_crashes_python_does_not_lose_the_others(
    context: BrowserContext, page: Page, page_faults: PageFaults, queue_job: Path
):
    counting = Counting(page, "en")
    counting.open()
    counting.is_ready()
    context.set_offline(True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    counting.choose(queue_job)
    expect(counting.lines).to_have_text("3,735 lines")
    page_faults.expect(*DIED)
    counting.choose(zipped({**MODULE, "m/b.py": KILLER, "m/c.js": "let a\n"}))
    expect(counting.lines).to_have_text("3 lines")
    expect(counting.result).to_contain_text("The total is incomplete.")
    row = counting.row("m")
    row.get_by_text("Not counted: 1 file").click()
    expect(row).to_contain_text("b.py Python crashes in the browser on this file.")
    assert asked == []


class TestWithoutTheManifest:
    """The manifest of the runtime is missing."""

    @pytest.fixture
    def host(self, built_site: Path) -> Iterator[Host]:
        with serving(built_site) as host:
            yield host

    @pytest.fixture
    def failed(self, host: Host, page: Page, page_faults: PageFaults) -> Counting:
        """The page after a failed start of Python; the manifest is available again."""
        host.missing.add("manifest.json")
        page_faults.expect("404: engine/manifest.json", "warning: The counter's Python stopped")
        counting = Counting(page, "en")
        counting.open()
        expect(counting.status).to_contain_text("The counter could not start in this browser.")
        host.missing.clear()
        return counting

    def test_a_failed_start_is_reported_and_can_be_repeated(self, failed: Counting):
        failed.page.get_by_role("button", name="Try again").click()
        failed.is_ready()

    def test_a_zip_chosen_after_a_failed_start_is_counted(self, failed: Counting):
        failed.choose(zipped(MODULE))
        expect(failed.row("m").get_by_role("cell").first).to_have_text("2")
        expect(failed.page.get_by_role("button", name="Try again")).to_have_count(0)

    def test_a_zip_chosen_before_a_failed_start_is_counted_after_the_next(
        self, host: Host, page: Page, page_faults: PageFaults
    ):
        host.missing.add("manifest.json")
        page_faults.expect("404: engine/manifest.json", "warning: The counter's Python stopped")
        held = host.held["manifest.json"] = Event()
        counting = Counting(page, "en")
        counting.open()
        page.set_input_files("#zip", zipped(MODULE))
        expect(counting.status).to_have_text("Reading …")
        held.set()
        expect(counting.status).to_contain_text("The counter could not start in this browser.")
        host.missing.clear()
        page.get_by_role("button", name="Try again").click()
        expect(counting.row("m").get_by_role("cell").first).to_have_text("2", timeout=PATIENCE_MS)

    def test_a_start_without_an_answer_is_reported_even_after_cancelling(
        self, host: Host, page: Page, page_faults: PageFaults
    ):
        host.held["manifest.json"] = Event()
        page_faults.expect("warning: The counter's Python stopped: no answer in time")
        page.clock.install()
        counting = Counting(page, "en")
        counting.open()
        page.set_input_files("#zip", zipped(MODULE))
        page.get_by_role("button", name="Cancel").click()
        expect(counting.status).to_have_text("The count was cancelled.")
        page.clock.fast_forward("01:01")
        expect(counting.status).to_contain_text("The counter could not start in this browser.")

        host.held.pop("manifest.json").set()
        page.get_by_role("button", name="Try again").click()
        counting.is_ready()
        expect(counting.result).to_be_empty()


def test_the_order_of_the_calculator_is_kept_on_the_way_there_and_back(page: Page, language: str):
    calculator = Calculator(page, language)
    calculator.open()
    calculator.is_ready()
    calculator.field("users").fill("40")
    calculator.expect_text("total", {"sv": "40 användare", "en": "40 users"}[language])
    name = {"sv": "Räkna raderna i din kod", "en": "Count the lines of your code"}[language]
    page.get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)

    # The page keeps the order that was entered in the calculator.
    counting = Counting(page, language)
    counting.is_ready()
    counting.choose(zipped(MODULE))
    onward = {"sv": "Räkna vidare med 2 rader", "en": "Carry on with 2 lines"}[language]
    page.get_by_role("link", name=onward).click()
    calculator.is_ready()
    expect(calculator.field("lines")).to_have_value("2")
    expect(calculator.field("users")).to_have_value("40")


@pytest.mark.parametrize("turn", ["focus", "choice"])
def test_with_data_saving_python_is_downloaded_on_first_use_of_the_form(page: Page, turn: str):
    has_connection(page, "{ saveData: true }")
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    counting = Counting(page, "en")
    counting.open()
    page.wait_for_load_state("networkidle")
    assert [each for each in fetched if "/engine/" in each] == []
    if turn == "focus":
        page.locator("#version").focus()
        counting.is_ready()
    counting.choose(zipped(MODULE))
    expect(counting.row("m").get_by_role("cell").first).to_have_text("2")
