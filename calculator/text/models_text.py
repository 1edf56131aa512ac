"""The texts of the comparison of all models: its heading and its verdicts."""

from calculator.pricing.choice import Choice
from calculator.pricing.price_book import Cell
from calculator.text.localise import Localiser


def models_title(choice: Choice, localiser: Localiser) -> str:
    """The heading over all models: for the reader's own numbers, or for example numbers."""
    if choice.example:
        return localiser.text("example", "models")
    return localiser.text("models", "title")


def verdict_text(cell: Cell, localiser: Localiser) -> str:
    """A verdict in words: "ingår inte, lägg till Lagring vid behov"."""
    text = localiser.text("verdicts", cell.value)
    if cell.qualifier:
        text = localiser.text("verdicts", "qualified", verdict=text, qualifier=cell.qualifier)
    if cell.add:
        name = localiser.book.services[cell.add].name
        add = localiser.text("verdicts", "add", name=name)
        text = localiser.text("verdicts", "with_add", verdict=text, add=add)
    return text
