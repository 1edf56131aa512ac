"""The words of the editor's report."""

from pricebook.model.fields.strict_model import StrictModel
from pricebook.model.words.word_section import LocalisedText


class ReportWords(StrictModel):
    """The editor's report: its headings, columns and the names of fixed choices."""

    title: LocalisedText
    coverage: LocalisedText
    states: LocalisedText
    questions: LocalisedText
    drafts: LocalisedText
    contradictions: LocalisedText
    ambiguities: LocalisedText
    divergences: LocalisedText
    relations: LocalisedText
    named: LocalisedText
    total: LocalisedText
    every_edition: LocalisedText
    column_id: LocalisedText
    column_document: LocalisedText
    column_name: LocalisedText
    column_lines: LocalisedText
    column_cited: LocalisedText
    column_omitted: LocalisedText
    column_lost: LocalisedText
    column_edition: LocalisedText
    column_stated: LocalisedText
    column_changed: LocalisedText
    column_silent: LocalisedText
    column_withdrawn: LocalisedText
    column_question: LocalisedText
    column_why: LocalisedText
    column_about: LocalisedText
    column_records: LocalisedText
    column_source: LocalisedText
    column_language: LocalisedText
    column_approved: LocalisedText
    column_drafts: LocalisedText
    column_what: LocalisedText
    column_handling: LocalisedText
    column_how: LocalisedText
    column_one: LocalisedText
    column_relation: LocalisedText
    column_other: LocalisedText
    edition: LocalisedText
    note: LocalisedText
    ask: LocalisedText
    fix: LocalisedText
    guard: LocalisedText
    requires: LocalisedText
    adds_to: LocalisedText
    part_of: LocalisedText
    replaced_by: LocalisedText
    possibly_same_as: LocalisedText
