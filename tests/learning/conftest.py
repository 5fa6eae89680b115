"""A user who learns."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

import tests.support.mongo_commands  # noqa: F401  (listens before the first client is opened)
from tests.ai_tools.languagetool.conftest import dictionary  # noqa: F401


@pytest.fixture
def asha(signed_in: Callable[..., httpx.Client]) -> httpx.Client:
    """A client of the running service, signed in."""
    return signed_in()


@pytest.fixture
def learn(asha: httpx.Client) -> Callable[..., None]:
    """Add words to Asha's dictionary."""

    def add(*words: str) -> None:
        answer = asha.post("/learning/dictionary", json={"words": words})
        assert answer.status_code == 200, answer.text

    return add


@pytest.fixture
def prefer(asha: httpx.Client) -> Callable[..., dict[str, Any]]:
    """Set Asha's preferences."""

    def change(**preferences: Any) -> dict[str, Any]:
        answer = asha.patch("/learning/preferences", json=preferences)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    return change
