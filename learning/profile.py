"""A learner's profile as writing calls use it: fetched in the round trip that checks the caller."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from learning import known_words
from learning.known_words import KnownWords
from learning.models import Profile as StoredProfile

COLLECTION = StoredProfile._meta.db_table
STAGES: tuple[Mapping[str, Any], ...] = (
    {"$lookup": {"from": COLLECTION, "localField": "user_id", "foreignField": "_id", "as": "learning"}},
)
"""What to pass to the identity's `require`; `of` reads the result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Preferences, empty where the user has none, and the words of the personal dictionary."""

    dialect: str = ""
    explanation_language: str = ""
    tone: str = ""
    track_progress: bool = False
    dictionary: KnownWords = field(default_factory=KnownWords)


NOBODY = Profile()
"""The profile of a caller without an account."""


def of(document: Mapping[str, Any]) -> Profile:
    """Return the profile in a document that `STAGES` have extended."""
    found = document.get("learning")
    return stored(found[0]) if found else NOBODY


def stored(document: Mapping[str, Any]) -> Profile:
    """Return the profile that a document of the collection holds."""
    return Profile(
        dialect=document.get("dialect", ""),
        explanation_language=document.get("explanation_language", ""),
        tone=document.get("tone", ""),
        track_progress=document.get("track_progress", False),
        dictionary=known_words.of_lines(document.get("dictionary", "")),
    )
