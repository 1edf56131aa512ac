"""The words of counting lines of code: a firm that counts none needs none of them."""

from typing import Annotated

from pricebook.model.fields.placeholders import Filled
from pricebook.model.fields.strict_model import PerLanguage, StrictModel, Text
from pricebook.model.words.word_section import Says

Most = PerLanguage[Annotated[Text, Filled("most")]]
Path = PerLanguage[Annotated[Text, Filled("path")]]
Pattern = PerLanguage[Annotated[Text, Filled("pattern")]]
InLine = PerLanguage[Annotated[Text, Filled("line", "text")]]
Sums = PerLanguage[Annotated[Text, Filled("line", "rows", "total")]]


class LinesWords(StrictModel):
    """A count, on the page and as text."""

    title: Says
    counted_as: PerLanguage[Annotated[Text, Filled("version")]]
    reported: Says
    no_modules: Says
    covers: PerLanguage[Annotated[Text, Filled("modules", "total")]]
    module: Says
    modules: Says
    code: Says
    share: Says
    price: Says
    percent: PerLanguage[Annotated[Text, Filled("number")]]
    spread: Says
    in_folder: Path
    language_lines: PerLanguage[Annotated[Text, Filled("language", "count")]]
    python: Says
    javascript: Says
    xml: Says
    css: Says
    scss: Says
    excluded: PerLanguage[Annotated[Text, Filled("files")]]
    excluded_by: Pattern
    failed: PerLanguage[Annotated[Text, Filled("files")]]
    more: PerLanguage[Annotated[Text, Filled("files")]]
    file: Says
    files: Says
    unsure: PerLanguage[Annotated[Text, Filled("files")]]
    unsure_why: Says
    unsure_sum: Says
    older_python: PerLanguage[Annotated[Text, Filled("version", "python")]]
    unmatched: PerLanguage[Annotated[Text, Filled("patterns")]]
    stops: PerLanguage[Annotated[Text, Filled("reason")]]
    partial: Says
    unopened: Says
    refused: Says
    outside: PerLanguage[Annotated[Text, Filled("files")]]
    skipped: Says
    use: PerLanguage[Annotated[Text, Filled("count")]]
    summary: PerLanguage[Annotated[Text, Filled("count", "modules", "price")]]
    progress: PerLanguage[Annotated[Text, Filled("done", "files", "megabytes", "megabytes_all")]]
    unseen: Says
    unseen_database: Says
    unseen_installed: Says
    unseen_compare: Says
    agreement: Says


class ReasonWords(StrictModel):
    """Why a file or a whole input is not counted, and what stops the tool that sets the rules."""

    too_large: Most
    line_too_long: Most
    syntax_error: Says
    newer_python: Says
    killed: Says
    link: Says
    dangling: Says
    unreadable: Says
    not_a_file: Says
    unknown_method: PerLanguage[Annotated[Text, Filled("method")]]
    damaged: Says
    nested_zip: Says
    absolute_pattern: Pattern
    parent_pattern: Pattern
    stars_in_a_name: Pattern
    empty_pattern: Says
    not_a_pattern: PerLanguage[Annotated[Text, Filled("found")]]
    dangling_link: Path
    no_module: Says
    no_module_unopened: Path
    zip_too_large: Most
    too_many_entries: Most
    too_much_text: Most
    zip_cut_off: Says
    zip_damaged: Says
    zip_encrypted: Path
    absolute_name: Path
    parent_name: Path
    duplicate_name: Path
    overlapping: Path
    is_empty: Says
    is_rar: Says
    is_7z: Says
    is_gzip: Says
    is_bzip2: Says
    is_xz: Says
    is_zstandard: Says
    is_tar: Says
    is_pdf: Says
    is_image: Says
    is_program: Says
    is_split_zip: Says
    is_text: Says
    is_unknown: Says
    no_report: Says
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
    reason_lost: Says


class CountWords(StrictModel):
    """The page that counts, around the count."""

    title: Says
    lead: Says
    version: Says
    version_hint: Says
    zip: Says
    zip_hint: Most
    folder: Says
    folder_hint: Says
    drop: Says
    report: Says
    report_hint: Says
    read_report: Says
    starting: Says
    ready: Says
    reading: Says
    done: Says
    cancel: Says
    cancelled: Says
    failed: Says
    again: Says
    gone: Says
    without_script: Says
    progress: Says
    how: Says
