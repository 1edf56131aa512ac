"""Formats of contact details: email and web addresses, telephone and organisation numbers.

No check asks a server whether an address exists, because a build must work without a network.
"""

import re
from collections.abc import Callable
from typing import Annotated

from pricebook.model.fields.scalars import Read, RequiredForRelease, line_of_text, refuse
from pricebook.problems.message_parts import quoted

_LABEL = re.compile(r"[^\W_](?:(?:[^\W_]|-){0,61}[^\W_])?")
# The local part by RFC 5322, without quoted strings and comments, which providers do not offer.
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_MAILBOX = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_LINK = re.compile(r"https://(?P<host>[^\s/?#:]+)(?::[1-9]\d{0,4})?(?:[/?#][^\s<>\"\\^`{|}]*)?")
_PHONE = re.compile(r"\+?\(?\d[\d ()\u00a0/.\u2010\u2011-]*\d")
_NUMBER = re.compile(r"(?=.*\d)[A-Z0-9](?:[A-Z0-9 ./\u00a0-]{0,30}[A-Z0-9])?", re.IGNORECASE)
_MAX_MAILBOX_LENGTH, _MAX_HOST_LENGTH, _MAX_EMAIL_LENGTH = 64, 253, 254  # RFC 5321 and 1035
_MAX_LINK_LENGTH = 2000
# E.164 allows at most 15 digits; national numbers have at least 5.
_DIGITS = range(5, 16)


def _is_host(text: str) -> bool:
    """Whether the text is a complete host name; letters of any alphabet are allowed."""
    *labels, top = text.split(".")
    return (
        len(text) <= _MAX_HOST_LENGTH
        and bool(labels)
        and all(map(_LABEL.fullmatch, (*labels, top)))
        and len(top) > 1
        and not top.isdigit()
    )


def _email_fault(text: str) -> str | None:
    mailbox, _, host = text.rpartition("@")
    fits = len(mailbox) <= _MAX_MAILBOX_LENGTH and len(text) <= _MAX_EMAIL_LENGTH
    if fits and _MAILBOX.fullmatch(mailbox) and _is_host(host):
        return None
    hint = "; remove mailto:" if text.lower().startswith("mailto:") else ""
    return f"expected an email address such as info@example.org, found {quoted(text)}{hint}"


def _phone_fault(text: str) -> str | None:
    digits = sum(map(str.isdigit, text))
    if _PHONE.fullmatch(text) and digits in _DIGITS and text.count("(") == text.count(")"):
        return None
    return f"expected a telephone number such as +46 8 123 45 67, found {quoted(text)}"


def _link_fault(text: str) -> str | None:
    match = _LINK.fullmatch(text) if len(text) <= _MAX_LINK_LENGTH else None
    if match and _is_host(match["host"]):
        return None
    return f"expected a web address that starts with https://, found {quoted(text)}"


def _organisation_number_fault(text: str) -> str | None:
    if _NUMBER.fullmatch(text):
        return None
    return f"expected an organisation number of digits and letters, found {quoted(text)}"


def _reader(fault: Callable[[str], str | None]) -> Callable[[object], str]:
    """A function that reads a text, and refuses it if `fault` returns a message."""

    def read(value: object) -> str:
        text = line_of_text(value)
        if message := fault(text):
            refuse(message)
        return text

    return read


Email = Annotated[
    str | None,
    RequiredForRelease(
        _reader(_email_fault),
        "An email address",
        "info@example.org",
        pattern=r"^[^\s@:]+@[^\s@]+\.[^\s@]+$",
        maxLength=_MAX_EMAIL_LENGTH,
    ),
]
Phone = Annotated[
    str | None,
    RequiredForRelease(
        _reader(_phone_fault),
        "A telephone number",
        "+46 8 123 45 67",
        pattern=r"^\+?\(?[0-9][^A-Za-z]*[0-9]$",
    ),
]
OrganisationNumber = Annotated[
    str | None,
    RequiredForRelease(
        _reader(_organisation_number_fault),
        "The registration number of the firm, in quotes",
        "556000-0000",
        pattern=r"^[A-Za-z0-9].*$",
        maxLength=32,
    ),
]
WebAddress = Annotated[
    str,
    Read(
        _reader(_link_fault),
        "A complete web address.",
        "https://example.org/terms",
        type="string",
        pattern=r"^https://\S+$",
        maxLength=_MAX_LINK_LENGTH,
    ),
]
