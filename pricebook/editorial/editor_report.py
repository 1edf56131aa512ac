"""The editor's report: source trace, edition history, open questions, drafts, relations."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pricebook.derived.edition_history import EditionHistory, HistoryState
from pricebook.derived.relations import relations
from pricebook.editorial.approvals import ApprovalState, TextApproval
from pricebook.editorial.source_trace import DocumentTrace, trace_documents
from pricebook.editorial.text_tables import Section
from pricebook.model.files.open_questions_file import OpenQuestions, Record
from pricebook.model.files.source_lines_file import SourceLines
from pricebook.site.library import Library

type ReportTableRows = Callable[
    [str], Iterable[Sequence[str]]
]  # the rows of a section, in a language


@dataclass(frozen=True, slots=True)
class EditorReport:
    """The contents of the report; `edition` is the id of the edition in force."""

    library: Library
    edition: str
    lines: SourceLines
    open_questions: OpenQuestions
    approvals: Sequence[TextApproval]

    def title(self, language: str) -> str:
        """The title of the report."""
        return self._word("title", language)

    def sections(self, language: str) -> tuple[Section, ...]:
        """The sections of the report in a language of the catalogue."""
        parts: Sequence[tuple[str, ReportTableRows, Sequence[str]]] = (
            (
                "coverage",
                self._coverage,
                ("document", "name", "lines", "cited", "omitted", "lost"),
            ),
            ("states", self._states, ("edition", *(state.value for state in HistoryState))),
            (
                "questions",
                self._questions,
                ("id", "question", "why", "about", "records", "source"),
            ),
            ("drafts", self._drafts, ("edition", "language", "approved", "drafts")),
            ("contradictions", self._contradictions, _RECORD),
            ("ambiguities", self._ambiguities, _RECORD),
            ("divergences", self._divergences, _RECORD),
            ("relations", self._relations, ("one", "relation", "other", "edition", "source")),
            ("named", self._named, ("id", "name", "edition", "source")),
        )
        return tuple(
            Section(
                key,
                self._word(key, language),
                [self._word(f"column_{column}", language) for column in columns],
                [*rows(language)],
                self._total(language) if key == "coverage" and self._traces else None,
            )
            for key, rows, columns in parts
        )

    def _word(self, key: str, language: str) -> str:
        text: str = getattr(self.library.words.report, key)[language]
        return text

    def _coverage(self, language: str) -> Iterator[list[str]]:
        names = {each.id: each.name[language] for each in self.library.catalogue.sources}
        for each in self._traces:
            untraced = ", ".join(f"{each.document}:{line}" for line in each.untraced)
            counts = map(str, _line_counts(each)[:-1])
            yield [each.document, names[each.document], *counts, untraced]

    def _total(self, language: str) -> list[str]:
        sums = map(sum, zip(*map(_line_counts, self._traces), strict=True))
        return [self._word("total", language), "", *map(str, sums)]

    @property
    def _traces(self) -> Sequence[DocumentTrace]:
        return trace_documents(self.library.catalogue, self.lines)

    def _states(self, language: str) -> Iterator[list[str]]:
        """For each other edition: the numbers of its statements in each history state."""
        history = EditionHistory(self.library.catalogue)
        for edition in self.library.catalogue.editions:
            if edition.id != self.edition:
                counts = Counter(
                    history.state(each, self.edition) for each in history.of(edition.id)
                )
                yield [edition.name[language], *(str(counts[state]) for state in HistoryState)]

    def _questions(self, language: str) -> Iterator[list[str]]:
        for each in self.open_questions.questions:
            yield [
                each.id,
                each.question[language],
                each.why[language],
                ", ".join(each.about),
                ", ".join(each.records),
                ", ".join(each.source),
            ]

    def _drafts(self, language: str) -> Iterator[list[str]]:
        """The numbers of approved texts and of drafts, by edition and language."""
        names = {each.id: each.name[language] for each in self.library.catalogue.editions}
        all_editions = self._word("every_edition", language)
        counts: dict[tuple[str, str], Counter[bool]] = {}
        for each in self.approvals:
            key = (names.get(each.text.edition or "", all_editions), each.language)
            counts.setdefault(key, Counter())[each.state is ApprovalState.APPROVED] += 1
        for (edition, code), count in counts.items():
            yield [edition, code, str(count[True]), str(count[False])]

    def _contradictions(self, language: str) -> Iterator[list[str]]:
        return self._records(self.open_questions.contradictions, language)

    def _ambiguities(self, language: str) -> Iterator[list[str]]:
        return self._records(self.open_questions.ambiguities, language)

    def _divergences(self, language: str) -> Iterator[list[str]]:
        return self._records(self.open_questions.divergences, language)

    def _records(self, records: Sequence[Record], language: str) -> Iterator[list[str]]:
        for each in records:
            questions = [q.id for q in self.open_questions.questions if each.id in q.records]
            yield [
                each.id,
                each.what[language],
                ", ".join(self._word(word, language) for word in each.handling),
                each.how[language],
                ", ".join(questions),
                ", ".join(each.about),
                ", ".join(each.source),
            ]

    def _relations(self, language: str) -> Iterator[list[str]]:
        names = {each.id: each.name[language] for each in self.library.catalogue.editions}
        for each in relations(self.library.catalogue):
            kind = self._word(each.kind, language)
            edition = names[each.edition] if each.edition else ""
            yield [each.one, kind, each.other, edition, ", ".join(each.source)]

    def _named(self, language: str) -> Iterator[list[str]]:
        names = {each.id: each.name[language] for each in self.library.catalogue.editions}
        for each in self.library.catalogue.named:
            for mention in each.mentions:
                source = ", ".join(mention.source)
                yield [each.id, each.name[language], names[mention.edition], source]


_RECORD = ("id", "what", "handling", "how", "question", "about", "source")


def _line_counts(trace: DocumentTrace) -> tuple[int, ...]:
    """The numbers of all lines, cited lines, omitted lines and untraced lines."""
    return tuple(map(len, (trace.lines, trace.cited_lines, trace.omitted, trace.untraced)))
