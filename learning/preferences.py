"""A user's preferences: the defaults of every writing call."""

from collections.abc import Mapping
from typing import Any

from bson import ObjectId

from learning import profile
from learning.profile import PREFERENCES


async def change(*, user_id: ObjectId, **changes: Any) -> None:
    """Set the preferences that are named."""
    if changes:
        await profile.collection().update_one({"_id": user_id}, {"$set": changes}, upsert=True)


def of(stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return the preferences in a stored profile, null where there is none."""
    found = {name: stored.get(name, default) for name, default in PREFERENCES.items()}
    return {name: None if value == "" else value for name, value in found.items()}
