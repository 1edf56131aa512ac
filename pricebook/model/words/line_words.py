"""The words for counting lines of code. A firm without a counter needs none of them."""

from typing import Annotated

from pricebook.model.fields.placeholders import Filled
from pricebook.model.fields.strict_model import PerLanguage, StrictModel, Text
from pricebook.model.words.word_section import LocalisedText

Most = PerLanguage[Annotated[Text, Filled("most")]]
PathText = PerLanguage[Annotated[Text, Filled("path")]]
PatternText = PerLanguage[Annotated[Text, Filled("pattern")]]
InLine = PerLanguage[Annotated[Text, Filled("line", "text")]]
Sums = PerLanguage[Annotated[Text, Filled("line", "rows", "total")]]


class LinesWords(StrictModel):
    """The result of a count, on the page and as text."""

    title: LocalisedText
    counted_as: PerLanguage[Annotated[Text, Filled("version")]]
    reported: LocalisedText
    no_modules: LocalisedText
    covers: PerLanguage[Annotated[Text, Filled("modules", "total")]]
    module: LocalisedText
    modules: LocalisedText
    code: LocalisedText
    line: LocalisedText
    lines: LocalisedText
    share: LocalisedText
    price: LocalisedText
    percent: PerLanguage[Annotated[Text, Filled("number")]]
    spread: LocalisedText
    in_folder: PathText
    language_lines: PerLanguage[Annotated[Text, Filled("language", "count")]]
    python: LocalisedText
    javascript: LocalisedText
    xml: LocalisedText
    css: LocalisedText
    scss: LocalisedText
    excluded: PerLanguage[Annotated[Text, Filled("files")]]
    excluded_by: PatternText
    failed: PerLanguage[Annotated[Text, Filled("files")]]
    more: PerLanguage[Annotated[Text, Filled("files")]]
    file: LocalisedText
    files: LocalisedText
    unsure: PerLanguage[Annotated[Text, Filled("files")]]
    unsure_why: LocalisedText
    unsure_sum: LocalisedText
    older_python: PerLanguage[Annotated[Text, Filled("version", "python")]]
    unmatched: PerLanguage[Annotated[Text, Filled("patterns")]]
    stops: PerLanguage[Annotated[Text, Filled("reason")]]
    partial: LocalisedText
    unopened: LocalisedText
    refused: LocalisedText
    outside: PerLanguage[Annotated[Text, Filled("files")]]
    skipped: LocalisedText
    use: PerLanguage[Annotated[Text, Filled("count")]]
    summary: PerLanguage[Annotated[Text, Filled("count", "modules", "price")]]
    progress: PerLanguage[Annotated[Text, Filled("done", "files", "megabytes", "megabytes_all")]]
    unseen: LocalisedText
    unseen_database: LocalisedText
    unseen_installed: LocalisedText
    unseen_compare: LocalisedText
    agreement: LocalisedText


class ReasonWords(StrictModel):
    """Why a file or a whole input is not counted, and why the counting method stops."""

    too_large: Most
    line_too_long: Most
    syntax_error: LocalisedText
    newer_python: LocalisedText
    killed: LocalisedText
    link: LocalisedText
    dangling: LocalisedText
    unreadable: LocalisedText
    not_a_file: LocalisedText
    unknown_method: PerLanguage[Annotated[Text, Filled("method")]]
    damaged: LocalisedText
    nested_zip: LocalisedText
    absolute_pattern: PatternText
    parent_pattern: PatternText
    stars_in_a_name: PatternText
    empty_pattern: LocalisedText
    not_a_pattern: PerLanguage[Annotated[Text, Filled("found")]]
    dangling_link: PathText
    no_module: LocalisedText
    no_module_unopened: PathText
    zip_too_large: Most
    too_many_entries: Most
    too_much_text: Most
    zip_cut_off: LocalisedText
    zip_damaged: LocalisedText
    zip_encrypted: PathText
    absolute_name: PathText
    parent_name: PathText
    duplicate_name: PathText
    overlapping: PathText
    is_empty: LocalisedText
    is_rar: LocalisedText
    is_7z: LocalisedText
    is_gzip: LocalisedText
    is_bzip2: LocalisedText
    is_xz: LocalisedText
    is_zstandard: LocalisedText
    is_tar: LocalisedText
    is_pdf: LocalisedText
    is_image: LocalisedText
    is_program: LocalisedText
    is_split_zip: LocalisedText
    is_text: LocalisedText
    is_unknown: LocalisedText
    no_report: LocalisedText
    report_too_long: Most
    report_heading: InLine
    report_total_missing: PerLanguage[Annotated[Text, Filled("line", "module")]]
    report_unread: InLine
    report_more: Sums
    report_less: Sums
    report_files: PerLanguage[Annotated[Text, Filled("line", "module")]]
    report_after: InLine
    report_several: PerLanguage[Annotated[Text, Filled("line", "other")]]
    report_empty: PerLanguage[Annotated[Text, Filled("line")]]
    report_decimals: PerLanguage[Annotated[Text, Filled("line")]]
    report_error_unplaced: InLine
    reason_lost: LocalisedText


class CountWords(StrictModel):
    """The page that counts lines, apart from the result."""

    title: LocalisedText
    lead: LocalisedText
    version: LocalisedText
    version_hint: LocalisedText
    zip: LocalisedText
    zip_hint: Most
    folder: LocalisedText
    folder_hint: LocalisedText
    drop: LocalisedText
    report: LocalisedText
    report_hint: LocalisedText
    read_report: LocalisedText
    starting: LocalisedText
    ready: LocalisedText
    reading: LocalisedText
    done: LocalisedText
    cancel: LocalisedText
    cancelled: LocalisedText
    failed: LocalisedText
    again: LocalisedText
    gone: LocalisedText
    without_script: LocalisedText
    progress: LocalisedText
    how: LocalisedText
