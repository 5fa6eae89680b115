"""How many templates one person may have, also when many are made at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from bson import ObjectId

from sahienglish.core import clock
from sahienglish.database import mongo
from templates_app.reservations import ABANDONED_AFTER

LIMIT = 10


@pytest.fixture
def asha(signed_in, settings):
    settings.TEMPLATES_PER_USER = LIMIT
    return signed_in()


@pytest.fixture
def fill(asha, user_id, by_hand, texts):
    """Give her so many templates."""

    def fill(count):
        by_hand.insert_many([{**texts, "isDefault": False, "userId": user_id(asha)} for _ in range(count)])

    return fill


def in_parallel(count, call):
    with ThreadPoolExecutor(count) as threads:
        return list(threads.map(lambda _: call(), range(count)))


def test_one_more_than_the_limit_is_refused(asha, texts, fill, by_hand):
    fill(LIMIT - 1)
    assert asha.post("/templates/", json=texts).status_code == 201
    refused = asha.post("/templates/", json=texts)
    assert (refused.status_code, refused.json()["code"]) == (409, "template_limit_reached")
    assert by_hand.count_documents({}) == LIMIT


def test_deleting_one_makes_room(asha, texts, fill, by_hand):
    fill(LIMIT)
    asha.delete(f"/templates/{by_hand.find_one()['_id']}")
    assert asha.post("/templates/", json=texts).status_code == 201


def test_default_templates_and_other_peoples_do_not_count(asha, texts, fill, by_hand):
    by_hand.insert_many([{**texts, "isDefault": True, "userId": None} for _ in range(LIMIT)])
    by_hand.insert_many([{**texts, "isDefault": False, "userId": ObjectId()} for _ in range(LIMIT)])
    fill(LIMIT - 1)
    assert asha.post("/templates/", json=texts).status_code == 201


def test_somebody_with_more_from_before_keeps_and_changes_them(asha, texts, fill, by_hand):
    fill(LIMIT + 3)
    assert len(asha.get("/templates/").json()) == LIMIT + 3
    assert asha.put(f"/templates/{by_hand.find_one()['_id']}", json=texts).status_code == 200
    assert asha.post("/templates/", json=texts).status_code == 409


@pytest.mark.parametrize("room", [0, 1, 4])
def test_of_many_at_once_exactly_as_many_are_made_as_there_is_room(asha, texts, fill, by_hand, room):
    if room < LIMIT:
        fill(LIMIT - room)
    statuses = in_parallel(24, lambda: asha.post("/templates/", json=texts).status_code)
    assert statuses.count(201) == room
    assert statuses.count(409) == 24 - room
    assert by_hand.count_documents({}) == LIMIT


def test_the_first_templates_of_somebody_new_may_all_come_at_once(asha, texts, by_hand):
    statuses = in_parallel(LIMIT + 6, lambda: asha.post("/templates/", json=texts).status_code)
    assert sorted(statuses) == [201] * LIMIT + [409] * 6
    assert by_hand.count_documents({}) == LIMIT


def test_what_a_killed_process_left_in_the_queue_stops_counting(asha, texts, fill, user_id):
    fill(LIMIT - 1)
    left = {"id": ObjectId(), "at": clock.now()}
    mongo.collection("template_reservations").insert_one({"_id": user_id(asha), "queue": [left]})
    assert asha.post("/templates/", json=texts).status_code == 409
    with clock.frozen() as frozen:
        frozen.advance(seconds=(ABANDONED_AFTER + timedelta(seconds=1)).total_seconds())
        assert asha.post("/templates/", json=texts).status_code == 201


def test_nothing_stays_in_the_queue(asha, texts, user_id):
    in_parallel(LIMIT + 2, lambda: asha.post("/templates/", json=texts))
    asha.post("/templates/", json={**texts, "title": ""})
    [queue] = mongo.collection("template_reservations").find({"_id": user_id(asha)})
    assert queue["queue"] == []
