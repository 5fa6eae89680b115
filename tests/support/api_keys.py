"""Making and using API keys."""

import re
from typing import TYPE_CHECKING, Any

from accounts import sessions, users
from sahienglish.core import clock

if TYPE_CHECKING:
    from tests.accounts.conftest import Person

KEY = re.compile(r"sahi_pat_[0-9A-Za-z]{38}")
CHECK = {"language": "en-US", "text": "She go."}


def confirm(person: "Person") -> None:
    account: Any = users.find(email=person.email)
    sessions.collection().update_many({"user_id": account["_id"]}, {"$set": {"confirmed_at": clock.now()}})


def create(person: "Person", *scopes: str, **fields: Any) -> dict[str, Any]:
    body = {"name": "Editor", "scopes": list(scopes) or ["check"], **fields}
    answer = person.post("/auth/api-keys", **body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}
