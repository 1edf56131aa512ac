"""Where every page lies, in each language, and how one page points at another."""

from dataclasses import dataclass, field
from posixpath import relpath

from pricebook.checks.catalogue_checks import language_codes
from pricebook.model.catalogue import Catalogue
from pricebook.model.words.words_file import Words

HOME = "index"
SERVICES = "services/index"
CALCULATOR = "calculator"
COMPARISON = "comparison"
GUIDE = "guide"
PRICES = "prices"
SEPARATE = "separate"
TERMS = "terms"
ABOUT_PRICES = "about_prices"
CONTACT = "contact"
ABOUT = "about"
PRIVACY = "privacy"
ACCESSIBILITY = "accessibility"
COVERED = "covered"
COUNT = "count"
ARCHIVE = "archive"
DATA = "data"
CHANGES = "changes"

# The pages that have a place for an editor's own text.
PROSE = (HOME, ABOUT)

FEED = "editions.atom"

_ARCHIVE = "archive/"


def service_key(id: str) -> str:
    """The key of a service's page, the same in every language."""
    return f"services/{id}"


def archive(edition: str) -> str:
    """The shelf of an edition's permanent pages: what their keys begin with."""
    return f"{_ARCHIVE}{edition}/"


def changes_key(old: str, new: str) -> str:
    """The key of the page that holds two editions side by side."""
    return f"{CHANGES}/{old}/{new}"


@dataclass(frozen=True, slots=True)
class Addresses:
    """The folders of a site's pages, from its root: "" or "en/services/maintenance/"."""

    catalogue: Catalogue
    words: Words
    # By language, since every link of every page is looked up.
    _known: dict[str, dict[str, str]] = field(default_factory=dict, init=False, compare=False)

    def root(self, language: str) -> str:
        """The folder of a language; the first language of the catalogue has the site's root."""
        return "" if language == language_codes(self.catalogue)[0] else f"{language}/"

    def of(self, key: str, language: str) -> str:
        """The folder of the page `key` (KeyError where there is none)."""
        shelf = ""
        if key.startswith(_ARCHIVE):
            edition, _, key = key.removeprefix(_ARCHIVE).partition("/")
            shelf = f"{self.words.addresses.archive[language]}/{edition}/"
        pair = ""
        if key.startswith(f"{CHANGES}/"):
            key, _, editions = key.partition("/")
            pair = f"{editions}/"
        return self.root(language) + shelf + self._local(language)[key] + pair

    def feed(self, language: str) -> str:
        """The file of a language's feed of editions."""
        return f"{self.root(language)}{FEED}"

    def _local(self, language: str) -> dict[str, str]:
        """Home, the pages that the words name an address for, and a page for each service."""
        if language not in self._known:
            self._known[language] = self._every(language)
        return self._known[language]

    def _every(self, language: str) -> dict[str, str]:
        named = {each: f"{address[language]}/" for each, address in self.words.addresses if address}
        services = named.pop("services")
        return {
            HOME: "",
            **named,
            SERVICES: services,
            **{
                service_key(each.id): f"{services}{each.slug[language]}/"
                for each in self.catalogue.services
            },
        }


def relative(origin: str, target: str) -> str:
    """`target`, a folder or file from the site's root, as seen from a page in folder `origin`."""
    path = relpath(f"/{target}", f"/{origin}")
    return f"{path}/" if target.endswith("/") or not target else path
