"""The accounts and templates of a benchmark, written straight into the database."""

import hashlib
import json
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

import bcrypt
from bson import ObjectId
from pymongo.database import Database

from benchmarks.processes import WebServer

PASSWORD = "a long enough passphrase"
OWN_TEMPLATES = DEFAULT_TEMPLATES = 5
CONTENT = (
    "Dear [Name],\n\nI hope this message finds you well. I am writing to ask whether we could meet on [Date] "
    "to talk about [Topic]. Please let me know what time suits you best.\n\nKind regards,\n[Your Name]\n"
)
BEGAN_AT = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Tokens:
    """What one login gave."""

    access: str
    refresh: str


def seed(database: Database[dict[str, Any]], *, accounts: int) -> list[str]:
    """Put accounts and templates in the place of what is there; return the addresses."""
    for collection in ("accounts_user", "accounts_session", "templates"):
        database[collection].delete_many({})
    users = [user(f"asha.{number}@example.org") for number in range(accounts)]
    database.accounts_user.insert_many(users)
    database.templates.insert_many([template(None, number) for number in range(DEFAULT_TEMPLATES)])
    database.templates.insert_many([own for user in users for own in templates_of(user["_id"])])
    return [user["email"] for user in users]


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


def log_in(server: WebServer, emails: list[str]) -> list[Tokens]:
    """Log every account in over HTTP."""
    return [_log_in(server, email) for email in emails]


def _log_in(server: WebServer, email: str) -> Tokens:
    request = urllib.request.Request(f"http://127.0.0.1:{server.port}/auth/login", data=login_form(email))
    with urllib.request.urlopen(request, timeout=60) as response:
        pair = json.load(response)
    return Tokens(pair["access_token"], pair["refresh_token"])


def login_form(email: str) -> bytes:
    form = {"grant_type": "password", "username": email, "password": PASSWORD}
    return urllib.parse.urlencode(form).encode()
