"""What a new user looks for in the editor: copying, going from one mistake to the next, other languages."""

from collections.abc import Iterator

import pytest

from tests.support.page.accessibility import barriers, barriers_on_every_screen, screen
from tests.support.page.editor_page import CARD, EditorPage
from tests.support.servers.stand_in import Reply, StandIn

THREE_MISTAKES = "She have a idea. He go home."
SPANISH = "Hola, me llamo Asha y vivo en Kochi. Mañana tengo una reunión con mi jefe."
TOP_OF_THE_TEXT = "return document.querySelector('.cm-content').getBoundingClientRect().top"


@pytest.fixture
def touched(editor: EditorPage) -> Iterator[EditorPage]:
    """The editor on a phone."""
    touch = {"enabled": True, "maxTouchPoints": 1}
    editor.driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", touch)
    with screen(editor.driver, width=390, scheme="light"):
        yield editor
    editor.driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": False})


def test_the_text_is_copied_as_it_is(editor: EditorPage) -> None:
    allowed = {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    editor.driver.execute_cdp_cmd("Browser.grantPermissions", allowed)
    editor.open()
    copy = "[aria-label='Copy the text']"
    assert not editor.browser.find(copy).is_enabled()
    editor.write("One 😀\nTwo")
    editor.browser.click(copy)
    editor.browser.find(".toast", "Copied")
    copied = editor.driver.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
    assert copied == "One 😀\nTwo"
    editor.driver.execute_cdp_cmd("Browser.resetPermissions", {})


def test_a_click_goes_from_card_to_card_and_leaves_the_keyboard_in_the_text(editor: EditorPage) -> None:
    editor.open(THREE_MISTAKES)
    editor.has_marks("have", "a", "go")
    editor.click_mark("have")
    editor.browser.find(f"{CARD} .card-place", "1 of 3")
    editor.browser.click(f"{CARD} [aria-label='Next suggestion']")
    editor.browser.find(f"{CARD} .suggestion", "an")
    editor.browser.find(f"{CARD} .card-place", "2 of 3")
    editor.has_focus()
    assert barriers(editor.driver) == []
    # Before the first comes the last.
    editor.browser.click(f"{CARD} [aria-label='Previous suggestion']")
    editor.browser.click(f"{CARD} [aria-label='Previous suggestion']")
    editor.browser.find(f"{CARD} .card-place", "3 of 3")


def test_on_a_phone_a_decision_leads_to_the_next_card_above_which_its_mark_is_in_sight(
    touched: EditorPage,
) -> None:
    touched.open("She have it.\n" + "I agree.\n" * 30 + "He go home.")
    touched.has_suggestions("has", "goes")
    touched.browser.click("ol [aria-label='Show in the text']")
    touched.browser.find(f"{CARD} .card-place", "1 of 2")
    touched.browser.click(f"{CARD} .suggestion", "has")
    touched.browser.find(f"{CARD} .suggestion", "goes")
    # No keyboard opens over what is being read.
    touched.has_focus(False)
    covered = """
        const mark = document.querySelector(".mark-active").getBoundingClientRect();
        return mark.bottom - document.querySelector(".suggestion-card").getBoundingClientRect().top;
    """
    touched.browser.eventually(lambda: touched.driver.execute_script(covered) < 0)


def test_on_a_phone_a_button_leads_to_suggestions_below_the_window(touched: EditorPage) -> None:
    jump = ".suggestion-jump"
    touched.open("I agree.\n" * 40 + "She have a pen.")
    touched.browser.find(jump, "1 suggestion")
    assert barriers(touched.driver) == []
    touched.browser.click(jump)
    touched.browser.find(f"{CARD} .suggestion", "has")
    touched.browser.gone(jump)
    touched.browser.click(f"{CARD} [aria-label='Close']")
    # Where the list is in sight, it says it all.
    touched.driver.execute_script("scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
    touched.browser.gone(jump)
    touched.driver.execute_script("scrollTo({top: 0, behavior: 'instant'})")
    touched.browser.find(jump)


def test_accepting_everything_does_not_move_the_text(editor: EditorPage) -> None:
    editor.open(THREE_MISTAKES)
    editor.browser.find(".list-head .button", "Accept all 3")
    top = editor.driver.execute_script(TOP_OF_THE_TEXT)
    editor.browser.click(".list-head .button", "Accept all 3")
    editor.browser.find(".last-change", "3 changes made")
    assert editor.driver.execute_script(TOP_OF_THE_TEXT) == top
    assert barriers_on_every_screen(editor.browser) == []


def test_a_text_in_another_language_is_not_praised(editor: EditorPage) -> None:
    editor.open(SPANISH)
    editor.browser.find(".list-empty", "This does not look like English. Only English is checked.")
    editor.open("I have a plan for the meeting with you.")
    editor.browser.find(".list-empty", "No suggestions. Well written!")


def test_the_likely_languages_come_first(editor: EditorPage, model: StandIn) -> None:
    editor.browser.choose_language("es")
    editor.driver.execute_script("sessionStorage.setItem('sahi.draft', 'I have a plan for you.')")
    editor.browser.open("/app/write")
    editor.browser.click(".tool-bar .button", "Traducir")
    editor.browser.find(".language-list button:first-child", "español")
    editor.browser.choose_language("en")
    editor.open(SPANISH)
    editor.browser.click(".tool-bar .button", "Translate")
    editor.browser.find(".language-list button:first-child", "English")


def test_a_result_that_changes_nothing_says_so(editor: EditorPage, model: StandIn) -> None:
    editor.open("I have a plan for you.")
    editor.browser.click(".tool-bar .button", "Humanise")
    editor.browser.find(".result-note", "There is nothing to change: the text stays as it is.")
    editor.browser.gone(".result-pane .button", "Replace my text")
    editor.browser.gone(".result-pane .button", "Compare")


@pytest.mark.parametrize("width", [1400, 390])
def test_the_buttons_of_a_long_result_are_in_sight(editor: EditorPage, model: StandIn, width: int) -> None:
    model.otherwise = Reply(rewrite=str.upper)
    with screen(editor.driver, width=width, scheme="light"):
        editor.open("I have a plan for you.\n\n" * 40)
        editor.browser.click(".tool-bar .button", "Humanise")
        editor.browser.find(".result-end .button", "Replace my text")
        reached = """
            const box = document.querySelector(".result-end .button").getBoundingClientRect();
            const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
            return document.elementFromPoint(x, y)?.closest(".result-end .button") != null;
        """
        assert editor.driver.execute_script(reached)
