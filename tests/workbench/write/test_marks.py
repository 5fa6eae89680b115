"""Mistakes are marked while a user writes; suggestions are accepted, ignored and taken back."""

import time

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.support.page.editor_page import CARD, EditorPage
from tests.support.servers.stand_in import Reply, StandIn

TWO_MISTAKES = "She have a idea."


def test_mistakes_are_marked_and_listed_while_the_user_writes(editor: EditorPage) -> None:
    editor.open()
    editor.write(TWO_MISTAKES)
    editor.has_marks("have", "a")
    editor.announces("2 suggestions")
    editor.has_suggestions("has", "an")
    editor.has_focus()


def test_only_the_paragraph_that_changed_is_checked_again(editor: EditorPage) -> None:
    editor.open(f"{TWO_MISTAKES}\n\nI agree.")
    editor.has_marks("have", "a")
    editor.requests("/actions/fix-grammar")
    editor.browser.find(".cm-line", "I agree.").click()
    editor.press(Keys.END)
    editor.write(" He go home.")
    editor.has_marks("have", "a", "go")
    assert {body["text"] for body in editor.requests("/actions/fix-grammar")} == {"I agree. He go home."}


def test_a_mark_goes_as_soon_as_its_word_is_changed(editor: EditorPage) -> None:
    editor.open(TWO_MISTAKES)
    editor.has_marks("have", "a")
    editor.mark("have").click()
    editor.write("n")
    assert "have" not in editor.marks
    editor.browser.gone(CARD)


def test_a_click_opens_the_card_and_leaves_the_caret_in_the_text(editor: EditorPage) -> None:
    editor.open(TWO_MISTAKES)
    editor.click_mark("have")
    editor.has_focus()
    editor.browser.click(f"{CARD} .suggestion", "has")
    editor.has_text("She has a idea.")
    editor.has_marks("a")
    editor.announces("Accepted: has. 1 left.")
    editor.has_focus()
    editor.browser.gone(CARD)


def test_the_keyboard_alone_accepts_one_suggestion_after_the_other(editor: EditorPage) -> None:
    editor.open(TWO_MISTAKES)
    editor.has_marks("have", "a")
    editor.browser.find(".cm-content").click()
    editor.press(Keys.CONTROL, Keys.HOME)
    editor.press(Keys.F8)
    editor.browser.find(f"{CARD} .suggestion:focus", "has")
    editor.press(Keys.ENTER)
    editor.browser.find(f"{CARD} .suggestion:focus", "an")
    editor.press(Keys.ENTER)
    editor.has_text("She has an idea.")
    editor.browser.gone(CARD)
    editor.has_focus()


def test_escape_returns_to_the_exact_caret(editor: EditorPage) -> None:
    editor.open(TWO_MISTAKES)
    editor.has_marks("have", "a")
    editor.browser.find(".cm-content").click()
    editor.press(Keys.CONTROL, Keys.HOME)
    for _ in range(6):
        editor.press(Keys.ARROW_RIGHT)
    editor.press(Keys.CONTROL, ".")
    editor.browser.find(CARD)
    editor.has_focus(False)
    editor.press(Keys.ESCAPE)
    editor.browser.gone(CARD)
    editor.press("|")
    editor.has_text("She ha|ve a idea.")


def test_the_keys_go_round_in_both_directions(editor: EditorPage) -> None:
    editor.open(TWO_MISTAKES)
    editor.has_marks("have", "a")
    editor.browser.find(".cm-content").click()
    editor.press(Keys.CONTROL, Keys.HOME)
    for suggestion in ("has", "an", "has"):
        editor.press(Keys.F8)
        editor.browser.find(f"{CARD} .suggestion", suggestion)
    editor.press(Keys.SHIFT, Keys.F8)
    editor.browser.find(f"{CARD} .suggestion", "an")


def test_tab_leaves_the_editor(editor: EditorPage) -> None:
    editor.open()
    editor.write("Hello")
    editor.press(Keys.TAB)
    editor.has_focus(False)
    editor.has_text("Hello")


