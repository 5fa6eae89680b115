"""Handing a user everything that is stored about them (GDPR art. 15 and 20)."""

from collections.abc import Iterable
from typing import Any

from bson import ObjectId

from accounts import audit, registrations, reset_codes, sessions, users
from accounts.api_keys import store
from accounts.audit import Kind
from accounts.mfa.passkeys import storage as passkeys
from accounts.models import AuditEvent, User
from accounts.oidc import identities
from accounts.request_client import Client
from sahienglish.database import mongo, personal_data
from sahienglish.mail import outbox

ACCOUNT = (
    "_id",
    *User.PROFILE_FIELDS,
    "is_active",
    "last_login",
    "login_failures",
    "login_failed_at",
    "login_locked_until",
    "second_step_since",
    "recovery_codes_made_at",
)
SESSION = (
    "_id",
    "device",
    "ip",
    "created_at",
    "last_used_at",
    "expires_at",
    "status",
    "revoked_at",
    "revoked_reason",
    "aal",
    "methods",
    "confirmed_at",
)
EVENT = ("kind", "at", "ip", "device")
REGISTRATION = ("full_name", "expires_at")
CODE = ("status", "attempts", "expires_at", "issued_today")
PASSKEY = ("name", "created_at", "last_used_at", "backed_up")
IDENTITY = ("provider", "issuer", "subject", "email", "created_at", "last_used_at")
MAIL = ("to", "kind", "subject", "status", "queued_at", "finished_at")
"""The exported members of each document. Hashes, token ids and e-mailed codes stay secret."""


def export_account(*, user_id: ObjectId, client: Client) -> dict[str, Any]:
    """Return the account and all documents that belong to it, by what they are."""
    audit.record(Kind.EXPORTED, user_id=user_id, client=client)
    user = users.require(user_id)
    audit_log = mongo.collection(AuditEvent._meta.db_table)
    return {
        "account": _shaped(user, ACCOUNT) | {"pending_email": user["pending_email"] or None},
        "sessions": [_shaped(each, SESSION) for each in sessions.collection().find({"user_id": user_id})],
        "api_keys": [_shaped(each, store.SHOWN) for each in store.live(user)],
        "codes": [_shaped(each, CODE) for each in reset_codes.kept(user_id=user_id)],
        "registrations": [_shaped(each, REGISTRATION) for each in registrations.kept(user_id=user_id)],
        "events": [_shaped(each, EVENT) for each in audit_log.find({"user_id": user_id}).sort("at")],
        "passkeys": [_shaped(each, PASSKEY) for each in passkeys.of_account(user_id)],
        "identities": [_shaped(each, IDENTITY) for each in identities.of_account(user_id)],
        "mails": [_shaped(each, MAIL) for each in outbox.kept(owner=user_id)],
        **{
            name: [_shaped(each, each) for each in documents]
            for name, documents in personal_data.export(user_id).items()
        },
    }


def _shaped(document: dict[str, Any], fields: Iterable[str]) -> dict[str, Any]:
    return {"id" if field == "_id" else field: document.get(field) for field in fields}
