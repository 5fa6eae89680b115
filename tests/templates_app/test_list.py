"""The list and its filters."""

import pytest


@pytest.fixture
def asha(signed_in, user_id, by_hand):
    """Somebody who sees two default templates and has two of her own."""
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
