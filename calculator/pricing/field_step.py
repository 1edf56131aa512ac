"""The new number of a field after a click on its button for one step up or down."""

from collections.abc import Mapping
from math import ceil, floor

from calculator.pricing.choice import Fields
from calculator.pricing.kinds import multiplied_by
from calculator.pricing.money import Format, number_text
from calculator.pricing.order import Fault, read_number
from calculator.pricing.price_book import Book, Quantity


def stepped(
    steps: Mapping[str, int], fields: Fields, book: Book, number_format: Format
) -> dict[str, str]:
    """The new text of each field in `steps` (quantity id → number of steps, negative for down).

    A field whose text is not a number is left out, so that its fault is reported. An empty text
    counts as 0. A quantity that is priced by the block moves to the next whole block.
    """
    texts = dict(fields)
    values = {}
    for id, by in steps.items():
        quantity = book.quantities[id]
        number = read_number(texts.get(id, "").strip() or "0", quantity, number_format)
        if not isinstance(number, Fault):
            size = _size(quantity, book)
            started = ceil(number / size) if by < 0 else floor(number / size)
            reached = (started + by) * size
            values[id] = number_text(min(max(reached, 0), quantity.most), number_format)
    return values


def _size(quantity: Quantity, book: Book) -> int:
    """The size of the blocks by which the quantity is priced; 1 without blocks."""
    sizes = {
        price.terms["size"]
        for service in book.services.values()
        for offer in service.offers.values()
        for price in offer.prices
        if multiplied_by(price) == quantity.id and "size" in price.terms
    }
    return min(sizes, default=1)
