"""When and where an estimate was made, in the lines that end an export and a printed page."""

from dataclasses import dataclass

from calculator.text.localise import Wording


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and where an estimate was made: the day, the page's address, and the order's fragment.

    `address` is "" where there is no page.
    """

    day: str
    address: str
    fragment: str

    @property
    def link(self) -> str:
        """Where the estimate is found again, or "" where there is no page."""
        return f"{self.address}#{self.fragment}" if self.address else ""


def occasion_lines(occasion: Occasion, wording: Wording) -> list[str]:
    """Whose estimate it is, of which day, and its link."""
    lines = [
        " · ".join(wording.book.firm),
        wording.say("estimate", "made_on", day=occasion.day),
        wording.say("estimate", "link", link=occasion.link) if occasion.link else "",
    ]
    return [line for line in lines if line]
