"""What editors of default templates do."""

import json
from typing import Any

import pytest
from bson import ObjectId
from django.core.files.uploadedfile import SimpleUploadedFile

from sahienglish.database import mongo
from tests.support.mongo_commands import watched

LIST = "/admin/templates_app/template/"
TEXTS = {"title": "Reminder", "category": "Business", "content": "Dear [Name],\r\nplease see {link}."}


@pytest.fixture
def default():
    """A default template."""
    document = {"title": "Greeting", "category": "Personal", "content": "Dear [Name] <b>", "isDefault": True}
    return mongo.collection("templates").insert_one({**document, "userId": None}).inserted_id


@pytest.fixture
def private():
    """A user's own template."""
    document = {"title": "Secret plan", "category": "Diary", "content": "x", "isDefault": False}
    return mongo.collection("templates").insert_one({**document, "userId": ObjectId()}).inserted_id


def stored(**query):
    return mongo.collection("templates").find_one(query)


def upload(browser, text, **fields):
    file = SimpleUploadedFile("t.json", text if isinstance(text, bytes) else json.dumps(text).encode())
    return browser.post(f"{LIST}import_file/", {"file": file, **fields}, follow=True)


def test_an_added_template_is_in_the_api_with_the_fields_of_the_original(editor, signed_in):
    assert editor.post(f"{LIST}add/", TEXTS).status_code == 302
    document = stored(title="Reminder")
    assert set(document) == {"_id", "title", "category", "content", "isDefault", "userId"}
    assert (document["isDefault"], document["userId"]) == (True, None)
    [seen] = signed_in().get("/templates/").json()
    assert (seen["content"], seen["isDefault"]) == ("Dear [Name],\nplease see {link}.", True)


def test_a_change_is_dated_and_keeps_unknown_fields(editor, signed_in, default):
    mongo.collection("templates").update_one({"_id": default}, {"$set": {"tags": ["a"]}})
    assert editor.post(f"{LIST}{default}/change/", TEXTS).status_code == 302
    assert stored(_id=default)["tags"] == ["a"]
    [seen] = signed_in().get("/templates/").json()
    assert seen["title"] == "Reminder"
    assert seen["updatedAt"] > seen["createdAt"]


def test_saving_what_was_deleted_meanwhile_does_not_bring_it_back(editor, default, monkeypatch):
    from templates_app import defaults

    edit = defaults.edit

    def deleted_first(**arguments):
        mongo.collection("templates").delete_one({"_id": default})
        return edit(**arguments)

    monkeypatch.setattr(defaults, "edit", deleted_first)
    assert editor.post(f"{LIST}{default}/change/", TEXTS).status_code == 404
    assert stored(_id=default) is None


OUT_OF_BOUNDS = [
    {"title": ""},
    {"title": " "},
    {"title": "x" * 201},
    {"category": "x" * 81},
    {"content": "x" * 10_001},
    {"content": "🙂" * 7_501},
    {"title": "\0"},
]


def test_texts_out_of_bounds_are_refused(editor):
    for wrong in OUT_OF_BOUNDS:
        assert editor.post(f"{LIST}add/", {**TEXTS, **wrong}).status_code == 200, wrong
        assert stored() is None


def test_a_template_is_deleted(editor, default):
    assert editor.post(f"{LIST}{default}/delete/", {"post": "yes"}).status_code == 302
    assert stored() is None


def test_several_are_deleted_together(editor, default, private, choose):
    page = editor.post(
        LIST, {"action": "delete_selected", "_selected_action": [str(default), str(private)], "post": "yes"}
    )
    assert page.status_code == 302
    assert [document["_id"] for document in mongo.collection("templates").find()] == [private]


