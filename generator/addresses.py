"""Where every page lies, in each language, and how one page points at another."""

from dataclasses import dataclass
from posixpath import relpath

from generator.checks import codes
from generator.model.catalogue import Catalogue
from generator.model.words import Words

HOME = "index"
SERVICES = "services/index"
CALCULATOR = "calculator"
COUNT = "count"


def service_key(id: str) -> str:
    """The key of a service's page, the same in every language."""
    return f"services/{id}"


@dataclass(frozen=True, slots=True)
class Addresses:
    """The folders of a site's pages, from its root: "" or "en/services/maintenance/"."""

    catalogue: Catalogue
    words: Words

    def root(self, language: str) -> str:
        """The folder of a language; the first language of the catalogue has the site's root."""
        return "" if language == codes(self.catalogue)[0] else f"{language}/"

    def of(self, key: str, language: str) -> str:
        """The folder of the page `key` (KeyError where there is none)."""
        return self.root(language) + self._local(language)[key]

    def _local(self, language: str) -> dict[str, str]:
        """Home, the pages that the words name an address for, and a page for each service."""
        services = f"{self.words.addresses.services[language]}/"
        return {
            HOME: "",
            **{
                each: f"{address[language]}/"
                for each, address in self.words.addresses
                if each != "services" and address
            },
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
