"""Writes the files of a new firm, from the templates in files/."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from unicodedata import category, normalize

from babel import Locale, localedata
from babel.core import get_global
from babel.dates import format_date
from babel.numbers import (
    get_currency_precision,
    get_currency_symbol,
    get_territory_currencies,
)

from pricebook import __version__

FILES = Path(__file__).with_name("files")
# Template → path of the file; {language} becomes the code of each language.
TEMPLATES = {
    "services.yaml": "data/services.yaml",
    "mkdocs.yml": "mkdocs.yml",
    "about.md": "catalog/{language}/about.md",
    "gitignore": ".gitignore",
    "workflow.yml": ".github/workflows/check.yml",
}
# The language of the example texts for a language without example texts of its own.
FALLBACK = "en"
_PLACEHOLDER = re.compile("<<([a-z_]+)>>")
_MARKS = {",": "comma", ".": "point", "’": "apostrophe", "'": "apostrophe"}


@dataclass(frozen=True, slots=True)
class NewFirm:
    """What the files are made from.

    `languages` are codes of ISO 639, the language of the site's root first. `currency` is a code
    of ISO 4217. `tax_names` and `service_names` have a name for each language; if one is empty, the
    example has names of its own. `day` is the first day of the first price list.
    """

    name: str
    languages: Sequence[str]
    currency: str
    tax_names: Sequence[str]
    tax_percent: Decimal
    service_names: Sequence[str]
    day: date


def new_files(firm: NewFirm) -> dict[str, str]:
    """Path → text of every file, relative to the firm's folder.

    Raises UnknownLocaleError (babel) for a language that CLDR does not have.
    """
    texts = json.loads((FILES / "texts.json").read_text("utf-8"))
    values = _values(firm, texts)
    files = {}
    for template, path in TEMPLATES.items():
        text = (FILES / template).read_text("utf-8")
        if "{language}" not in path:
            files[path] = _filled(text, values)
            continue
        for code in firm.languages:
            about = _text(texts["about"], code)
            price = f"{{price {values['service_id']}}}"
            prose = about.replace("{name}", firm.name).replace("{price}", price)
            files[path.replace("{language}", code)] = _filled(text, {"about": prose})
    return files


def _values(firm: NewFirm, texts: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The values of the placeholders, as YAML."""
    given = {"tax_name": firm.tax_names, "service_name": firm.service_names}
    localised = {
        key: dict(zip(firm.languages, names, strict=True))
        if (names := given.get(key))
        else {code: _text(text, code) for code in firm.languages}
        for key, text in texts.items()
    }
    slugs = {code: slug(name) for code, name in localised["service_name"].items()}
    dates = {
        code: format_date(firm.day, "LLLL y", locale=Locale.parse(code)) for code in firm.languages
    }
    return {
        **{key: _flow(text) for key, text in localised.items()},
        "name": _quoted(firm.name),
        "currency": firm.currency,
        "decimals": str(get_currency_precision(firm.currency)),
        "tax_percent": f"{firm.tax_percent.normalize():f}",
        "edition": f"{firm.day:%Y-%m}",
        "edition_name": _flow(dates),
        "valid_from": firm.day.isoformat(),
        "service_id": slugs[firm.languages[0]],
        "service_slug": _flow(slugs),
        "languages": "\n".join(_language(code, firm) for code in firm.languages),
        "first_language": firm.languages[0],
        "locales": "\n".join(
            f"        - {{locale: {code}, name: {_quoted(_name(code))}"
            f"{', default: true' if code == firm.languages[0] else ''}}}"
            for code in firm.languages
        ),
        "version": __version__,
    }


def usual_currency(language: str, day: date) -> str:
    """The currency of the country that CLDR names as the language's likely one, or ""."""
    return next(iter(get_territory_currencies(_likely_territory(language), day)), "")


def _likely_territory(language: str) -> str:
    subtags = Locale.parse(language, resolve_likely_subtags=True)
    likely = get_global("likely_subtags").get(language, "")
    return subtags.territory or likely.rpartition("_")[2]


def _regional_locale(language: str, currency: str, day: date) -> Locale:
    """The locale of the language in a territory that pays in the currency.

    The result is the language's own locale if the language's likely territory pays in the currency,
    or if no territory with this official language does. Otherwise, the territory for which the
    currency is named (CHF: CH) comes first, then the one with the largest share of speakers.
    """
    own = Locale.parse(language)
    if currency in get_territory_currencies(_likely_territory(language), day):
        return own
    found = {
        territory: (territory == currency[:2], share["population_percent"])
        for territory, languages in get_global("territory_languages").items()
        if (share := languages.get(language)) and share["official_status"]
        if currency in get_territory_currencies(territory, day)
        if localedata.exists(f"{language}_{territory}")
    }
    return Locale(language, max(found, key=found.__getitem__)) if found else own


def slug(name: str) -> str:
    """A part of an address: a-z, 0-9 and single hyphens; "service" if nothing is left."""
    plain = normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-") or "service"


def _text(text: Mapping[str, str], code: str) -> str:
    return text.get(code, text[FALLBACK])


def _name(code: str) -> str:
    """The language's name in that language, with a capital."""
    name = Locale.parse(code).get_display_name() or code
    return name[:1].upper() + name[1:]


def _language(code: str, firm: NewFirm) -> str:
    """An entry of `languages`, with the number format of CLDR for a region with the currency."""
    locale = _regional_locale(code, firm.currency, firm.day)
    symbols = locale.number_symbols.get("latn", locale.number_symbols)
    decimal = _MARKS.get(symbols["decimal"], "point")
    group = _MARKS.get(symbols["group"], "space")
    if group == decimal:
        group = "space"
    pattern = locale.currency_formats["standard"].pattern.partition(";")[0]
    before = pattern.index("\N{CURRENCY SIGN}") < pattern.index("#")
    # The data has no invisible characters, such as the direction marks in some signs of CLDR.
    sign = get_currency_symbol(firm.currency, locale)
    symbol = "".join(each for each in sign if category(each) != "Cf")
    # Some regions write a sign directly before the amount, as in $180; letters have a space.
    is_apart = re.search(r"\N{CURRENCY SIGN}\s", pattern) or symbol[-1].isalpha()
    space = " " if is_apart or not before else ""
    money = f"{symbol}{space}{{amount}}" if before else f"{{amount}}{space}{symbol}"
    return (
        f"  - code: {code}\n    name: {_quoted(_name(code))}\n"
        f'    format: {{decimal: {decimal}, group: {group}, money: "{money}"}}'
    )


def _flow(texts: Mapping[str, str]) -> str:
    """A text in each language, as a YAML mapping on one line."""
    return "{" + ", ".join(f"{code}: {_quoted(text)}" for code, text in texts.items()) + "}"


def _quoted(text: str) -> str:
    """A YAML scalar in double quotes, where JSON's escapes mean the same."""
    return json.dumps(text, ensure_ascii=False)


def _filled(template: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda found: values[found[1]], template)
