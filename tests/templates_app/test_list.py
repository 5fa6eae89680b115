"""The list and its filters."""

from itertools import cycle
from typing import Any

import pytest

from accounts.api_keys import store
from tests.support.crowd import together


@pytest.fixture
def asha(signed_in, user_id, by_hand):
    """A user who sees two default templates and has two of her own."""
    client = signed_in()
    own = {"isDefault": False, "userId": user_id(client)}
    by_hand.insert_many(
        [
            {"title": "Leave", "category": "Work", "content": "Dear [Boss]", "isDefault": True},
            {"title": "Wedding", "category": "Home", "content": "Come at 5. (a+)+$", "isDefault": True},
            {"title": "Überweisung", "category": "work", "content": "Dear bank", **own},
            {"title": "100% off", "category": "Sales", "content": "[Name], buy this", **own},
        ]
    )
    return client


def titles(client, **query):
    return [template["title"] for template in client.get("/templates/", params=query).json()]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["Leave", "Wedding", "Überweisung", "100% off"]),
        ({"is_default": "true"}, ["Leave", "Wedding"]),
        ({"is_default": "false"}, ["Überweisung", "100% off"]),
        ({"is_default": "True"}, ["Leave", "Wedding"]),
        ({"category": "Work"}, ["Leave", "Überweisung"]),
        ({"category": "Work", "is_default": "false"}, ["Überweisung"]),
        ({"category": "Wo"}, []),
        ({"category": ""}, ["Leave", "Wedding", "Überweisung", "100% off"]),
        ({"search": "dear"}, ["Leave", "Überweisung"]),
        ({"search": "überWEIS"}, ["Überweisung"]),
        ({"search": "home"}, ["Wedding"]),
        ({"search": "[boss]"}, ["Leave"]),
        ({"search": "(a+)+$"}, ["Wedding"]),
        ({"search": "100%"}, ["100% off"]),
        ({"search": "dear", "category": "work", "is_default": "true"}, ["Leave"]),
        ({"unknown": "filter", "page": "2"}, ["Leave", "Wedding", "Überweisung", "100% off"]),
    ],
)
def test_filters(asha, query, expected):
    assert titles(asha, **query) == expected


def test_a_search_is_never_a_pattern(asha):
    for pattern in (".*", "^", "Le.ve", "(dear)", "\\", "$ne", "a" * 200):
        assert titles(asha, search=pattern) == [], pattern


def test_a_filter_of_the_wrong_shape_is_refused(asha):
    too_long = [f"search={'x' * 201}", f"category={'x' * 81}"]
    for query in ("is_default=maybe", "is_default=", "is_default=5", "search=%00", *too_long):
        answer = asha.get(f"/templates/?{query}")
        assert (answer.status_code, answer.json()["code"]) == (400, "invalid_input"), query
        assert answer.json()["errors"][0]["field"] == query.partition("=")[0]


def test_a_long_list_is_whole_and_in_order(asha, user_id, by_hand, texts):
    numbered = [f"Number {number}" for number in range(120)]
    own = {**texts, "isDefault": False, "userId": user_id(asha)}
    by_hand.insert_many([{**own, "title": title} for title in numbered])
    assert titles(asha)[-120:] == numbered
    assert len(titles(asha)) == 124


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"limit": "2"}, ["Leave", "Wedding"]),
        ({"limit": "2", "offset": "1"}, ["Wedding", "Überweisung"]),
        ({"search": "dear", "limit": "1", "offset": "1"}, ["Überweisung"]),
        ({"offset": "4"}, []),
    ],
)
def test_a_page_of_the_list(asha, query, expected):
    assert titles(asha, **query) == expected


@pytest.mark.parametrize("query", [{"limit": "0"}, {"limit": "x"}, {"limit": "1001"}, {"offset": "-1"}])
def test_a_page_that_cannot_be_is_an_error(asha, query):
    refused = asha.get("/templates/", params=query)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (400, next(iter(query)))


@pytest.mark.parametrize("caller", ["session", "keys"])
def test_one_account_lists_one_at_a_time(signed_in, user_id, by_hand, caller):
    """Many searches of one account at once are rejected; none of them fails otherwise."""
    client = signed_in()
    owner: dict[str, Any] = {"user_id": user_id(client), "token_version": 0}
    granted: dict[str, Any] = {"name": "Editor", "scopes": ["templates"], "expires_in_days": 1}
    keys = [store.create(**owner, **granted).key for _ in range(15 if caller == "keys" else 0)]
    # In turn: twenty keys are no twenty accounts.
    headers = cycle([{"Authorization": f"Bearer {key}"} for key in keys] or [{}])
    own = {"isDefault": False, "userId": user_id(client), "category": "Work"}
    by_hand.insert_many([{"title": f"Nr {n}", "content": "word " * 4_000, **own} for n in range(300)])

    def search():
        return client.get("/templates/", params={"search": "nowhere"}, headers=next(headers))

    answers = together(*[search] * 30)

    assert {answer.status_code for answer in answers} == {200, 429}
    assert all(answer.json() == [] for answer in answers if answer.status_code == 200)
    assert all(int(answer.headers["retry-after"]) >= 1 for answer in answers if answer.status_code == 429)
    assert search().status_code == 200
