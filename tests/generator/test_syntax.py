"""What a parser's complaint is called where no rule knows it; cases/source has those of files."""

from generator.syntax import Complaint, Sentence, sentence


def test_a_complaint_that_no_rule_knows_is_told_in_the_parser_s_own_words() -> None:
    unknown = Complaint("while reading", 1, "found a thing of a later version")
    assert sentence(unknown) == Sentence("expected YAML, but: found a thing of a later version")