def test_everything_is_accepted_in_one_step_that_one_undo_takes_back(editor: EditorPage) -> None:
    editor.open(TWO_MISTAKES)
    editor.browser.click(".list-head .button", "Accept all 2")
    editor.has_text("She has an idea.")
    bar = editor.browser.find(".last-change", "2 changes made")
    editor.browser.click(".last-change .button", "See changes")
    shown = editor.browser.find("dialog[open] .text-block")
    deleted = [each.text for each in shown.find_elements(By.TAG_NAME, "del")]
    inserted = [each.text for each in shown.find_elements(By.TAG_NAME, "ins")]
    assert deleted == ["deleted:\nhave", "deleted:\na"]
    assert inserted == ["inserted:\nhas", "inserted:\nan"]
    editor.press(Keys.ESCAPE)
    editor.browser.gone("dialog[open]")
    assert bar.is_displayed()
    editor.browser.click(".last-change .button", "Undo")
    editor.has_text(TWO_MISTAKES)
    editor.has_marks("have", "a")


def test_what_was_typed_after_accept_all_survives_its_undo(editor: EditorPage) -> None:
    editor.open(TWO_MISTAKES)
    editor.browser.click(".list-head .button", "Accept all 2")
    editor.has_text("She has an idea.")
    editor.browser.find(".cm-content").click()
    editor.press(Keys.CONTROL, Keys.END)
    editor.write(" Good!")
    editor.browser.click(".last-change .button", "Undo")
    editor.has_text(f"{TWO_MISTAKES} Good!")


def test_an_undo_brings_back_the_mark_and_its_card(editor: EditorPage) -> None:
    editor.open(TWO_MISTAKES)
    editor.click_mark("have")
    editor.browser.click(f"{CARD} .suggestion", "has")
    editor.has_marks("a")
    editor.press(Keys.CONTROL, "z")
    editor.has_text(TWO_MISTAKES)
    editor.has_marks("have", "a")
    editor.browser.find(f"{CARD} .suggestion", "has")
    editor.has_focus()


def test_an_ignored_suggestion_stays_away_until_that_is_undone(editor: EditorPage) -> None:
    editor.open(TWO_MISTAKES)
    editor.click_mark("have")
    editor.browser.click(f"{CARD} .button", "Ignore here")
    editor.has_marks("a")
    editor.press(Keys.CONTROL, Keys.END)
    editor.write(" He go home.")
    editor.has_marks("a", "go")
    assert editor.text == f"{TWO_MISTAKES} He go home."


def test_the_list_shows_one_category_at_a_time(editor: EditorPage) -> None:
    editor.open("She have a idea , i think.")
    editor.browser.find("ol .suggestion", "has")
    filters = editor.driver.find_elements(By.CSS_SELECTOR, ".suggestion-list .chip")
    everything = len(editor.driver.find_elements(By.CSS_SELECTOR, ".suggestion-item"))
    filters[1].click()
    shown = editor.driver.find_elements(By.CSS_SELECTOR, ".suggestion-item")
    assert 0 < len(shown) < everything
    assert filters[1].get_attribute("aria-pressed") == "true"


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("👩‍👩‍👧 She have 😀 a idea.", "👩‍👩‍👧 She has 😀 an idea."),
        ("नमस्ते! She have a idea.", "नमस्ते! She has an idea."),
        ("مرحبا. She have a idea.", "مرحبا. She has an idea."),
        ("Hello.\r\nShe have a idea.", "Hello.\nShe has an idea."),
    ],
)
def test_suggestions_stand_where_they_belong_in_any_script(
    editor: EditorPage, text: str, corrected: str
) -> None:
    editor.open(text)
    editor.has_marks("have", "a")
    editor.browser.click(".list-head .button", "Accept all 2")
    editor.has_text(corrected)


