"""The registry of personal data, by which all of it can be exported and erased."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bson import ObjectId

from sahienglish.database import mongo


@dataclass(frozen=True, slots=True)
class Holding:
    """Documents of `collection` that belong to the account whose id is in their `owner_field`."""

    collection: str
    owner_field: str
    shape: Callable[[Mapping[str, Any]], dict[str, Any]]


_holdings: dict[str, Holding] = {}


def declare(
    name: str,
    *,
    collection: str,
    owner_field: str,
    shape: Callable[[Mapping[str, Any]], dict[str, Any]] = dict,
) -> None:
    """Let a collection take part in every export, under `name`, and in every deletion.

    `shape` makes what an export shows of a document. Called by the `ready` of the app that owns the
    collection.
    """
    _holdings[name] = Holding(collection, owner_field, shape)


def export(owner: ObjectId) -> dict[str, list[dict[str, Any]]]:
    """Return every document that belongs to the account, by the names they were declared under."""
    return {
        name: [
            holding.shape(document)
            for document in mongo.collection(holding.collection).find({holding.owner_field: owner})
        ]
        for name, holding in _holdings.items()
    }


def erase(owner: ObjectId) -> None:
    """Delete every document that belongs to the account."""
    for holding in _holdings.values():
        mongo.collection(holding.collection).delete_many({holding.owner_field: owner})
