"""Aggregation stages that join templates to the document of the caller, so that one round trip has both."""

from collections.abc import Iterator
from typing import Any

from sahienglish.core.identity import Stage


def defaults(wanted: bool | None) -> Iterator[Stage]:
    """Join the default templates as `defaults`, unless only own ones are `wanted`."""
    if wanted is not False:
        yield from lookup("defaults", True, "isDefault")


def own(wanted: bool | None) -> Iterator[Stage]:
    """Join the caller's own templates as `own`, unless only default ones are `wanted`."""
    if wanted is not True:
        yield {
            "$lookup": {
                "from": "templates",
                "localField": "user_id",
                "foreignField": "userId",
                "as": "own",
            }
        }


def lookup(name: str, value: Any, field: str) -> Iterator[Stage]:
    """Join the templates whose `field` is `value` as `name`: a `$lookup` with a pipeline is slower."""
    yield {"$set": {name: {"$literal": value}}}
    yield {"$lookup": {"from": "templates", "localField": name, "foreignField": field, "as": name}}
