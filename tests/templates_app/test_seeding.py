"""`manage.py seed_templates`."""

import io
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import CommandError, call_command

ORIGINAL = {
    "Professional Email (General)",
    "Job Application \u2013 Short",
    "Meeting Request",
    "Wedding Invitation",
    "Thank-You Email",
}


def seed(*arguments):
    out = io.StringIO()
    call_command("seed_templates", *arguments, stdout=out)
    return out.getvalue().strip()


def test_the_shipped_templates_hold_the_originals_and_a_dozen_more(signed_in, by_hand):
    seed()
    templates = signed_in().get("/templates/").json()
    assert {template["title"] for template in templates} >= ORIGINAL
    assert len(templates) >= len(ORIGINAL) + 12
    assert all(template["placeholders"] for template in templates)
    fields = {"_id", "title", "category", "content", "isDefault", "userId"}
    assert all(set(document) == fields for document in by_hand.find())


def test_seeding_again_changes_nothing(by_hand):
    seed()
    before = list(by_hand.find())
    assert seed() == f"Default templates: 0 added, 0 changed, {len(before)} left as they were."
    assert list(by_hand.find()) == before


def test_what_an_editor_changed_renamed_or_deleted_stays_so(by_hand):
    seed()
    by_hand.update_one({"title": "Meeting Request"}, {"$set": {"content": "Short"}})
    by_hand.update_one({"title": "Thank-You Email"}, {"$set": {"title": "Thanks"}})
    by_hand.delete_one({"title": "Wedding Invitation"})
    before = list(by_hand.find())
    seed()
    assert list(by_hand.find()) == before


def test_overwriting_brings_every_text_back(by_hand):
    seed()
    shipped = by_hand.find_one({"title": "Meeting Request"})
    by_hand.update_one({"title": "Meeting Request"}, {"$set": {"content": "Short"}})
    by_hand.delete_one({"title": "Wedding Invitation"})
    count = by_hand.count_documents({}) + 1
    assert seed("--overwrite") == f"Default templates: 1 added, 1 changed, {count - 2} left as they were."
    assert by_hand.find_one({"title": "Meeting Request"}).items() >= shipped.items()
    assert by_hand.count_documents({}) == count


def test_a_template_of_the_same_title_in_an_existing_database_is_not_doubled(by_hand):
    by_hand.insert_one({"title": "Meeting Request", "category": "x", "content": "Ours", "isDefault": True})
    seed()
    assert [document["content"] for document in by_hand.find({"title": "Meeting Request"})] == ["Ours"]


def test_peoples_own_templates_are_left_alone(signed_in, by_hand):
    signed_in().post("/templates/", json={"title": "Meeting Request", "category": "x", "content": "Mine"})
    seed("--overwrite")
    contents = {
        document["isDefault"]: document["content"] for document in by_hand.find({"title": "Meeting Request"})
    }
    assert contents[False] == "Mine"
    assert contents[True] != "Mine"


def test_several_at_once_seed_each_template_once(by_hand):
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: seed(), range(4)))
    titles = [document["title"] for document in by_hand.find()]
    assert len(titles) == len(set(titles))


def test_ones_own_file(tmp_path, by_hand, texts):
    file = tmp_path / "ours.json"
    file.write_text(json.dumps([{**texts, "isDefault": False, "_id": 5}]))
    assert seed("--file", str(file)) == "Default templates: 1 added, 0 changed, 0 left as they were."
    [document] = by_hand.find({}, {"_id": False})
    assert document == {**texts, "isDefault": True, "userId": None}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[", "not JSON: "),
        (b"\xff", "not JSON: "),
        ("{}", "not a list"),
        ('["x"]', "Template 1, as a whole: Invalid data."),
        ('[{"title": "a", "category": "b"}]', "Template 1, content: This field is required."),
        ('[{"title": "a", "category": 5, "content": "c"}]', "Template 1, category: Not a valid string."),
        (
            json.dumps([{"title": "a", "category": "b", "content": "c"}] * 2),
            'Template 2: the title "a" is there twice.',
        ),
    ],
)
def test_a_file_with_a_mistake_adds_nothing_and_says_what_is_wrong(tmp_path, by_hand, text, words):
    file = tmp_path / "ours.json"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(CommandError) as raised:
        seed("--file", str(file))
    assert str(file) in str(raised.value)
    assert words in str(raised.value)
    assert by_hand.count_documents({}) == 0


def test_a_file_that_is_not_there_is_named():
    with pytest.raises(CommandError, match=r"/nowhere.json cannot be read: No such file"):
        seed("--file", "/nowhere.json")
