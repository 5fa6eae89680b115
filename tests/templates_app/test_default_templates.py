"""Templates that belong to everybody: seen by all, changed by editors only."""

import pytest
from bson import ObjectId


@pytest.fixture
def asha(signed_in):
    return signed_in()


@pytest.fixture
def default(by_hand):
    """A default template, as an editor or a seed file wrote it."""
    document = {"title": "Greeting", "category": "Personal", "content": "Dear [Name]", "isDefault": True}
    return str(by_hand.insert_one({**document, "userId": None}).inserted_id)


def test_everybody_sees_default_templates_before_their_own(asha, signed_in, texts, default):
    own = asha.post("/templates/", json=texts).json()["id"]
    assert [template["id"] for template in asha.get("/templates/").json()] == [default, own]
    [seen] = signed_in("ravi@example.org").get("/templates/").json()
    assert (seen["id"], seen["isDefault"], seen["userId"]) == (default, True, None)


def test_a_default_template_is_read_and_rendered_by_everybody(asha, default):
    assert asha.get(f"/templates/{default}").json()["title"] == "Greeting"
    rendered = asha.post(f"/templates/{default}/render", json={"values": {"Name": "Ravi"}})
    assert rendered.json() == {"content": "Dear Ravi", "missing": []}


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_a_default_template_is_read_only(asha, texts, default, by_hand, method):
    answer = asha.request(method, f"/templates/{default}", json=texts)
    assert (answer.status_code, answer.json()["code"]) == (403, "default_template_read_only")
    assert by_hand.find_one({"_id": ObjectId(default)})["title"] == "Greeting"


def test_a_default_template_with_an_owner_is_read_only_for_the_owner_too(asha, texts, user_id, by_hand):
    _id = by_hand.insert_one({**texts, "isDefault": True, "userId": user_id(asha)}).inserted_id
    assert asha.put(f"/templates/{_id}", json=texts).json()["code"] == "default_template_read_only"
    [seen] = asha.get("/templates/").json()
    assert seen["userId"] is None
