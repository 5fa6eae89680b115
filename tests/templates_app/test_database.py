"""What a request costs the database: round trips, and indexes rather than scans."""

import pytest
from bson import ObjectId
from pymongo import monitoring

DATA_COMMANDS = {"find", "aggregate", "insert", "update", "delete", "findAndModify", "getMore"}


class Commands(monitoring.CommandListener):
    """Count what any client of this process sends while it is switched on."""

    on = False
    names: list[str]

    def started(self, event):
        if self.on and event.command_name in DATA_COMMANDS:
            self.names.append(event.command_name)

    def succeeded(self, event):
        pass

    def failed(self, event):
        pass


listener = Commands()
monitoring.register(listener)


@pytest.fixture
def commands():
    """The commands sent from now on."""
    listener.names, listener.on = [], True
    yield listener.names
    listener.on = False


@pytest.fixture
def asha(signed_in, texts):
    client = signed_in()
    client.template = client.post("/templates/", json=texts).json()["id"]
    return client


def test_reads_take_one_round_trip_with_the_session_check(asha, commands):
    assert asha.get("/templates/", params={"search": "remind", "category": "Business"}).status_code == 200
    assert commands == ["aggregate"]
    assert asha.get(f"/templates/{asha.template}").status_code == 200
    assert asha.post(f"/templates/{asha.template}/render", json={"values": {}}).status_code == 200
    # Filling in is counted first.
    assert commands == ["aggregate", "aggregate", "update", "aggregate"]


def test_a_change_or_a_deletion_is_one_conditional_update(asha, commands, texts):
    path = f"/templates/{asha.template}"
    assert asha.put(path, json=texts).status_code == 200
    assert asha.patch(path, json={"title": "Nudge"}).status_code == 200
    assert asha.delete(path).status_code == 204
    counted = ["aggregate", "update"]
    assert commands == [*counted, "findAndModify", *counted, "findAndModify", *counted, "delete"]


@pytest.mark.parametrize(
    ("query", "index"),
    [
        ({"isDefault": True}, "templates_default"),
        ({"userId": ObjectId()}, "templates_own"),
        ({"userId": ObjectId(), "isDefault": False}, "templates_own"),
        ({"_id": ObjectId()}, "_id_"),
    ],
)
def test_the_look_ups_of_the_list_use_an_index(by_hand, query, index):
    by_hand.insert_many([{"title": str(n), "isDefault": False, "userId": ObjectId()} for n in range(50)])
    plan = by_hand.find(query).explain()
    assert "COLLSCAN" not in str(plan["queryPlanner"]["winningPlan"])
    assert f"'indexName': '{index}'" in str(plan["queryPlanner"]["winningPlan"])
    assert plan["executionStats"]["totalDocsExamined"] <= 1


def test_a_reservation_does_not_stay_for_long(by_hand):
    from sahienglish.database import mongo

    [ttl] = [
        index
        for index in mongo.collection("template_reservations").list_indexes()
        if "expireAfterSeconds" in index
    ]
    assert list(ttl["key"]) == ["used_at"]
