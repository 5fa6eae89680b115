"""The editor uses the user's dictionary and preferences, and changes them."""

import pytest

from learning import dictionary
from tests.support.page.editor_page import CARD, EditorPage

TEXT = "I recieved it. Priya recieved it too."


@pytest.fixture
def words(editor: EditorPage):
    """Return the user's dictionary, as the server has it."""

    def look() -> list[str]:
        page = "fetch('/learning/dictionary', {headers: {'X-Sahi-Web': '1'}})"
        script = f"{page}.then(response => response.json()).then(arguments[0])"
        found = editor.driver.execute_async_script(script)
        return [each["word"] for each in found["words"]]

    return look


def test_a_word_of_the_dictionary_is_marked_nowhere_until_it_is_removed(editor: EditorPage, words) -> None:
    editor.open(TEXT)
    editor.has_marks("recieved", "recieved")
    editor.click_mark("recieved")
    editor.browser.click(f"{CARD} .button", "Add to dictionary")
    editor.has_marks()
    editor.browser.find(".toast", "“recieved” is in your dictionary now.")
    assert words() == ["recieved"]
    editor.open(TEXT)
    editor.browser.find(".list-empty", "No suggestions.")
    assert editor.marks == []


def test_adding_a_word_can_be_undone(editor: EditorPage, words) -> None:
    editor.open(TEXT)
    editor.click_mark("recieved")
    editor.browser.click(f"{CARD} .button", "Add to dictionary")
    editor.browser.click(".toast .button", "Undo")
    editor.has_marks("recieved", "recieved")
    assert words() == []


def test_a_full_dictionary_is_said_in_a_sentence_and_the_marks_come_back(
    editor: EditorPage, words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dictionary, "MOST_WORDS", 0)
    editor.open(TEXT)
    editor.click_mark("recieved")
    editor.browser.click(f"{CARD} .button", "Add to dictionary")
    editor.browser.find(".toast", "Your dictionary is full.")
    editor.has_marks("recieved", "recieved")
    assert words() == []


def test_the_dialect_decides_what_is_marked_and_is_kept(editor: EditorPage) -> None:
    editor.open("The colour is nice.")
    editor.browser.find(".settings-bar label", "Kind of English").click()
    editor.browser.click("option[value=en-US]")
    editor.has_marks("colour")
    editor.browser.click("option[value=en-GB]")
    editor.has_marks()
    editor.driver.refresh()
    editor.browser.eventually(
        lambda: (
            editor.driver.execute_script("return document.querySelector('.settings-bar select').value")
            == "en-GB"
        )
    )


def test_explanations_come_in_the_language_that_the_user_chooses(editor: EditorPage) -> None:
    editor.open("She have a plan.")
    editor.has_marks("have")
    editor.browser.click(".settings-bar option[value=hi]")
    message = editor.browser.find(".item-message p[lang=hi]")
    assert "है" in message.text
    editor.driver.refresh()
    editor.browser.find(".item-message p[lang=hi]", "है")
