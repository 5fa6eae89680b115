"""Showing text of strangers in e-mails, so that no one can phish through the service's sender address."""

import unicodedata

from accounts.request_client import BROWSERS, STAFF_DEVICE, SYSTEMS

NAME_MAX_LENGTH = 60
KNOWN_DEVICES = frozenset(
    {f"{browser} on {system}" for _, browser in BROWSERS for _, system in SYSTEMS} | {STAFF_DEVICE}
)

_NAME_MARKS = frozenset(" '\u2019.-\u200c\u200d")
"""The characters of a name besides letters; the zero-width joiners shape Indic and Persian names."""


def name(full_name: str) -> str:
    """Return the name as a greeting shows it, or nothing when it is more than a name.

    A dot is always followed by a space: mail programs make a link of `evil.example`.
    """
    spaced = " ".join(full_name.replace(".", ". ").split())
    return spaced if len(spaced) <= NAME_MAX_LENGTH and all(map(_belongs_to_name, spaced)) else ""


def device(described: str) -> str:
    """Return the device if it is a browser and a system that this service knows; else nothing.

    A User-Agent is free text that a stranger chose.
    """
    return described if described in KNOWN_DEVICES else ""


def _belongs_to_name(letter: str) -> bool:
    return letter in _NAME_MARKS or unicodedata.category(letter)[0] in "LM"
