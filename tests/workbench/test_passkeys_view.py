"""Passkeys in the page, with Chromium's own virtual authenticator."""

import pytest
from selenium.webdriver.common.keys import Keys

from accounts.models import User
from tests.support.page.accessibility import barriers
from tests.support.page.browser import Browser
from tests.workbench.conftest import EMAIL, PASSWORD


@pytest.fixture
def local(passkey_browser: Browser) -> Browser:
    """The form to sign in, without a cookie."""
    passkey_browser.open("/app/sign-in")
    passkey_browser.driver.delete_all_cookies()
    return passkey_browser


def add_passkey(browser: Browser) -> None:
    browser.sign_in(EMAIL, PASSWORD)
    browser.open("/app/account/security")
    browser.click("button", "Add a passkey")
    browser.fill("dialog [name=password]", PASSWORD)
    browser.click("dialog button", "Continue")
    browser.find(".toast", "The passkey has been added.")


def test_a_passkey_signs_in_from_the_suggestions_of_the_address(local: Browser, account: User) -> None:
    """The virtual authenticator stands for a user who picks the suggestion at once."""
    add_passkey(local)
    local.click(".sign-out")
    local.find(".cm-content")


def test_a_passkey_is_renamed_and_removed(local: Browser, account: User) -> None:
    add_passkey(local)
    local.click(".entries [aria-label='Rename: My passkey']")
    local.fill("dialog [name=name]", "Laptop")
    local.click("dialog button", "Save")
    local.find(".entries strong", "Laptop")
    remove = local.find(".entries [aria-label='Remove: Laptop']")
    remove.send_keys(Keys.ENTER)
    local.find("dialog", "You will no longer be able to sign in with this passkey.")
    assert barriers(local.driver) == []
    local.press(Keys.ESCAPE)
    local.gone("dialog")
    assert local.driver.switch_to.active_element == remove
    remove.send_keys(Keys.ENTER)
    local.find("dialog .button-danger", "Remove").send_keys(Keys.ENTER)
    local.find(".toast", "Removed: Laptop")
    local.gone(".entries strong", "Laptop")
    # The row with the button is gone: the keyboard goes on at the heading above it.
    local.eventually(lambda: local.driver.switch_to.active_element.text == "Passkeys")


def test_where_there_can_be_no_passkeys_none_are_offered(browser: Browser, account: User) -> None:
    browser.open("/app/sign-in")
    browser.find("[name=username]")
    browser.gone("button", "Sign in with a passkey")
    browser.sign_in(EMAIL, PASSWORD)
    browser.open("/app/account/security")
    browser.find(".notice", "localhost instead of 127.0.0.1")
    browser.gone("button", "Add a passkey")
