"""Templates: found, filled in, copied into the editor, and the user's own ones."""

import pytest
from selenium.webdriver.common.keys import Keys

from accounts.models import User
from sahienglish.database import mongo
from tests.support.page.accessibility import focused
from tests.support.page.browser import Browser
from tests.workbench.conftest import EMAIL, PASSWORD

CONTENT = "Dear [Name],\nplease see {link}."


@pytest.fixture
def view(browser: Browser, account: User) -> Browser:
    """The view of a user with two default templates."""
    for title, category in (("Reminder", "Business"), ("Birthday", "Personal")):
        document = {"title": title, "category": category, "content": CONTENT}
        mongo.collection("templates").insert_one({**document, "isDefault": True, "userId": None})
    browser.sign_in(EMAIL, PASSWORD)
    browser.open("/app/templates")
    browser.find(".template-list li", "Reminder")
    return browser


def test_search_and_category_narrow_the_list(view: Browser) -> None:
    view.fill("[type=search]", "birth")
    view.gone(".template-list li", "Reminder")
    view.find(".template-list li", "Birthday")
    view.driver.execute_script("document.querySelector('[type=search]').focus()")
    view.press(Keys.CONTROL, "a")
    view.press(Keys.DELETE)
    view.click(".chip", "Business")
    view.gone(".template-list li", "Birthday")


def test_the_result_follows_every_key_and_opens_in_the_editor(view: Browser) -> None:
    view.click(".template-list a", "Reminder")
    view.find("[role=status]", "2 placeholders are still empty.")
    view.find(".template-columns input").send_keys("Ms Rao")
    view.find(".template-text", "Dear Ms Rao,")
    view.find("[role=status]", "1 placeholder is still empty.")
    view.click("button", "Open in the editor")
    view.find(".cm-content", "Dear Ms Rao,")


def test_a_default_template_is_duplicated_changed_deleted_and_restored(view: Browser) -> None:
    view.click(".template-list a", "Reminder")
    view.gone(".template-detail button", "Delete")
    view.click(".template-detail button", "Duplicate")
    view.fill("dialog [name=title]", "My reminder")
    view.click("dialog button", "Save")
    view.click(".template-detail button", "Edit")
    view.fill("dialog [name=category]", "Work")
    view.click("dialog button", "Save")
    view.find(".chip", "Work")
    view.click(".template-detail button", "Delete")
    view.gone(".template-list li", "My reminder")
    view.click(".toast button", "Undo")
    view.find(".template-list li", "My reminder")


def test_what_is_missing_is_said_at_its_field(view: Browser) -> None:
    view.click("button", "New template")
    view.fill("dialog [name=title]", "Empty")
    view.click("dialog button", "Save")
    view.find("dialog [name=category][aria-invalid=true]")
    view.find("dialog .field-error", "Fill in this field.")


def test_what_was_written_in_a_form_that_was_closed_can_be_fetched_back(view: Browser) -> None:
    view.click("button", "New template")
    view.fill("dialog [name=content]", "Dear [Name], a long text.")
    view.press(Keys.ESCAPE)
    view.click(".toast button", "Undo")
    assert view.find("dialog [name=content]").get_attribute("value") == "Dear [Name], a long text."


def test_a_deleted_template_leaves_the_focus_at_the_heading(view: Browser) -> None:
    view.click(".template-list a", "Reminder")
    view.click(".template-detail button", "Duplicate")
    view.click("dialog button", "Save")
    view.click(".template-detail button", "Delete")
    view.find(".toast", "Deleted: Copy of Reminder")
    view.eventually(lambda: focused(view.driver, "h1"))


def test_a_dialog_gives_the_focus_back(view: Browser) -> None:
    view.click("button", "New template")
    view.find("dialog [name=title]")
    view.eventually(lambda: focused(view.driver, "dialog [name=title]"))
    view.press(Keys.ESCAPE)
    view.gone("dialog")
    view.eventually(lambda: focused(view.driver, ".view-head button"))
