"""How what strangers typed is shown in mails, so that nobody can phish through our sender address."""

import re
import unicodedata

NAME_MAX_LENGTH = 60
DEVICE_MAX_LENGTH = 40

_NAME_MARKS = frozenset(" '\u2019.-\u200c\u200d")
"""What a name has besides letters; the zero-width joiners shape Indic and Persian names."""

_DEVICE = re.compile(r"[A-Za-z0-9 ()/+;,_-]+(\.[0-9][A-Za-z0-9 ()/+;,_-]*)*\.?")
"""Product names and version numbers; a dot before a letter would become a link."""

_TELEPHONE = re.compile(r"[0-9]{5}")


def name(full_name: str) -> str:
    """Return the name as a greeting shows it, or nothing when it is more than a name.

    A dot is always followed by a space: mail programs make a link of `evil.example`.
    """
    spaced = " ".join(full_name.replace(".", ". ").split())
    return spaced if len(spaced) <= NAME_MAX_LENGTH and all(map(_belongs_to_name, spaced)) else ""


def device(described: str) -> str:
    """Return the device's description, or nothing when it could be read as a message or a link."""
    if len(described) > DEVICE_MAX_LENGTH or _TELEPHONE.search(described):
        return ""
    return described if _DEVICE.fullmatch(described) else ""


def _belongs_to_name(letter: str) -> bool:
    return letter in _NAME_MARKS or unicodedata.category(letter)[0] in "LM"