def test_peoples_own_templates_are_out_of_sight(editor, default, private):
    page = editor.get(LIST).content.decode()
    assert "Greeting" in page
    assert "Secret plan" not in page
    assert "Diary" not in page
    assert editor.get(f"{LIST}{private}/change/").status_code == 302
    assert editor.post(f"{LIST}{private}/change/", TEXTS).status_code == 302
    assert stored(_id=private)["title"] == "Secret plan"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=greet", True),
        ("q=DEAR", True),
        ("q=personal", True),
        ("q=%5BName%5D", True),
        ("q=.*", False),
        ("q=(", False),
        ("q=g.eeting", False),
        ("category=Personal", True),
        ("category=Business", False),
    ],
)
def test_search_and_filter(editor, default, query, found):
    assert (b"Greeting" in editor.get(f"{LIST}?{query}").content) is found


def test_the_preview_marks_placeholders_and_escapes_the_rest(editor, default):
    page = editor.get(f"{LIST}{default}/change/").content.decode()
    assert "<mark>[Name]</mark>" in page
    assert "<b>" not in page


def test_a_duplicate_is_another_default_template(editor, default, private, choose):
    choose(editor, LIST, "duplicate", default, private)
    copy = stored(title="Greeting (copy)")
    assert copy["isDefault"] is True
    assert copy["content"] == "Dear [Name] <b>"
    assert mongo.collection("templates").count_documents({}) == 3


def test_copies_are_numbered_so_that_what_is_exported_can_be_imported(editor, default, choose):
    mongo.collection("templates").update_one({"_id": default}, {"$set": {"title": "x" * 200}})
    for _ in range(3):
        choose(editor, LIST, "duplicate", default)
    titles = [document["title"] for document in mongo.collection("templates").find().sort("_id")]
    assert titles == ["x" * 200, f"{'x' * 193} (copy)", f"{'x' * 191} (copy 2)", f"{'x' * 191} (copy 3)"]
    exported = editor.get(f"{LIST}export_file/").content
    assert b"0 added, 0 changed, 4 left" in upload(editor, exported).content


def test_no_two_default_templates_have_one_title(editor, default, private):
    taken = {**TEXTS, "title": "Greeting"}
    page = editor.post(f"{LIST}add/", taken)
    assert page.status_code == 200
    assert "Another default template has this title." in page.content.decode()
    other = mongo.collection("templates").insert_one({**TEXTS, "isDefault": True}).inserted_id
    assert editor.post(f"{LIST}{other}/change/", taken).status_code == 200
    assert stored(_id=other)["title"] == "Reminder"
    assert editor.post(f"{LIST}{default}/change/", taken).status_code == 302
    assert stored(_id=default)["content"] == TEXTS["content"].replace("\r", "")
    assert editor.post(f"{LIST}add/", {**TEXTS, "title": "Secret plan"}).status_code == 302


def test_the_export_is_what_the_import_and_the_command_read(editor, default, private):
    answer = editor.get(f"{LIST}export_file/")
    assert answer["Content-Disposition"] == 'attachment; filename="default_templates.json"'
    assert json.loads(answer.content) == [
        {"title": "Greeting", "category": "Personal", "content": "Dear [Name] <b>"}
    ]
    mongo.collection("templates").delete_many({})
    page = upload(editor, answer.content)
    assert "1 added, 0 changed, 0 left as they were" in page.content.decode()
    assert stored()["title"] == "Greeting"


def test_an_import_changes_templates_only_when_asked_to(editor, default):
    changed = [{"title": "Greeting", "category": "Personal", "content": "Hi"}]
    assert b"0 added, 0 changed, 1 left" in upload(editor, changed).content
    assert stored(_id=default)["content"] == "Dear [Name] <b>"
    assert b"0 added, 1 changed, 0 left" in upload(editor, changed, overwrite="on").content
    assert stored(_id=default)["content"] == "Hi"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"{", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        ({}, "not a list"),
        ([{"title": "a"}], "Template 1, category: This field is required."),
        (b"", "empty"),
    ],
)
def test_a_file_with_a_mistake_adds_nothing_and_says_what_is_wrong(editor, text, words):
    page = upload(editor, text)
    assert page.status_code == 200
    assert words in page.content.decode()
    assert stored() is None


