"""The parts that several pages share: the page context, cards, prices, verdicts, statements."""
