"""The accounts and templates of a benchmark, written straight into the database."""

import hashlib
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from secrets import token_hex
from typing import Any

import bcrypt
import jwt
from bson import ObjectId
from pymongo.database import Database

from benchmarks.harness.contestants import SECRET

PASSWORD = "a long enough passphrase"
OWN_TEMPLATES = DEFAULT_TEMPLATES = 5
CONTENT = (
    "Dear [Name],\n\nI hope this message finds you well. I am writing to ask whether we could meet on [Date] "
    "to talk about [Topic]. Please let me know what time suits you best.\n\nKind regards,\n[Your Name]\n"
)
BEGAN_AT = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a login gives."""

    access: str
    refresh: str


def seed(database: Database[dict[str, Any]], *, accounts: int) -> list[dict[str, Any]]:
    """Put accounts and templates in the place of what is there; return the accounts."""
    for collection in ("accounts_user", "accounts_session", "templates"):
        database[collection].delete_many({})
    users = [user(f"asha.{number}@example.org") for number in range(accounts)]
    database.accounts_user.insert_many(users)
    database.templates.insert_many([template(None, number) for number in range(DEFAULT_TEMPLATES)])
    database.templates.insert_many([own for user in users for own in templates_of(user["_id"])])
    return users


def user(email: str) -> dict[str, Any]:
    """Return an account's document as the product writes it."""
    return {
        "_id": ObjectId(),
        "password": _password_hash(),
        "last_login": None,
        "is_superuser": False,
        "email": email,
        "pending_email": "",
        "full_name": "Asha Rao",
        "is_email_verified": True,
        "is_active": True,
        "is_staff": False,
        "token_version": 0,
        "created_at": BEGAN_AT,
        "login_failures": 0,
        "login_failed_at": None,
        "login_failures_today": 0,
        "login_day_began_at": None,
        "login_locked_until": None,
    }


def templates_of(user_id: ObjectId) -> Iterator[dict[str, Any]]:
    return (template(user_id, number) for number in range(OWN_TEMPLATES))


def template(user_id: ObjectId | None, number: int) -> dict[str, Any]:
    return {
        "_id": ObjectId(),
        "title": f"Meeting Request {number}",
        "category": "General",
        "content": CONTENT,
        "isDefault": user_id is None,
        "userId": user_id,
    }


@cache
def _password_hash() -> str:
    digest = hashlib.sha256(PASSWORD.encode()).hexdigest().encode()
    return "bcrypt_sha256$" + bcrypt.hashpw(digest, bcrypt.gensalt(12)).decode()


def sign_in(database: Database[dict[str, Any]], users: list[dict[str, Any]]) -> list[Tokens]:
    """Open a session for every account, and sign its tokens as both servers do."""
    opened = [session(user["_id"]) for user in users]
    database.accounts_session.insert_many(opened)
    return [tokens_of(each) for each in opened]


def session(user_id: ObjectId) -> dict[str, Any]:
    now = datetime.now(UTC)
    return {
        "_id": ObjectId(),
        "user_id": user_id,
        "token_version": 0,
        "jti": token_hex(16),
        "jti_issued_at": now,
        "previous_jti": "",
        "rotated_at": now,
        "grace_uses": 0,
        "created_at": now,
        "last_used_at": now,
        "expires_at": now + timedelta(days=30),
        "status": "live",
        "revoked_at": None,
        "revoked_reason": "",
        "device": "benchmark",
        "ip": "127.0.0.1",
    }


def tokens_of(session: dict[str, Any]) -> Tokens:
    """Sign both tokens of a session; no two access tokens are alike, as the product's are not."""
    claims = {
        "sub": str(session["user_id"]),
        "sid": str(session["_id"]),
        "tv": 0,
        "jti": session["jti"],
        "iat": session["jti_issued_at"],
    }
    access = claims | {
        "type": "access",
        "jti": token_hex(16),
        "exp": session["jti_issued_at"] + timedelta(hours=10),
    }
    refresh = claims | {"type": "refresh", "exp": session["expires_at"]}
    return Tokens(*(jwt.encode(each, SECRET, algorithm="HS256") for each in (access, refresh)))


def login_form(email: str) -> bytes:
    form = {"grant_type": "password", "username": email, "password": PASSWORD}
    return urllib.parse.urlencode(form).encode()