def test_a_file_with_many_mistakes_shows_the_first_ones(editor):
    page = upload(editor, [{"title": "a"}] * 400).content.decode()
    assert page.count(", category: This field is required.") < 40
    assert "The file has more mistakes." in page
    assert stored() is None


def test_a_file_is_stored_in_one_command(editor):
    templates = [{"title": f"No. {n}", "category": "c", "content": "x"} for n in range(200)]
    with watched() as sent:
        assert b"200 added, 0 changed" in upload(editor, templates).content
    assert sent.count("insert templates") == 1


def test_default_templates_are_bounded_in_number_and_size(editor, default, choose):
    many = [{"title": f"No. {n}", "category": "c", "content": "x"} for n in range(501)]
    assert "Import at most 500 at once." in upload(editor, many).content.decode()
    large = [{**each, "content": "x" * 10_000} for each in many[:101]]
    assert "would take 1,0" in upload(editor, large).content.decode()
    assert stored(title="No. 1") is None
    mongo.collection("templates").insert_many([{**each, "isDefault": True} for each in many[:499]])
    assert "There would be 501" in upload(editor, [many[500]]).content.decode()
    assert "There would be 501" in editor.post(f"{LIST}add/", TEXTS).content.decode()
    assert "There would be 501" in choose(editor, LIST, "duplicate", default).content.decode()
    assert editor.post(f"{LIST}{default}/change/", TEXTS).status_code == 302
    assert mongo.collection("templates").count_documents({}) == 500


CARELESS: list[dict[str, Any]] = [
    {"title": "No content"},
    {"title": 7, "category": 3.5, "content": 12},
    {"title": None, "category": None, "content": None},
    {"title": ["a"], "category": {"x": 1}, "content": ["[Name]"], "updatedAt": "yesterday"},
    {},
    {"_id": "by hand", "title": "Text id", "category": "c", "content": "x"},
    {"_id": 7, "title": "Number id", "category": "c", "content": "x"},
]


def test_carelessly_written_documents_break_no_page(editor, default, choose):
    documents = [{**each, "isDefault": True} for each in CARELESS]
    keys = mongo.collection("templates").insert_many(documents).inserted_ids
    for query in ("", "?q=Greeting", "?o=1", "?o=2.3", "?category=Personal"):
        page = editor.get(LIST + query)
        assert page.status_code == 200, query
        assert "Greeting" in page.content.decode(), query
    for key in (default, keys[3], keys[5]):
        for page in ("change", "history", "delete"):
            assert editor.get(f"{LIST}{key}/{page}/", follow=True).status_code == 200, (key, page)
    assert choose(editor, LIST, "duplicate", *keys).status_code == 200
    assert "None" not in editor.get(f"{LIST}export_file/").content.decode()
    assert editor.post(f"{LIST}{keys[1]}/change/", TEXTS).status_code == 302
    assert stored(_id=keys[1])["title"] == "Reminder"


def test_an_import_by_a_plain_link_does_nothing(editor):
    assert editor.get(f"{LIST}import_file/").status_code == 200
    assert stored() is None


def test_what_was_done_is_in_the_history(editor, default):
    editor.post(f"{LIST}{default}/change/", TEXTS)
    page = editor.get(f"{LIST}{default}/history/")
    assert page.status_code == 200
    assert b"Changed Title" in page.content
    assert b"Reminder" in editor.get("/admin/").content


def test_the_form_of_a_template_offers_categories_and_says_how_placeholders_are_written(editor):
    for category in ("Work", "Family"):
        texts = {"title": f"About {category}", "category": category, "content": "Dear [Name]"}
        mongo.collection("templates").insert_one({**texts, "isDefault": True, "userId": None})
    page = editor.get("/admin/templates_app/template/add/").content.decode()
    assert 'list="template-categories"' in page
    assert '<option value="Family"></option><option value="Work"></option>' in page
    assert "Write a placeholder as [Name] or {name}." in page
    assert "templates_app/preview.js" in page
