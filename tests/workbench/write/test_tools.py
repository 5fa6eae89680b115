"""The tools write next to the text, word by word, and change nothing unasked."""

from threading import Event

import pytest
from pytest_django import Settings
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.support.page.accessibility import screen
from tests.support.page.editor_page import EditorPage
from tests.support.servers.stand_in import Reply, StandIn

TEXT = "I want to know about the job that you offer."
PANE = ".result-pane"
PREFER_CONCISE = """
    fetch("/learning/preferences", {
        method: "PATCH",
        body: JSON.stringify({tone: "concise"}),
        headers: {"X-Sahi-Web": "1", "Content-Type": "application/json"},
    }).then(arguments[0])
"""
USED_TODAY = """
    fetch("/actions/usage", {headers: {"X-Sahi-Web": "1"}})
        .then(response => response.json()).then(usage => arguments[0](usage.requests.used))
"""


def shout(text: str) -> str:
    return text.replace("want", "WANT")


def improve(editor: EditorPage, tone: str = "Formal") -> None:
    editor.browser.click(".tool-bar .button", "Improve")
    editor.browser.click(".menu-item", tone)


def test_a_result_can_be_compared_and_replaces_the_text_when_the_user_says_so(
    editor: EditorPage, model: StandIn
) -> None:
    model.otherwise = Reply(rewrite=shout)
    editor.open(TEXT)
    improve(editor)
    editor.browser.find(f"{PANE} .text-block", "I WANT to")
    editor.browser.find(f"{PANE} h2", "Improve: Formal")
    assert editor.text == TEXT
    editor.browser.click(f"{PANE} .button", "Compare")
    editor.browser.find(f"{PANE} del", "want")
    editor.browser.find(f"{PANE} ins", "WANT")
    editor.browser.click(f"{PANE} .button", "Replace my text")
    editor.has_text(shout(TEXT))
    editor.browser.gone(PANE)
    editor.browser.click(".last-change .button", "Undo")
    editor.has_text(TEXT)


def test_a_result_arrives_word_by_word_and_can_be_stopped(editor: EditorPage, model: StandIn) -> None:
    editor.open(TEXT)
    model.otherwise = Reply(goes_on_after=Event())
    improve(editor)
    editor.browser.find(f"{PANE} .text-block", TEXT.split(maxsplit=1)[0])
    editor.browser.click(f"{PANE} .button", "Stop")
    editor.browser.find(PANE, "You stopped this result before its end.")
    assert model.left.wait(20), "The language model was not told to stop."
    shown = editor.browser.find(f"{PANE} .text-block").text
    assert TEXT.startswith(shown)
    assert shown != TEXT
    assert not [
        each
        for each in editor.driver.find_elements(By.CSS_SELECTOR, f"{PANE} .button")
        if "Replace" in each.text
    ]
    assert editor.text == TEXT


def humanise_second_line(editor: EditorPage, model: StandIn) -> None:
    model.otherwise = Reply(rewrite=str.upper)
    editor.open("First line here.\nSecond line here.")
    editor.browser.find(".cm-line", "Second").click()
    editor.press(Keys.HOME)
    editor.press(Keys.SHIFT, Keys.END)
    editor.browser.click(".tool-bar .button", "Humanise")
    editor.browser.find(f"{PANE} .text-block", "SECOND LINE HERE.")


def test_only_the_selected_text_is_worked_on_and_replaced(editor: EditorPage, model: StandIn) -> None:
    humanise_second_line(editor, model)
    editor.browser.find(PANE, "Made from the selected text only.")
    editor.browser.click(f"{PANE} .button", "Replace my text")
    editor.has_text("First line here.\nSECOND LINE HERE.")


def test_what_is_typed_meanwhile_is_not_lost_when_the_result_replaces_its_source(
    editor: EditorPage, model: StandIn
) -> None:
    humanise_second_line(editor, model)
    editor.browser.find(".cm-line", "First").click()
    editor.press(Keys.HOME)
    editor.write("My ")
    editor.browser.click(f"{PANE} .button", "Replace my text")
    editor.has_text("My First line here.\nSECOND LINE HERE.")


def test_a_language_is_found_by_its_own_name(editor: EditorPage, model: StandIn) -> None:
    model.otherwise = Reply(rewrite=lambda _: "मुझे नौकरी के बारे में जानना है।")
    editor.open(TEXT)
    editor.browser.click(".tool-bar .button", "Translate")
    editor.browser.find(".language-picker input:focus").send_keys("हिन")
    editor.browser.find(".language-list [aria-selected=true]", "हिन्दी")
    editor.press(Keys.ENTER)
    result = editor.browser.find(f"{PANE} .text-block", "मुझे नौकरी")
    assert result.get_attribute("lang") == "hi"
    editor.browser.find(f"{PANE} h2", "हिन्दी")
    assert not editor.driver.find_elements(By.CSS_SELECTOR, f"{PANE} [aria-pressed]")


