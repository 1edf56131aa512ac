"""The files `_headers` and `_redirects`: what Netlify and Cloudflare Pages are to say."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pricebook.hosts.headers import ANYONE, DEAD_END, FOREVER, SECURITY, TYPES, caching
from pricebook.open_data.open_paths import is_open

NAME = "_headers"
REDIRECTS = "_redirects"

_TOP = "# Made by `pricebook build`: what Netlify and Cloudflare Pages say with the site's files.\n"


def rules(site: Path) -> str:
    """The whole file, for the files of a built site.

    Both hosts join what two rules say of one header, so no two rules here say the same one; and
    each file that is not as all others is named in full, for they differ in what `*` may match.
    What has no hash in its name they let a browser ask for again each time, by themselves.
    """
    files = (file for file in sorted(site.rglob("*")) if file.is_file())
    paths = [f"/{file.relative_to(site).as_posix()}" for file in files]
    parts = [_TOP, _rule("/*", SECURITY)]
    parts += [_rule(path, said) for path in paths if (said := _apart(path))]
    return "\n".join(parts)


def redirects(site: Path) -> str:
    """Which page answers for what is not there, by folder, for the files of a built site.

    Netlify takes the page at the root for all else. Cloudflare goes up from the folder by itself
    and passes over these lines.
    """
    found = sorted(file.parent.relative_to(site).as_posix() for file in site.glob(f"*/{DEAD_END}"))
    lines = (f"/{folder}/* /{folder}/{DEAD_END} 404\n" for folder in found)
    return "".join(["# Made by `pricebook build`: pages for dead ends, for Netlify.\n", *lines])


def _apart(path: str) -> Mapping[str, str]:
    """What is said of one file beyond what is said of all."""
    ending = path.rpartition(".")[2]
    if ending not in TYPES:
        return {}
    return {
        **({"Cache-Control": FOREVER} if caching(path) == FOREVER else {}),
        **({**ANYONE, "Content-Type": TYPES[ending]} if is_open(path) else {}),
    }


def _rule(path: str, headers: Mapping[str, str] | Iterable[tuple[str, str]]) -> str:
    lines = [f"  {name}: {value}" for name, value in dict(headers).items()]
    return "\n".join([path, *lines]) + "\n"
