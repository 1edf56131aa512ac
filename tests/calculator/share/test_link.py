"""Orders as links: written, read back, opened after a price change, and damaged."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.pricing.choice import (
    Choice,
    asked_for,
    conditions,
    offered,
    start,
    ticked_elsewhere,
    with_comparison,
    with_example,
    without_requests,
)
from calculator.pricing.order import Order
from calculator.share.fragment import MARK
from calculator.share.link import Refused, read_link, write_link
from calculator.share.link_text import refusal_lines

ALLOWED = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._~-:")


@pytest.fixture
def current(book):
    return book.editions["2026-01"]


def test_an_order_is_written_in_ids_and_numbers(book, current):
    order = Order(
        {"users": 25, "lines": 4321, "hours": Decimal("7.5")}, ("answer-desk", "code-care")
    )
    choice = Choice(order, current, traits=("many-users",), taxed=True)
    assert write_link(choice, current, book) == (
        "o1:edition.2026-01~users.25~lines.4321~hours.7_5"
        "~services.answer-desk.code-care~traits.many-users~tax.with"
    )


def test_the_link_of_an_example_has_no_numbers(book, current):
    example = start(book, current)
    link = write_link(example, current, book)
    assert link == "o1:edition.2026-01~services.answer-desk.code-care"
    assert read_link(link, current, book).choice == example


def test_the_readers_own_rate_is_in_the_link_only_when_asked_for(book, current):
    order = Order({"users": 1, "lines": 1, "rate": Decimal("1200.50")}, ("call-out",))
    assert "rate" not in write_link(Choice(order, current), current, book)
    shared = write_link(Choice(order, current, shared=True), current, book)
    assert "~rate.1200_50~" in shared
    opened = read_link(shared, current, book).choice
    assert opened.order.quantities["rate"] == Decimal("1200.50")
    assert opened.shared


def test_a_link_has_no_price_of_the_firm(book, current):
    written = write_link(with_example(start(book, current), example=False), current, book)
    assert "users.25" in written
    assert not {"200", "180", "5000", "7920", "12920"} & set(written.replace("~", ".").split("."))


@pytest.mark.parametrize("fragment", ["#o1:lines.12345", "o1:lines.12345"])
def test_a_number_of_lines_is_a_complete_link(book, current, fragment):
    opened = read_link(fragment, current, book)
    assert opened.choice.order == Order({"users": 25, "lines": 12345}, ("answer-desk", "code-care"))
    assert (opened.then, opened.refused) == (None, ())


@pytest.mark.parametrize(
    ("entries", "refused"),
    [
        ("users.x", Refused("users", "x", 25)),
        ("users.-5", Refused("users", "-5", 25)),
        ("users.99999999999999999999", Refused("users", "99999999999999999999", 25)),
        ("users.1_5", Refused("users", "1_5", 25)),
        ("hours.1_234", Refused("hours", "1_234")),
        ("users", Refused("users", "", 25)),
        ("users.7.8", Refused("users", "7.8", 25)),
        ("beside.secret", Refused("beside", "secret")),
        ("services.answer-desk.gardening", Refused("services", "gardening")),
        ("tax.maybe", Refused("tax", "maybe")),
        ("traits.rich", Refused("traits", "rich")),
        ("has.everything", Refused("has", "everything")),
        ("users.1~users.2", Refused("users", "2")),
        ("colour.red", Refused("colour", "red")),
        ("<script", Refused("<script", "")),
    ],
)
def test_a_refused_entry_has_its_replacement(book, current, entries, refused):
    opened = read_link(f"#o1:{entries}", current, book)
    assert opened.refused == (refused,)
    numbers = opened.choice.order.quantities
    assert numbers == {"users": 1 if "users.1~" in entries else 25, "lines": 4321}
    assert opened.choice.order.services in (("answer-desk", "code-care"), ("answer-desk",))


@pytest.mark.parametrize("name", ["edition", "agreement"])
def test_an_unknown_price_list_is_replaced_by_the_current_one(book, current, name):
    opened = read_link(f"#o1:{name}.1999~users.3", current, book)
    assert opened.refused == (Refused(name, "1999", current),)
    assert (opened.choice.edition, opened.choice.older) == (current, False)


@pytest.mark.cases("refused.yaml")
def test_refused_entries_are_reported_in_the_readers_language(case, localiser_for_book):
    for language in ("sv", "en"):
        localiser = localiser_for_book("older", language)
        opened = read_link(case["link"], localiser.book.editions["now"], localiser.book)
        assert refusal_lines(opened.refused, localiser) == case[language]


def test_a_link_of_another_version_is_not_read(book, current):
    opened = read_link("#o9:users.37", current, book)
    assert opened.choice == start(book, current)
    assert not opened.is_known


@pytest.mark.parametrize(
    ("link", "example"),
    [
        ("o1:", True),
        ("o1:services.answer-desk", True),
        ("o1:colour.red", True),
        ("o1:users.x", True),
        ("o1:users.3", False),
        ("o1:services.answer-desk~lines.5", False),
    ],
)
def test_a_link_without_a_number_opens_as_an_example(book, current, link, example):
    assert read_link(link, current, book).choice.example == example


@pytest.mark.parametrize(
    ("entries", "refused"),
    [
        ("hours.3~requests.0", (Refused("requests", "0", fault="no_request"),)),
        ("hours.0_25~requests.0", (Refused("requests", "0", fault="no_request"),)),
        ("agreement.2025~hours.3~requests.0", (Refused("requests", "0", fault="no_request"),)),
        ("beside.2025~hours.3~requests.0", (Refused("requests", "0", fault="no_request"),)),
        ("hours.0~requests.0", ()),
        ("requests.0", ()),
    ],
)
def test_hours_with_zero_requests_are_refused(book, current, entries, refused):
    opened = read_link(f"#o1:{entries}", current, book)
    assert opened.refused == refused
    assert ("requests" in opened.choice.order.quantities) == (not refused)


def test_a_link_has_the_readers_input_for_another_edition(book, current):
    """The input has no effect until the reader selects the edition that asks for it."""
    link = (
        "o1:edition.2026-01~agreement.2025~users.88~lines.1234~services.platform-agreement"
        "~kept-services.answer-desk.code-care~kept-traits.many-users"
    )
    opened = read_link(link, current, book)
    assert opened.refused == ()
    assert opened.choice.order.quantities == {"users": 88, "lines": 1234}
    assert opened.choice.order.services == ("platform-agreement",)
    assert write_link(opened.choice, current, book) == link


@pytest.mark.parametrize(
    ("entries", "refused"),
    [
        ("kept-services.answer-desk", (Refused("kept-services", "answer-desk"),)),
        ("kept-services.platform-agreement.gardening", (Refused("kept-services", "gardening"),)),
        ("kept-has.everything", (Refused("kept-has", "everything"),)),
        ("agreement.2025~users.x", (Refused("users", "x"),)),
    ],
)
def test_a_kept_id_that_is_in_no_other_editions_form_is_refused(book, current, entries, refused):
    assert read_link(f"#o1:{entries}", current, book).refused == refused


def test_a_link_without_services_opens_without_services(book, current):
    assert read_link("#o1:services", current, book).choice.order.services == ()


def test_a_link_made_at_an_earlier_dated_price_list_opens_at_both_prices(localiser_for_book):
    book = localiser_for_book("two_editions", "en").book
    then, now = book.editions["2025"], book.editions["2026"]
    link = write_link(Choice(Order({"boxes": 3}, ("storage",)), then), then, book)
    assert link == "o1:edition.2025~boxes.3~services.storage"
    opened = read_link(link, now, book)
    assert (opened.choice.edition, opened.then.edition) == (now, then)
    assert opened.choice.order == opened.then.order == Order({"boxes": 3}, ("storage",))
    assert read_link(link, then, book).then is None


def test_an_older_agreement_keeps_its_own_prices(localiser_for_book):
    book = localiser_for_book("two_editions", "en").book
    old, then, now = (book.editions[id] for id in ("old", "2025", "2026"))
    choice = Choice(Order({"boxes": 3}, ("storage",)), old, older=True)
    link = write_link(choice, then, book)
    assert link == "o1:edition.2025~agreement.old~boxes.3~services.storage"
    opened = read_link(link, now, book)
    assert (opened.choice, opened.then) == (choice, None)


# Ids in the forms of all editions, and one unknown id.
TICKED = {
    "services": ["answer-desk", "code-care", "platform-agreement", "tundra-grund", "no-such"],
    "traits": ["many-users", "custom-code", "no-such"],
    "has": ["skyhall-base", "no-such"],
}


@st.composite
def choices(draw, book):
    """Any choice that the form can make, with or without a comparison."""
    edition = draw(st.sampled_from(list(book.editions.values())))
    other = draw(st.none() | st.sampled_from(list(book.editions.values())))
    both = (edition, other) if other else (edition,)
    numbers = {}
    asked = asked_for(book, *both)
    for quantity in book.quantities.values():
        # The number of a quantity of another edition's form may be missing.
        if (quantity.start is None or quantity not in asked) and draw(st.booleans()):
            continue
        number = st.integers(0, quantity.most)
        if quantity.decimals:
            number |= st.decimals(0, quantity.most, places=quantity.decimals)
        numbers[quantity.id] = draw(number)
        if quantity not in asked and numbers[quantity.id] == quantity.start:
            del numbers[quantity.id]  # the start number is not in a link
    for id in without_requests(numbers, book, *both):
        del numbers[id]
    services = [id for id in offered(book, *both) if draw(st.booleans())]
    has = [id for id in conditions(book, *both) if draw(st.booleans())]
    traits = [each.id for each in book.advice.get(edition.id, ()) if draw(st.booleans())]
    choice = Choice(
        Order(numbers, tuple(services), frozenset(has)),
        edition,
        older=edition.id != "2026-01",
        traits=tuple(traits),
        taxed=draw(st.booleans()),
        shared=any(book.quantities[id].money for id in numbers),
        ticked_elsewhere=ticked_elsewhere(
            {name: draw(st.sets(st.sampled_from(ids))) for name, ids in TICKED.items()}, book, *both
        ),
    )
    return with_comparison(choice, other, book)


@given(data=st.data())
@settings(max_examples=2 * settings().max_examples, deadline=None)
def test_every_link_is_read_back_as_the_same_order(data, book):
    choice = data.draw(choices(book))
    current = book.editions["2026-01"]
    link = write_link(choice, current, book)
    assert set(link) <= ALLOWED
    opened = read_link(link, current, book)
    assert opened.choice == choice
    assert (opened.then, opened.refused) == (None, ())


@given(text=st.text() | st.from_regex(r"\A#?(o1:)?([a-z-]{0,8}[.][a-z0-9._-]{0,9}~){0,9}\Z"))
@settings(max_examples=3 * settings().max_examples, deadline=None)
def test_every_fragment_gives_a_choice(text, book):
    opened = read_link(MARK + text, book.editions["2026-01"], book)
    assert set(opened.choice.order.services) <= set(book.services)
    for id, number in opened.choice.order.quantities.items():
        assert 0 <= number <= book.quantities[id].most


def test_a_link_beyond_the_maximum_length_is_cut_between_two_entries(book, current):
    whole = f"#{MARK}lines.12~colour.{'x' * 1975}"
    assert len(whole) < 2000
    opened = read_link(f"{whole}~users.250~tax.with", current, book)
    # The entry that is cut off has its opening value and is refused.
    assert opened.choice.order.quantities == {"users": 25, "lines": 12}
    assert not opened.choice.taxed
    assert Refused("users", "250~tax.with") in opened.refused
    assert read_link(f"#{MARK}{'9' * 3000}", current, book).refused == (Refused("9" * 3000, ""),)