def test_an_added_comma_and_a_removed_blank_are_visible_and_named(editor: EditorPage, model: StandIn) -> None:
    text = "However she  agreed."
    model.otherwise = Reply(rewrite=lambda _: "However, she agreed.")
    editor.open(text)
    editor.browser.click(".tool-bar .button", "Check with")
    editor.browser.find("ol .suggestion", "Add a comma")
    editor.browser.find("ol .suggestion", "space")
    wedge, blank = editor.driver.find_elements(By.CSS_SELECTOR, ".cm-content [data-mark]")
    assert "mark-wedge" in str(wedge.get_attribute("class"))
    assert "mark-blank" in str(blank.get_attribute("class"))
    editor.browser.click(".list-head .button", "Accept all 2")
    editor.has_text("However, she agreed.")


def test_a_sample_is_offered_only_in_an_empty_editor(editor: EditorPage) -> None:
    editor.open()
    editor.browser.click(".empty-editor .button", "Try a sample text")
    editor.browser.eventually(lambda: editor.text.startswith("Dear Mrs Rao,"))
    editor.browser.gone(".empty-editor")
    editor.open("Mine.")
    editor.browser.gone(".empty-editor")
    assert editor.text == "Mine."


def test_nothing_is_checked_while_an_input_method_composes(editor: EditorPage) -> None:
    editor.open()
    editor.browser.find(".cm-content").click()
    editor.write("She have ")
    editor.has_marks("have")
    editor.requests("/actions/fix-grammar")
    composition = {"text": "a ide", "selectionStart": 5, "selectionEnd": 5}
    editor.driver.execute_cdp_cmd("Input.imeSetComposition", composition)
    editor.has_text("She have a ide")
    time.sleep(2)
    assert editor.requests("/actions/fix-grammar") == []
    editor.driver.execute_cdp_cmd("Input.insertText", {"text": "a idea."})
    editor.has_text("She have a idea.")
    editor.has_marks("have", "a")


def test_the_keyboard_goes_on_in_the_list_after_each_decision(editor: EditorPage) -> None:
    editor.open(TWO_MISTAKES)
    editor.has_marks("have", "a")
    buttons = editor.driver.find_elements(By.CSS_SELECTOR, "ol .suggestion")
    editor.driver.execute_script("arguments[0].focus()", buttons[0])
    editor.press(Keys.ENTER)
    editor.has_marks("a")
    editor.browser.find("ol li:only-child button:focus")
    editor.driver.execute_script("document.querySelector('ol .suggestion').focus()")
    editor.press(Keys.ENTER)
    editor.has_text("She has an idea.")
    editor.browser.find(".suggestion-list h2:focus", "Suggestions")


def test_undo_and_redo_are_buttons_too(editor: EditorPage) -> None:
    editor.open(TWO_MISTAKES)
    editor.browser.click("ol .suggestion", "has")
    editor.has_text("She has a idea.")
    editor.browser.click("[aria-label=Undo]")
    editor.has_text(TWO_MISTAKES)
    editor.has_marks("have", "a")
    editor.browser.click("[aria-label=Redo]")
    editor.has_text("She has a idea.")
    assert not editor.browser.find("[aria-label=Redo]").is_enabled()


def test_a_notice_is_dotted_and_left_for_the_user_to_judge(editor: EditorPage) -> None:
    text = "I met Mira yesterday and he have a plan."
    editor.open(text)
    editor.has_marks("yesterday", "have")
    assert "mark-dotted" in str(editor.mark("yesterday").get_attribute("class"))
    assert "mark-solid" in str(editor.mark("have").get_attribute("class"))
    editor.browser.gone(".list-head .button", "Accept all")
    editor.click_mark("yesterday")
    editor.browser.find(CARD, "perhaps")
    editor.browser.click(f"{CARD} .suggestion", "Add a comma after “yesterday”")
    editor.has_text("I met Mira yesterday, and he have a plan.")


def test_accepting_everything_leaves_notices_alone(editor: EditorPage) -> None:
    editor.open("I met Mira yesterday and he have a idea.")
    editor.has_marks("yesterday", "have", "a")
    editor.browser.click(".list-head .button", "Accept all 2")
    editor.has_text("I met Mira yesterday and he has an idea.")
    editor.has_marks("yesterday")
