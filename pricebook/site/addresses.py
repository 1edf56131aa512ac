"""The address of every page in each language, and links from one page to another."""

from dataclasses import dataclass, field
from posixpath import relpath

from pricebook.checks.catalogue_checks import language_codes
from pricebook.model.catalogue import Catalogue
from pricebook.model.words.words_file import Words

# The keys of pages that several modules refer to. Every other key is only in the declaration of
# its page and in links.
HOME = "index"
SERVICES = "services/index"
CALCULATOR = "calculator"
TERMS = "terms"
CONTACT = "contact"
ARCHIVE = "archive"
CHANGES = "changes"

# The pages with a place for an editor's own text.
PROSE = (HOME, "about")

FEED = "editions.atom"


def page_keys(catalogue: Catalogue, words: Words) -> frozenset[str]:
    """The key of every page outside archive and changes."""
    named = {each for each, address in words.addresses if address}
    services = {service_key(each.id) for each in catalogue.services}
    return frozenset({HOME, SERVICES, *services, *named - {"services"}})


def service_key(id: str) -> str:
    """The key of a service's page. Keys are the same in every language."""
    return f"services/{id}"


def archive_section(edition: str) -> str:
    """The prefix of the keys of an edition's permanent pages."""
    return f"{ARCHIVE}/{edition}/"


def changes_key(old: str, new: str) -> str:
    """The key of the page that shows two editions side by side."""
    return f"{CHANGES}/{old}/{new}"


@dataclass(frozen=True, slots=True)
class Addresses:
    """The folder of each page, relative to the site's root, such as "en/services/maintenance/"."""

    catalogue: Catalogue
    words: Words
    # Language → key → folder. A cache, because every link of every page looks up a folder.
    _folders: dict[str, dict[str, str]] = field(default_factory=dict, init=False, compare=False)

    def root(self, language: str) -> str:
        """The root folder of a language: "" for the catalogue's first language, else "en/"."""
        return "" if language == language_codes(self.catalogue)[0] else f"{language}/"

    def of(self, key: str, language: str) -> str:
        """The folder of the page `key`; KeyError for an unknown key."""
        section = ""
        if key.startswith(f"{ARCHIVE}/"):
            _, edition, key = key.split("/", 2)
            section = f"{self.words.addresses.archive[language]}/{edition}/"
        pair = ""
        if key.startswith(f"{CHANGES}/"):
            key, _, editions = key.partition("/")
            pair = f"{editions}/"
        return self.root(language) + section + self._local(language)[key] + pair

    def feed(self, language: str) -> str:
        """The path of a language's feed of editions, relative to the site's root."""
        return f"{self.root(language)}{FEED}"

    def _local(self, language: str) -> dict[str, str]:
        """Key → folder below the language's root, for every page outside archive and changes."""
        if language not in self._folders:
            self._folders[language] = self._all_folders(language)
        return self._folders[language]

    def _all_folders(self, language: str) -> dict[str, str]:
        named = {each: f"{address[language]}/" for each, address in self.words.addresses}
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
    """The relative link from a page in the folder `origin` to the folder or file `target`.

    Both paths are relative to the site's root.
    """
    path = relpath(f"/{target}", f"/{origin}")
    return f"{path}/" if target.endswith("/") or not target else path
