"""Preferences, the dictionary and the progress, as the page shows them."""

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.select import Select

from accounts.models import User
from learning.choices import TONES
from tests.support.page.accessibility import barriers
from tests.support.page.browser import Browser
from tests.support.page.editor_page import EditorPage
from tests.workbench.conftest import EMAIL, PASSWORD


@pytest.fixture
def view(browser: Browser, account: User) -> Browser:
    browser.sign_in(EMAIL, PASSWORD)
    return browser


def test_a_preference_is_saved_at_once(view: Browser) -> None:
    view.open("/app/account/preferences")
    Select(view.find("main select")).select_by_visible_text("India")
    view.find(".toast", "Saved")
    view.driver.refresh()
    assert Select(view.find("main select")).first_selected_option.text == "India"
    tones = Select(view.driver.find_elements(By.CSS_SELECTOR, "main select")[2])
    assert [option.get_attribute("value") for option in tones.options] == ["", *TONES]


def test_words_are_added_found_removed_and_put_back(view: Browser) -> None:
    view.open("/app/account/dictionary")
    view.find("main [role=status]", "No words yet.")
    view.gone("main [type=search]")
    view.fill("[name=words]", "Kochi, prepone")
    view.click("form button", "Add")
    view.find(".toast", "2 words added")
    view.find(".words li", "prepone")
    view.fill("[type=search]", "koch")
    view.gone(".words li", "prepone")
    view.click("[aria-label='Remove Kochi']")
    view.gone(".words li", "Kochi")
    view.click(".toast button", "Undo")
    view.find(".words li", "Kochi")


def test_a_word_of_the_dictionary_is_not_marked(view: Browser) -> None:
    view.open("/app/account/dictionary")
    view.fill("[name=words]", "recieve")
    view.click("form button", "Add")
    view.find(".words li", "recieve")
    editor = EditorPage(view)
    editor.open("I recieve a idea.")
    editor.has_marks("a")


def test_nothing_is_counted_until_the_user_turns_it_on(view: Browser) -> None:
    editor = EditorPage(view)
    editor.open("She have a pen.")
    editor.has_marks("have")
    view.open("/app/progress")
    view.click("main button", "Turn on")
    view.find("main", "Nothing has been counted in this period.")
    view.click("main .panel a", "Write")
    view.find(".cm-content")
    editor.open("She have a pen, and he have a book.")
    editor.has_marks("have", "have")
    view.open("/app/progress")
    view.find(".kinds li", "Agreement")
    view.find(".kind-example ins")
    view.click("summary", "Show as a table")
    view.find("table td", "2")
    assert barriers(view.driver) == []
    view.click("button", "Delete the numbers")
    view.click("dialog .button-danger", "Delete")
    view.find("main", "Nothing has been counted in this period.")
