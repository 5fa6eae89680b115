"""Which kinds of mistakes a user made on which day: numbers only, and only if the user asked for it.

An editor checks a paragraph again after every pause, so neither an edit nor a word that was counted is
counted again that day. Each process remembers the latest in memory, as keyed hashes. A text whose checks are
spread over several workers can count once for each of them, edits and words alike: the rate of edits per word
stays right.
"""

import logging
import secrets
from collections import Counter, OrderedDict
from collections.abc import Hashable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

from bson import ObjectId
from pymongo.asynchronous.collection import AsyncCollection
from pymongo.errors import PyMongoError

from learning.models import DailyProgress
from sahienglish.core import clock
from sahienglish.database import mongo
from sahienglish.event_loops import in_background

COLLECTION = DailyProgress._meta.db_table
MOST_DAYS = 365
# One day longer than clients can ask for.
KEPT = timedelta(days=MOST_DAYS + 1)
OTHER = "other"
"""The name of a category or rule that has none."""

REMEMBERED = 100_000
"""Words and edits; all of them take about 10 MB."""

CONTEXT_CHARS = 120
WORDS_BEFORE = 3
"""An edit is the same one if the words before it, in its line, are the same."""

_seen: OrderedDict[int, None] = OrderedDict()
_secret = secrets.token_bytes(16)
logger = logging.getLogger(__name__)


class Mistake(Protocol):
    """One edit of a text."""

    @property
    def offset(self) -> int: ...

    @property
    def original(self) -> str: ...

    @property
    def category(self) -> str: ...

    @property
    def rule(self) -> str: ...


def note(*, user_id: ObjectId, text: str, edits: Sequence[Mistake]) -> None:
    """Count a check in the background: the response does not wait for it, and cannot fail because of it."""
    now = clock.now()
    fresh = [edit for edit in edits if _is_new(user_id, now, text, edit)]
    words = _new_words(user_id, now, text)
    in_background(_write(user_id, now, words=words, edits=fresh))


async def of_days(*, user_id: ObjectId, days: int) -> list[dict[str, Any]]:
    """Return the stored days of the last `days`, the oldest first."""
    first = f"{clock.now() - timedelta(days=days - 1):%Y-%m-%d}"
    found = collection().find({"user_id": user_id, "date": {"$gte": first}}).sort("date", 1)
    return await found.to_list()


async def forget(*, user_id: ObjectId) -> None:
    """Delete every day of a user."""
    await collection().delete_many({"user_id": user_id})


def summary(stored: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return what the API shows: each stored day, their totals, and the rules, the commonest first."""
    days = [_day(each) for each in stored]
    rules: Counter[tuple[str, str]] = Counter()
    for each in stored:
        for rule, by_category in each.get("rules", {}).items():
            rules.update({(rule, category): count for category, count in by_category.items()})
    totals: Counter[str] = Counter()
    for day in days:
        totals.update(day["by_category"])
    return {
        "days": days,
        "totals": {
            **{name: sum(day[name] for day in days) for name in ("checks", "words", "edits")},
            "by_category": dict(totals),
        },
        "rules": [
            {"rule": rule, "category": category, "count": count}
            for (rule, category), count in rules.most_common()
        ],
    }


def collection() -> AsyncCollection[dict[str, Any]]:
    """Return the raw collection of days on the running event loop."""
    return mongo.async_collection(COLLECTION)


async def _write(user_id: ObjectId, now: datetime, *, words: int, edits: Sequence[Mistake]) -> None:
    date = f"{now:%Y-%m-%d}"
    counts: Counter[str] = Counter(checks=1, words=words, edits=len(edits))
    for edit in edits:
        category, rule = _name(edit.category), _name(edit.rule)
        counts.update([f"categories.{category}", f"rules.{rule}.{category}"])
    first = {"user_id": user_id, "date": date, "expires_at": now + KEPT}
    try:
        # The id names the day, so that checks that meet add to one document.
        await collection().update_one(
            {"_id": f"{user_id}:{date}"}, {"$inc": dict(counts), "$setOnInsert": first}, upsert=True
        )
    except PyMongoError as error:
        logger.warning("a check was not counted: %s", type(error).__name__)


def _name(text: str) -> str:
    """Return a category or a rule as the name of a field, in which dots and dollars have a meaning."""
    return text.replace(".", "_").replace("$", "_") or OTHER


def _is_new(user_id: ObjectId, now: datetime, text: str, edit: Mistake) -> bool:
    """Tell whether an edit was not counted today, by what precedes it: what follows may still be growing."""
    before = text[max(0, edit.offset - CONTEXT_CHARS) : edit.offset].rpartition("\n")[2].split()
    return _first_time((user_id, now.date(), edit.rule, edit.original, *before[-WORDS_BEFORE:]))


def _new_words(user_id: ObjectId, now: datetime, text: str) -> int:
    """Return how many words of a text were not counted today; the words before a word tell it from others."""
    found = 0
    for line in text.splitlines():
        # Two empty words, so that the first words of a line have a context, too.
        words = ["", "", *line.split()]
        places = zip(words, words[1:], words[2:], strict=False)
        found += sum(_first_time((user_id, now.date(), *place)) for place in places)
    return found


def _first_time(described: tuple[Hashable, ...]) -> bool:
    """Remember what was counted, as a hash that only this process can compute."""
    mark = hash((_secret, described))
    is_new = mark not in _seen
    _seen[mark] = None
    _seen.move_to_end(mark)
    if len(_seen) > REMEMBERED:
        _seen.popitem(last=False)
    return is_new


def _day(stored: dict[str, Any]) -> dict[str, Any]:
    numbers = {name: stored.get(name, 0) for name in ("checks", "words", "edits")}
    return {"date": stored["date"], **numbers, "by_category": stored.get("categories", {})}
