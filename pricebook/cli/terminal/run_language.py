"""The language in which a command prints."""

import argparse
import os
from collections.abc import Mapping, Sequence

# The first one that is set decides, by POSIX.
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_ENGLISH = "en"


def chosen_language(options: argparse.Namespace, languages: Sequence[str]) -> str:
    """The language that --lang names, else the environment's, else English.

    `languages` are those of the data. Exits with code 2 if --lang names another one.
    """
    language: str = options.lang or language_of_environment(os.environ, languages)
    if language not in languages:
        known = ", ".join(languages)
        options.parser.error(f"--lang: expected one of {known}, found {language}")
    return language


def language_of_environment(environment: Mapping[str, str], languages: Sequence[str]) -> str:
    """The one of `languages` that a locale such as "sv_SE.UTF-8" means.

    English where the locale means none of them; the first language where the data has no English.
    """
    set_ = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    tag = set_.partition(".")[0].partition("@")[0].replace("_", "-").lower()
    by_tag = {language.lower(): language for language in languages}
    for candidate in (tag, tag.partition("-")[0], _ENGLISH):
        if candidate in by_tag:
            return by_tag[candidate]
    return languages[0]
