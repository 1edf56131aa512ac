"""The language in which a command prints."""

import argparse
import os
from collections.abc import Mapping, Sequence

# POSIX: the first variable that is set decides.
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_ENGLISH = "en"


def chosen_language(options: argparse.Namespace, languages: Sequence[str]) -> str:
    """The language of --lang, or by default `language_of_environment`.

    `languages` are the languages of the data. Exits with code 2 if --lang is not one of them.
    """
    language: str = options.lang or language_of_environment(os.environ, languages)
    if language not in languages:
        known = ", ".join(languages)
        options.parser.error(f"--lang: expected one of {known}, found {language}")
    return language


def language_of_environment(environment: Mapping[str, str], languages: Sequence[str]) -> str:
    """The language of the environment's locale, such as "sv" for "sv_SE.UTF-8".

    The default is English, or the first of `languages` if they do not include English.
    """
    set_ = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    tag = set_.partition(".")[0].partition("@")[0].replace("_", "-").lower()
    by_tag = {language.lower(): language for language in languages}
    for candidate in (tag, tag.partition("-")[0], _ENGLISH):
        if candidate in by_tag:
            return by_tag[candidate]
    return languages[0]
