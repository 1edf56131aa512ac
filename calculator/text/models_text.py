"""What the comparison of all models says in words: its heading and its verdicts."""

from calculator.pricing.choice import Choice
from calculator.pricing.price_book import Cell
from calculator.text.localise import Wording


def models_title(choice: Choice, wording: Wording) -> str:
    """The heading over all models: for the reader’s own numbers, or for an example’s."""
    if choice.example:
        return wording.say("example", "models")
    return wording.say("models", "title")


def verdict_text(cell: Cell, wording: Wording) -> str:
    """A verdict in words: "ingår inte, lägg till Underhåll vid behov"."""
    said = wording.say("verdicts", cell.value)
    if cell.qualifier:
        said = wording.say("verdicts", "qualified", verdict=said, qualifier=cell.qualifier)
    if cell.add:
        name = wording.book.services[cell.add].name
        add = wording.say("verdicts", "add", name=name)
        said = wording.say("verdicts", "with_add", verdict=said, add=add)
    return said
