"""A person's own templates, from making to deleting, over HTTP."""

from typing import Any

import pytest
from bson import ObjectId

from sahienglish.core import clock

FIVE_FIELDS = {"_id", "title", "category", "content", "isDefault", "userId"}
MEMBERS = {
    "id",
    "title",
    "category",
    "content",
    "isDefault",
    "userId",
    "placeholders",
    "createdAt",
    "updatedAt",
}


@pytest.fixture
def asha(signed_in):
    return signed_in()


def test_a_template_is_made_and_read_back(asha, texts, user_id):
    made = asha.post("/templates/", json=texts)
    assert made.status_code == 201
    assert set(made.json()) == MEMBERS
    assert made.json().items() >= texts.items()
    assert made.json()["isDefault"] is False
    assert made.json()["userId"] == str(user_id(asha))
    assert made.json()["placeholders"] == ["Name", "link"]
    assert made.json()["updatedAt"] == made.json()["createdAt"]
    assert asha.get(f"/templates/{made.json()['id']}").json() == made.json()
    assert asha.get("/templates/").json() == [made.json()]


def test_a_stored_template_has_the_fields_of_the_original_and_no_other(asha, texts, user_id, by_hand):
    asha.post("/templates/", json=texts)
    [document] = by_hand.find()
    assert set(document) == FIVE_FIELDS
    assert document["userId"] == user_id(asha)
    assert document["isDefault"] is False


def test_nobody_makes_a_default_template_or_one_for_somebody_else(asha, texts, user_id, by_hand):
    claims = {"isDefault": True, "userId": str(ObjectId()), "_id": "x", "id": "y", "updatedAt": 1}
    made = asha.post("/templates/", json={**texts, **claims})
    asha.patch(f"/templates/{made.json()['id']}", json=claims)
    [document] = by_hand.find({}, {"updatedAt": False})
    assert document == {**texts, "_id": document["_id"], "isDefault": False, "userId": user_id(asha)}


def test_put_replaces_and_patch_changes_the_texts(asha, texts):
    made = asha.post("/templates/", json=texts).json()
    path = f"/templates/{made['id']}"
    patched = asha.patch(path, json={"title": "Nudge"})
    assert patched.status_code == 200
    assert patched.json().items() >= {**texts, "title": "Nudge"}.items()
    put = asha.put(path, json={**texts, "content": "Hello"})
    assert put.status_code == 200
    assert put.json().items() >= {**texts, "content": "Hello", "placeholders": []}.items()
    assert put.json()["createdAt"] == made["createdAt"]
    assert asha.get(path).json() == put.json()


def test_put_needs_every_text(asha, texts):
    made = asha.post("/templates/", json=texts).json()
    answer = asha.put(f"/templates/{made['id']}", json={"title": "Nudge"})
    assert answer.status_code == 400
    assert [error["field"] for error in answer.json()["errors"]] == ["category", "content"]


def test_an_edit_is_dated(asha, texts):
    made = asha.post("/templates/", json=texts).json()
    with clock.frozen() as frozen:
        frozen.advance(minutes=5)
        edited = asha.patch(f"/templates/{made['id']}", json={"title": "Nudge"}).json()
    assert edited["updatedAt"] > made["updatedAt"]
    assert edited["createdAt"] == made["createdAt"]


def test_a_deleted_template_is_gone_for_every_method(asha, texts):
    path = f"/templates/{asha.post('/templates/', json=texts).json()['id']}"
    deleted = asha.delete(path)
    assert (deleted.status_code, deleted.content) == (204, b"")
    answers = [
        asha.get(path),
        asha.put(path, json=texts),
        asha.patch(path, json=texts),
        asha.delete(path),
        asha.post(f"{path}/render", json={"values": {}}),
    ]
    assert [answer.status_code for answer in answers] == [404] * 5
    assert asha.get("/templates/").json() == []