def test_the_model_checks_the_whole_text_when_the_user_asks(editor: EditorPage, model: StandIn) -> None:
    editor.open("She go home. 😀 He want it.")
    model.otherwise = Reply(rewrite=lambda text: text.replace("want", "wants").replace("go ", "goes "))
    editor.browser.find(".cm-content").click()
    editor.press(Keys.CONTROL, Keys.ENTER)
    editor.has_marks("go", "want")
    editor.browser.click(".list-head .button", "Accept all 2")
    editor.has_text("She goes home. 😀 He wants it.")


def test_checking_with_the_model_can_be_stopped(editor: EditorPage, model: StandIn) -> None:
    editor.open(TEXT)
    model.otherwise = Reply(starts_after=Event())
    editor.browser.click(".tool-bar .button", "Check with")
    editor.browser.click(".tool-bar .button", "Stop")
    assert model.left.wait(20), "The language model was not told to stop."
    editor.browser.find(".tool-bar .button", "Check with")


@pytest.mark.parametrize(
    ("reply", "sentence"),
    [
        (Reply(status=500), "The language model cannot be reached right now."),
        (Reply(status=401), "The language model rejected the request."),
        (Reply(status=429, headers={"Retry-After": "30"}), "The language model is busy."),
        (Reply(declines=True), "The language model declined to work on this text."),
        (Reply(rewrite=lambda _: ""), "The language model gave no usable result."),
        (Reply(drops_after=2), "The language model cannot be reached right now."),
    ],
)
def test_when_the_model_fails_the_user_hears_why_and_loses_nothing(
    editor: EditorPage, model: StandIn, reply: Reply, sentence: str
) -> None:
    editor.open(TEXT)
    model.otherwise = reply
    improve(editor)
    editor.browser.find(f"{PANE} [role=alert]", sentence)
    assert editor.text == TEXT
    model.otherwise = Reply(rewrite=shout)
    editor.browser.click(f"{PANE} .button", "Run again")
    if reply.status == 200:
        editor.browser.find(f"{PANE} .text-block", "I WANT to")


def test_on_a_phone_each_result_comes_into_sight(editor: EditorPage, model: StandIn) -> None:
    in_sight = """
        const box = document.querySelector(arguments[0]).getBoundingClientRect();
        const bar = document.querySelector(".navigation").getBoundingClientRect();
        return box.top >= 0 && Math.min(box.bottom, box.top + 200) <= bar.top;
    """
    with screen(editor.driver, width=390, scheme="light"):
        editor.open("\n".join([TEXT] * 20))
        improve(editor)
        editor.browser.find(f"{PANE} .text-block", TEXT)
        editor.browser.eventually(lambda: editor.driver.execute_script(in_sight, PANE))
        model.otherwise = Reply(status=401)
        improve(editor, "Concise")
        editor.browser.find(f"{PANE} [role=alert]")
        editor.browser.eventually(lambda: editor.driver.execute_script(in_sight, f"{PANE} [role=alert]"))


def test_the_tone_that_the_user_prefers_comes_first(editor: EditorPage, model: StandIn) -> None:
    editor.open()
    editor.driver.execute_async_script(PREFER_CONCISE)
    editor.open(TEXT)
    editor.browser.click(".tool-bar .button", "Improve")
    editor.browser.find(".menu-item", "Concise")
    shown = [each.text.split("\n")[0] for each in editor.driver.find_elements(By.CSS_SELECTOR, ".menu-item")]
    assert shown == ["Concise", "Clearer", "Formal", "Friendly", "Confident"]


def test_when_the_model_is_too_slow_the_user_hears_so(
    editor: EditorPage, model: StandIn, settings: Settings
) -> None:
    editor.open(TEXT)
    settings.AI_TIMEOUT_SECONDS = 1
    model.otherwise = Reply(delay=5)
    improve(editor)
    editor.browser.find(f"{PANE} [role=alert]", "The language model took too long.")
    assert editor.text == TEXT


def test_the_rest_of_the_quota_is_told_before_and_after_it_is_used_up(
    editor: EditorPage, model: StandIn, settings: Settings
) -> None:
    model.otherwise = Reply(rewrite=shout)
    editor.open(TEXT)
    improve(editor)
    editor.browser.find(f"{PANE} .button", "Replace my text")
    used = editor.driver.execute_async_script(USED_TODAY)
    settings.AI_DAILY_REQUESTS_PER_USER = used + 1
    improve(editor)
    editor.browser.find(f"{PANE} .button", "Replace my text")
    editor.browser.find(".status-bar", "0 calls of the language model are left")
    improve(editor)
    editor.browser.find(f"{PANE} [role=alert]", "Today's quota is used up.")
    assert editor.text == TEXT


def test_without_a_language_model_the_tools_say_why_they_cannot_be_used(editor: EditorPage) -> None:
    editor.open(TEXT)
    editor.browser.find(".tool-bar", "this server has none")
    assert not editor.browser.find(".tool-bar .button", "Translate").is_enabled()
    editor.browser.find(".status-bar", "Your text is checked on this server and goes nowhere else.")
