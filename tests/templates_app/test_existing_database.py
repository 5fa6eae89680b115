"""A database of the original API: its documents are served as they stand, without an import."""

from datetime import UTC, datetime

import pytest
from bson import ObjectId
from django.core.management import call_command

MADE_AT = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)


def id_of_then():
    return ObjectId(ObjectId.from_datetime(MADE_AT).binary[:4] + ObjectId().binary[4:])


@pytest.fixture
def asha(signed_in):
    return signed_in()


def test_documents_with_the_five_fields_are_served(asha, user_id, by_hand, texts):
    default = {**texts, "_id": id_of_then(), "isDefault": True, "userId": None}
    own = {**texts, "_id": id_of_then(), "isDefault": False, "userId": user_id(asha)}
    by_hand.insert_many([own, default, {**own, "_id": id_of_then(), "userId": ObjectId()}])
    first, second = asha.get("/templates/").json()
    assert first == {
        **texts,
        "id": str(default["_id"]),
        "isDefault": True,
        "userId": None,
        "placeholders": ["Name", "link"],
        "createdAt": "2024-05-06T07:08:09.000Z",
        "updatedAt": "2024-05-06T07:08:09.000Z",
    }
    assert second == {**first, "id": str(own["_id"]), "isDefault": False, "userId": str(user_id(asha))}
    assert asha.put(f"/templates/{own['_id']}", json={**texts, "title": "New"}).json()["title"] == "New"
    assert asha.delete(f"/templates/{own['_id']}").status_code == 204


def test_a_change_keeps_the_fields_it_does_not_know(asha, user_id, by_hand, texts):
    own = {**texts, "isDefault": False, "userId": user_id(asha), "tags": ["a"], "createdAt": MADE_AT}
    path = f"/templates/{by_hand.insert_one(own).inserted_id}"
    assert asha.patch(path, json={"title": "New"}).status_code == 200
    assert by_hand.find_one()["tags"] == ["a"]
    assert "tags" not in asha.get(path).json()


@pytest.mark.parametrize(
    "document",
    [
        {"title": "No owner", "category": "c", "content": "x", "isDefault": True},
        {"title": "No category", "content": "x", "isDefault": True},
        {"title": None, "category": 5, "content": ["x"], "isDefault": True, "updatedAt": "yesterday"},
        {"isDefault": True},
        {"_id": "hand-made", "title": "Text id", "category": "c", "content": "x", "isDefault": True},
        {"_id": 7, "title": "Number id", "category": "c", "content": "x", "isDefault": True},
    ],
)
def test_a_carelessly_written_document_spoils_the_list_for_nobody(asha, by_hand, texts, document):
    by_hand.insert_many([{**texts, "isDefault": True}, dict(document)])
    listed = asha.get("/templates/")
    assert listed.status_code == 200
    assert texts["title"] in [template["title"] for template in listed.json()]
    assert "None" not in listed.text
    assert "yesterday" not in listed.text
    assert asha.get("/templates/", params={"search": "x", "category": "c"}).status_code == 200


def test_an_own_document_without_the_flag_is_an_own_one(asha, user_id, by_hand, texts):
    path = f"/templates/{by_hand.insert_one({**texts, 'userId': user_id(asha)}).inserted_id}"
    assert asha.get(path).json()["isDefault"] is False
    assert asha.put(path, json=texts).status_code == 200


def test_migrating_adopts_a_collection_that_is_there_already(by_hand, texts):
    call_command("migrate", "templates_app", "zero", verbosity=0)
    by_hand.insert_one({**texts, "isDefault": True, "userId": None})
    call_command("migrate", "templates_app", verbosity=0)
    assert by_hand.count_documents({"title": texts["title"]}) == 1
    assert {"templates_default", "templates_own"} <= set(by_hand.index_information())