def test_unknown_foreign_and_malformed_ids_are_the_same_404(asha, signed_in, texts):
    foreign = signed_in("ravi@example.org").post("/templates/", json=texts).json()["id"]
    answers = []
    for name in (
        str(ObjectId()),
        foreign,
        "xyz",
        "0" * 23,
        "0" * 25,
        "g" * 24,
        foreign + "%0A",
        "%24ne",
        "5",
    ):
        path = f"/templates/{name}"
        answers += [
            asha.get(path),
            asha.put(path, json=texts),
            asha.patch(path, json=texts),
            asha.delete(path),
            asha.post(f"{path}/render", json={"values": {}}),
        ]
    bodies = [{**answer.json(), "request_id": ""} for answer in answers]
    assert {answer.status_code for answer in answers} == {404}
    assert all(body == bodies[0] for body in bodies)


def test_nobody_sees_anybody_elses_templates(asha, signed_in, texts):
    ravi = signed_in("ravi@example.org")
    made = ravi.post("/templates/", json=texts).json()
    assert asha.get("/templates/").json() == []
    assert ravi.get("/templates/").json() == [made]


OUT_OF_BOUNDS: list[dict[str, Any]] = [
    {"title": ""},
    {"title": " \n\t"},
    {"title": "x" * 201},
    {"category": "x" * 81},
    {"content": "x" * 10_001},
    {"content": "अ" * 10_000 + "x"},
    {"content": "🙂" * 7_501},
    {"title": None},
    {"title": 5},
    {"title": True},
    {"title": ["a"]},
    {"title": {"$gt": ""}},
    {"content": "nul \0"},
]


def test_texts_out_of_bounds_are_refused(asha, texts, by_hand):
    for wrong in OUT_OF_BOUNDS:
        answer = asha.post("/templates/", json={**texts, **wrong})
        assert (answer.status_code, answer.json()["code"]) == (400, "invalid_input"), wrong
        assert {error["field"] for error in answer.json()["errors"]} == set(wrong)
    assert by_hand.count_documents({}) == 0


def test_a_body_that_is_no_object_is_refused(asha):
    for body in (b"", b"null", b"[]", b'"x"', b"5"):
        answer = asha.post("/templates/", content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code == 400, body


def test_malformed_json_is_refused(asha):
    for body in (b"{", b'{"title": "\\ud800"}', b'{"title": "\xff"}', b'{"a": NaN}'):
        answer = asha.post("/templates/", content=body, headers={"Content-Type": "application/json"})
        assert (answer.status_code, answer.json()["code"]) == (400, "malformed_json"), body


def test_texts_are_kept_letter_for_letter(asha, texts):
    exact = {**texts, "content": "  Dear ,\r\n\tनमस्ते 🙂 \u202e $where {'$gt': ''} <b>&amp;\u2028 "}
    made = asha.post("/templates/", json=exact).json()
    assert asha.get(f"/templates/{made['id']}").json()["content"] == exact["content"]


def test_the_longest_texts_are_taken(asha):
    longest = {"title": "अ" * 200, "category": "x" * 80, "content": "अ" * 10_000}
    assert asha.post("/templates/", json=longest).status_code == 201


def test_every_path_asks_for_a_token(api, texts):
    path = f"/templates/{ObjectId()}"
    answers = [
        api.get("/templates/"),
        api.post("/templates/", json=texts),
        api.get(path),
        api.put(path, json=texts),
        api.patch(path, json=texts),
        api.delete(path),
        api.post(f"{path}/render", json={"values": {}}),
    ]
    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [
        (401, "not_authenticated")
    ] * 7


def test_a_revoked_session_reads_and_writes_nothing(asha, texts, user_id, by_hand):
    from accounts import sessions

    path = f"/templates/{asha.post('/templates/', json=texts).json()['id']}"
    sessions.revoke_all(user_id=user_id(asha), reason=sessions.Reason.LOGOUT_ALL)
    answers = [
        asha.get("/templates/"),
        asha.post("/templates/", json=texts),
        asha.get(path),
        asha.put(path, json={**texts, "title": "Changed"}),
        asha.patch(path, json={"title": "Changed"}),
        asha.delete(path),
        asha.post(f"{path}/render", json={"values": {}}),
    ]
    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(401, "token_invalid")] * 7
    assert by_hand.count_documents({"title": "Reminder"}) == by_hand.count_documents({}) == 1
