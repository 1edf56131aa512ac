"""The last lines of an export and of a printed page: the firm, the day, and the link."""

from dataclasses import dataclass

from calculator.text.localise import Localiser


@dataclass(frozen=True, slots=True)
class Occasion:
    """The day of an estimate and the page that made it.

    `day` is an ISO date, `address` the page's address ("" where there is no page), and `fragment`
    the order as the fragment of a link, without #.
    """

    day: str
    address: str
    fragment: str

    @property
    def link(self) -> str:
        """The link to the estimate, or "" where there is no page."""
        return f"{self.address}#{self.fragment}" if self.address else ""


def occasion_lines(occasion: Occasion, localiser: Localiser) -> list[str]:
    """The firm, the day, and the link, if there is one; a line each."""
    lines = [
        " · ".join(localiser.book.firm),
        localiser.text("estimate", "made_on", day=occasion.day),
        localiser.text("estimate", "link", link=occasion.link) if occasion.link else "",
    ]
    return [line for line in lines if line]
