"""A program that calls with an API key."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any, ClassVar

from bson import ObjectId

from accounts.api_keys import places, scopes, secret
from accounts.api_keys.errors import KeyInvalid
from accounts.identity import StoredIdentity
from accounts.models import ApiKey
from sahienglish.core import clock
from sahienglish.core.errors import InsufficientScope
from sahienglish.core.identity import Stage
from sahienglish.database import mongo

NOTE_EVERY = timedelta(minutes=15)
"""How exact `last_used_at` is: a write for every check of a paragraph would cost more than the check."""


class KeyIdentity(StoredIdentity):
    """The account that a key belongs to, which is known as soon as `require` has found the key."""

    source = ApiKey._meta.db_table
    fields: ClassVar[tuple[str, ...]] = ("scopes", "last_used_at", f"user.{places.FIELD}")
    is_authenticated = True

    def __init__(self, key: str) -> None:
        self._digest = secret.digest(key)
        self._accepted: Collection[str] = ()
        self._user_id: ObjectId | None = None

    @property
    def user_id(self) -> ObjectId:
        if self._user_id is None:
            raise KeyInvalid("The API key has not been checked.")
        return self._user_id

    @property
    def known_user_id(self) -> ObjectId | None:
        return self._user_id

    def may(self, accepted: Collection[str]) -> bool:
        """Keep which scopes the view accepts; the database knows which ones the key has."""
        self._accepted = accepted
        return bool(accepted)

    def document(self) -> Stage:
        return {"digest": self._digest, "expires_at": {"$gt": clock.now()}}

    def rejection(self) -> Exception:
        return KeyInvalid("The API key is unknown, has expired or was revoked.")

    def require(self, *stages: Stage) -> dict[str, Any]:
        document = self._admitted(super().require(*stages))
        if update := self._late_note(document):
            mongo.collection(self.source).update_one(*update)
        return document

    async def require_async(self, *stages: Stage) -> dict[str, Any]:
        document = self._admitted(await super().require_async(*stages))
        if update := self._late_note(document):
            await mongo.async_collection(self.source).update_one(*update)
        return document

    def _admitted(self, document: dict[str, Any]) -> dict[str, Any]:
        if not places.holds(document["user"], document["_id"]):
            raise self.rejection()
        if not scopes.granted(document["scopes"]) & set(self._accepted):
            raise InsufficientScope
        self._user_id = document["user_id"]
        return document

    def _late_note(self, document: dict[str, Any]) -> tuple[Stage, Stage] | None:
        now, last = clock.now(), document["last_used_at"]
        if last and last > now - NOTE_EVERY:
            return None
        return {"_id": document["_id"]}, {"$set": {"last_used_at": now}}
