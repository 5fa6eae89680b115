"""Explanations: asked for one at a time, or streamed after a check by the language model."""

from selenium.webdriver.common.keys import Keys

from tests.support.page.editor_page import CARD, EditorPage
from tests.support.servers.stand_in import Reply, StandIn

FRENCH = "Écrivez « has », parce que le sujet est au singulier."
HINDI = "यहाँ “cat” लिखिए, क्योंकि यह शब्द नहीं है।"
PREFER_FRENCH = """
    fetch("/learning/preferences", {
        method: "PATCH",
        headers: {"X-Sahi-Web": "1", "Content-Type": "application/json"},
        body: JSON.stringify({explanation_language: "fr"}),
    }).then(response => arguments[0](response.status))
"""


def prefer_french(editor: EditorPage) -> None:
    """Choose a language that the catalogue of rules does not have."""
    assert editor.driver.execute_async_script(PREFER_FRENCH) == 200


def test_an_explanation_in_another_language_is_asked_for_with_a_button(
    editor: EditorPage, model: StandIn
) -> None:
    editor.open()
    prefer_french(editor)
    model.otherwise = Reply(explain=lambda edit: FRENCH)
    editor.open("She have a plan.")
    editor.click_mark("have")
    assert editor.browser.find(f"{CARD} .explanation p").get_attribute("lang") == "en"
    editor.browser.click(f"{CARD} .button", "Explain in français")
    message = editor.browser.find(f"{CARD} .explanation p[lang=fr]", FRENCH)
    assert message.find_elements("xpath", "ancestor::*[@aria-live='polite']")
    editor.browser.gone(f"{CARD} .explain")
    assert [edit["written"] for edit in model.heard[-1].edits] == ["have"]


def test_that_there_is_no_explanation_is_said_and_a_failure_can_be_tried_again(
    editor: EditorPage, model: StandIn
) -> None:
    editor.open()
    prefer_french(editor)
    editor.open("She have a plan.")
    model.otherwise = Reply(status=401)
    editor.click_mark("have")
    editor.browser.click(f"{CARD} .explain")
    editor.browser.find(f"{CARD} .field-error", "The language model rejected the request.")
    model.otherwise = Reply(explain=lambda edit: "<b>markup</b>")
    editor.browser.click(f"{CARD} .explain")
    editor.browser.find(f"{CARD} .explanation", "There is no explanation")
    editor.browser.find(f"{CARD} .suggestion", "has")


def test_explanations_that_are_streamed_after_the_result_reach_its_marks(
    editor: EditorPage, model: StandIn
) -> None:
    editor.open()
    editor.browser.click(".settings-bar option[value=hi]")
    editor.open("I saw a zzq today.")
    model.otherwise = Reply(rewrite=lambda text: text.replace("zzq", "cat"), explain=lambda edit: HINDI)
    editor.browser.find(".cm-content").click()
    editor.press(Keys.CONTROL, Keys.ENTER)
    editor.has_marks("zzq")
    editor.browser.find(".item-message p[lang=hi]", HINDI)
    editor.click_mark("zzq")
    editor.browser.find(f"{CARD} .explanation p[lang=hi]", HINDI)
    editor.browser.gone(f"{CARD} .explain")
