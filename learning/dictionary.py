"""The words of a personal dictionary: added, listed and removed.

They are lines of one string in the user's profile, and the times at which they were added are lines of
another. Every writing call reads the words, and a list of 5,000 documents takes 9 ms to decode. A change is
one update that matches only the version that it was made from, so that requests that meet neither lose a word
nor pass the limit.
"""

import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from bson import ObjectId
from pymongo.errors import DuplicateKeyError

from learning import profile
from learning.errors import DictionaryFull
from sahienglish.core import clock

MOST_WORDS = 5_000
LONGEST_WORD = 64

Entry = Mapping[str, Any]


def canonical(word: str) -> str:
    """Return a word as it is stored: in Unicode's NFC, with a straight apostrophe."""
    return unicodedata.normalize("NFC", word).replace("\u2019", "'")


async def add(*, user_id: ObjectId, words: Collection[str]) -> int:
    """Add the words that are not there yet and return their number. Raises `DictionaryFull`."""
    wanted = list(dict.fromkeys(map(canonical, words)))
    now = clock.now()

    def with_wanted(entries: Sequence[Entry]) -> Sequence[Entry]:
        known = {entry["word"] for entry in entries}
        missing = [{"word": word, "added_at": now} for word in wanted if word not in known]
        if missing and len(known) + len(missing) > MOST_WORDS:
            raise DictionaryFull(f"Your dictionary can hold {MOST_WORDS:,} words. Delete some first.")
        return [*entries, *missing]

    return await _change(user_id, with_wanted)


async def remove(*, user_id: ObjectId, word: str) -> bool:
    """Remove a word; tells whether it was there."""
    unwanted = canonical(word)

    def without_it(entries: Sequence[Entry]) -> Sequence[Entry]:
        return [entry for entry in entries if entry["word"] != unwanted]

    return await _change(user_id, without_it) < 0


def of(stored: Mapping[str, Any]) -> Sequence[Entry]:
    """Return the entries in a stored profile, in the order in which they were added."""
    times = stored.get("dictionary_times", "").split("\n")
    return [
        {"word": word, "added_at": datetime.fromtimestamp(int(time) / 1000, UTC)}
        for word, time in zip(words_of(stored), times, strict=False)
    ]


def words_of(stored: Mapping[str, Any]) -> Sequence[str]:
    """Return the words in a stored profile, in the order in which they were added."""
    words = stored.get("dictionary", "")
    return words.split("\n") if words else []


def fields(entries: Iterable[Entry]) -> dict[str, str]:
    """Return the fields of a stored profile that hold these entries."""
    both = [(entry["word"], str(round(entry["added_at"].timestamp() * 1000))) for entry in entries]
    return {
        "dictionary": "\n".join(word for word, _ in both),
        "dictionary_times": "\n".join(time for _, time in both),
    }


def exported(stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return a stored profile as its user gets it in an export."""
    inner = {"dictionary", "dictionary_times", "dictionary_version"}
    shown = {name: value for name, value in stored.items() if name not in inner}
    return shown | {"words": of(stored)}


async def _change(user_id: ObjectId, change: Callable[[Sequence[Entry]], Sequence[Entry]]) -> int:
    """Store what `change` makes of the entries, and return by how many their number has grown."""
    names = ["dictionary", "dictionary_times", "dictionary_version"]
    while True:
        stored = await profile.collection().find_one({"_id": user_id}, names) or {}
        entries = of(stored)
        changed = change(entries)
        if len(changed) == len(entries):
            return 0
        seen = stored.get("dictionary_version", {"$exists": False})
        update = {"$set": fields(changed), "$inc": {"dictionary_version": 1}}
        try:
            # The first word makes the profile; if there is one that does not match, its id is taken.
            done = await profile.collection().update_one(
                {"_id": user_id, "dictionary_version": seen}, update, upsert=not stored
            )
        except DuplicateKeyError:
            continue
        if done.matched_count or done.upserted_id:
            return len(changed) - len(entries)
        # Another request has changed the dictionary in between.
