"""The learner of a writing call: the stored profile, fetched in the round trip that checks the caller."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from typing import Any

from pymongo.asynchronous.collection import AsyncCollection

from learning import known_words
from learning.known_words import KnownWords
from learning.models import Profile
from sahienglish.database import mongo
from sahienglish.database.mongo import Document

COLLECTION = Profile._meta.db_table
STAGES: tuple[Mapping[str, Any], ...] = (
    {"$lookup": {"from": COLLECTION, "localField": "user_id", "foreignField": "_id", "as": "learning"}},
)
"""What to pass to the identity's `require`; `of` reads the result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learner:
    """A user's preferences, empty where there are none, and the words of the personal dictionary."""

    dialect: str = ""
    explanation_language: str = ""
    tone: str = ""
    track_progress: bool = False
    dictionary: KnownWords = field(default_factory=KnownWords)


PREFERENCES: Mapping[str, Any] = {
    each.name: each.default for each in fields(Learner) if each.default is not MISSING
}
"""Every preference with its default."""

NOBODY = Learner()
"""A caller without an account."""


def of(document: Mapping[str, Any]) -> Learner:
    """Return the learner in a document that `STAGES` have extended."""
    found = document.get("learning")
    return stored(found[0]) if found else NOBODY


def stored(document: Mapping[str, Any]) -> Learner:
    """Return the learner whom a document of the collection describes."""
    preferences = {name: document.get(name, default) for name, default in PREFERENCES.items()}
    return Learner(**preferences, dictionary=known_words.of_lines(document.get("dictionary", "")))


def collection() -> AsyncCollection[Document]:
    """Return the raw collection of profiles on the running event loop."""
    return mongo.async_collection(COLLECTION)
