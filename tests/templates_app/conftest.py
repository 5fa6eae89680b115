"""Templates for tests: written by the API's own door, or straight into the collection by a stranger."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from bson import ObjectId
from django.db import connection
from pymongo import MongoClient
from pymongo.collection import Collection


@pytest.fixture
def by_hand(django_db_setup: None) -> Iterator[Collection[dict[str, Any]]]:
    """The collection `templates` as any MongoDB client sees it."""
    params = connection.get_connection_params()
    with MongoClient(params["host"]) as client:
        yield client[connection.settings_dict["NAME"]]["templates"]


@pytest.fixture
def user_id() -> Callable[[Any], ObjectId]:
    """Tell whose access token a client holds."""

    def of(client: Any) -> ObjectId:
        from accounts.tokens import AccessToken

        return AccessToken.read(client.headers["Authorization"].removeprefix("Bearer ")).user_id

    return of


@pytest.fixture
def texts() -> dict[str, str]:
    return {"title": "Reminder", "category": "Business", "content": "Dear [Name], please see {link}."}
