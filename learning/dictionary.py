"""The words of a personal dictionary: added, listed and removed.

They are one list in the user's profile. One conditional update adds words, and only if none of them is there
and all of them fit, so that requests that meet neither add a word twice nor pass the limit.
"""

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from bson import ObjectId
from pymongo.asynchronous.collection import AsyncCollection
from pymongo.errors import DuplicateKeyError

from learning import profile
from learning.errors import DictionaryFull
from sahienglish.core import clock
from sahienglish.database import mongo

MOST_WORDS = 5_000
LONGEST_WORD = 64

Entry = Mapping[str, Any]


def canonical(word: str) -> str:
    """Return a word as it is stored: in Unicode's NFC, with a straight apostrophe."""
    return unicodedata.normalize("NFC", word).replace("\u2019", "'")


async def add(*, user_id: ObjectId, words: Collection[str]) -> int:
    """Add the words that are not there yet and return their number. Raises `DictionaryFull`."""
    wanted = list(dict.fromkeys(map(canonical, words)))
    while True:
        known = {entry["word"] for entry in await entries(user_id=user_id)}
        missing = [word for word in wanted if word not in known]
        if not missing:
            return 0
        if len(known) + len(missing) > MOST_WORDS:
            raise DictionaryFull(f"Your dictionary can hold {MOST_WORDS:,} words. Delete some first.")
        if await _push(user_id, missing):
            return len(missing)
        # Another request has added words in between.


async def remove(*, user_id: ObjectId, word: str) -> bool:
    """Remove a word; tells whether it was there."""
    removed = await collection().update_one({"_id": user_id}, {"$pull": {"words": {"word": canonical(word)}}})
    return removed.modified_count == 1


async def entries(*, user_id: ObjectId) -> Sequence[Entry]:
    """Return every entry in the order in which they were added."""
    found = await collection().find_one({"_id": user_id}, ["words"])
    return of(found or {})


def of(stored: Mapping[str, Any]) -> Sequence[Entry]:
    """Return the entries in a stored profile."""
    return stored.get("words") or ()


async def _push(user_id: ObjectId, words: Sequence[str]) -> bool:
    """Add words, if none of them is there and all of them fit; tells whether that was done."""
    now = clock.now()
    fits = {
        "_id": user_id,
        "words.word": {"$nin": list(words)},
        f"words.{MOST_WORDS - len(words)}": {"$exists": False},
    }
    pushed = {"$push": {"words": {"$each": [{"word": word, "added_at": now} for word in words]}}}
    try:
        # The first word makes the profile; if there is one that does not match, its id is taken.
        done = await collection().update_one(fits, pushed, upsert=True)
    except DuplicateKeyError:
        return False
    return bool(done.matched_count or done.upserted_id)


def collection() -> AsyncCollection[dict[str, Any]]:
    """Return the raw collection of profiles on the running event loop."""
    return mongo.async_collection(profile.COLLECTION)
