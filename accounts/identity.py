"""The callers of the API: what a credential claims, and the one query that checks if it is still valid."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar, Protocol, Self

from bson import ObjectId

from accounts.models import Session, User
from accounts.tokens import SessionToken
from sahienglish.core import clock
from sahienglish.core.errors import TokenInvalid
from sahienglish.core.identity import Stage
from sahienglish.database import mongo

USERS = User._meta.db_table

USER_FIELDS = ("_id", *User.PROFILE_FIELDS, "second_step_since")
"""What `require` returns of the user; a hash never leaves the database here."""

NOTE_EVERY = timedelta(minutes=15)
"""How exactly `last_used_at` of a web session is known."""


class StoredIdentity(Protocol):
    """An identity whose credential is a document of `source`; each kind says which one, and what it shows.

    The document names its user in `user_id`.
    """

    source: ClassVar[str]
    fields: ClassVar[tuple[str, ...]]

    def document(self) -> Stage:
        """Return what the credential's document must be like."""
        ...

    def user(self) -> Stage:
        """Return what the user must be like."""
        return {"user.is_active": True}

    def rejection(self) -> Exception:
        """Return what to raise for a credential that is no longer accepted."""
        return TokenInvalid("The session or its account has ended.")

    def require(self, *stages: Stage) -> dict[str, Any]:
        return self._only(list(mongo.collection(self.source).aggregate([*self._stages(), *stages])))

    async def require_async(self, *stages: Stage) -> dict[str, Any]:
        cursor = await mongo.async_collection(self.source).aggregate([*self._stages(), *stages])
        return self._only(await cursor.to_list())

    def _stages(self) -> list[Stage]:
        shown = dict.fromkeys(self.fields, 1) | {f"user.{field}": 1 for field in USER_FIELDS}
        return [
            {"$match": self.document()},
            {"$lookup": {"from": USERS, "localField": "user_id", "foreignField": "_id", "as": "user"}},
            {"$unwind": "$user"},
            {"$match": self.user()},
            {"$project": {"user_id": 1, **shown}},
        ]

    def _only(self, documents: list[dict[str, Any]]) -> dict[str, Any]:
        if not documents:
            raise self.rejection()
        return documents[0]


@dataclass(frozen=True, slots=True)
class LoginSession(StoredIdentity):
    """A user who logged in; see `sahienglish.core.identity.SessionIdentity`."""

    user_id: ObjectId
    session_id: ObjectId
    token_version: int
    is_authenticated: bool = True

    source = Session._meta.db_table
    fields: ClassVar[tuple[str, ...]] = ("confirmed_at", "methods", "token_version")

    @classmethod
    def of(cls, token: SessionToken) -> Self:
        return cls(token.user_id, token.session_id, token.token_version)

    @property
    def known_user_id(self) -> ObjectId:
        return self.user_id

    def may(self, scopes: Collection[str]) -> bool:
        return True

    def document(self) -> Stage:
        return {
            "_id": self.session_id,
            "user_id": self.user_id,
            "token_version": self.token_version,
            "status": Session.Status.LIVE.value,
            "expires_at": {"$gt": clock.now()},
        }

    def user(self) -> Stage:
        return {"user.is_active": True, "user.token_version": self.token_version}


@dataclass(frozen=True)
class WebSession(LoginSession):
    """The same by cookie. A cookie is not rotated, so its use is noted here, at most every `NOTE_EVERY`."""

    fields: ClassVar[tuple[str, ...]] = (*LoginSession.fields, "last_used_at")

    def require(self, *stages: Stage) -> dict[str, Any]:
        document = super().require(*stages)
        if update := self._late_note(document):
            mongo.collection(self.source).update_one(*update)
        return document

    async def require_async(self, *stages: Stage) -> dict[str, Any]:
        document = await super().require_async(*stages)
        if update := self._late_note(document):
            await mongo.async_collection(self.source).update_one(*update)
        return document

    def _late_note(self, document: dict[str, Any]) -> tuple[Stage, Stage] | None:
        now = clock.now()
        if document["last_used_at"] > now - NOTE_EVERY:
            return None
        return self.document(), {"$set": {"last_used_at": now}}
