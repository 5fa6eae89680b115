"""What the tests of the LanguageTool protocol share."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from pytest_django import Settings

from accounts import users
from accounts.api_keys import store
from ai_tools import offline

CheckText = Callable[..., dict[str, Any]]


@pytest.fixture(autouse=True, scope="session")
def dictionary() -> None:
    """Load the dictionary first: on a busy machine that takes longer than a check may."""
    offline.warm_up().result()


@pytest.fixture(autouse=True)
def anonymous(settings: Settings) -> None:
    """Let callers without a key in, as in development, unless a test says otherwise."""
    settings.LANGUAGETOOL_ANONYMOUS = True
    settings.LANGUAGETOOL_ANONYMOUS_REQUESTS_PER_MINUTE = 10_000


@pytest.fixture
def key(signed_in: Any) -> str:
    """An API key of Asha's."""
    signed_in()
    account: Any = users.find(email="asha@example.org")
    made = store.create(
        user_id=account["_id"],
        token_version=account["token_version"],
        name="Editor",
        scopes=["check"],
        expires_in_days=1,
    )
    return made.key


@pytest.fixture
def check(api: httpx.Client) -> CheckText:
    """Check a text for American English and return the answer."""

    def call(text: str | None = None, **fields: Any) -> dict[str, Any]:
        form = {"language": "en-US", **fields} | ({} if text is None else {"text": text})
        answer = api.post("/v2/check", data=form)
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"] == "application/json"
        found: dict[str, Any] = answer.json()
        return found

    return call


def applied(text: str, matches: list[dict[str, Any]]) -> str:
    """Replace every match by its first replacement, as an editor that counts in UTF-16 units does."""
    units = text.encode("utf-16-le")
    for match in sorted(matches, key=lambda match: match["offset"], reverse=True):
        start, end = 2 * match["offset"], 2 * (match["offset"] + match["length"])
        units = units[:start] + match["replacements"][0]["value"].encode("utf-16-le") + units[end:]
    return units.decode("utf-16-le")


def assert_plain_error(answer: httpx.Response, status: int) -> str:
    """Check that `answer` is an error as LanguageTool clients show it, and return its text."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.text.startswith("Error: ")
    return answer.text
