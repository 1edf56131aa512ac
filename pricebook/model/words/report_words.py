"""The words of the editor's report."""

from pricebook.model.fields.strict_model import StrictModel
from pricebook.model.words.word_section import Says


class ReportWords(StrictModel):
    """The editor's report: its headings, its columns, and the words of fixed lists."""

    title: Says
    coverage: Says
    states: Says
    questions: Says
    drafts: Says
    contradictions: Says
    ambiguities: Says
    divergences: Says
    relations: Says
    named: Says
    total: Says
    every_edition: Says
    column_id: Says
    column_document: Says
    column_name: Says
    column_lines: Says
    column_cited: Says
    column_omitted: Says
    column_lost: Says
    column_edition: Says
    column_stated: Says
    column_changed: Says
    column_silent: Says
    column_withdrawn: Says
    column_question: Says
    column_why: Says
    column_about: Says
    column_records: Says
    column_source: Says
    column_language: Says
    column_approved: Says
    column_drafts: Says
    column_what: Says
    column_handling: Says
    column_how: Says
    column_one: Says
    column_relation: Says
    column_other: Says
    edition: Says
    note: Says
    ask: Says
    fix: Says
    guard: Says
    requires: Says
    adds_to: Says
    part_of: Says
    replaced_by: Says
    possibly_same_as: Says
