"""Passkeys in the page, with Chromium's own virtual authenticator."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings
from selenium.webdriver.common.virtual_authenticator import VirtualAuthenticatorOptions

from accounts.models import User
from tests.support.browser import Browser
from tests.workbench.conftest import EMAIL, PASSWORD


@pytest.fixture
def local(browser: Browser, settings: Settings) -> Iterator[Browser]:
    """The page under a name, since an IP address can have no passkeys, on a device that has a fingerprint."""
    browser.base = browser.base.replace("127.0.0.1", "localhost")
    settings.WEBAUTHN_RP_ID, settings.WEBAUTHN_ORIGINS = "localhost", [browser.base]
    options = VirtualAuthenticatorOptions()
    options.transport = VirtualAuthenticatorOptions.Transport.INTERNAL
    options.has_resident_key = options.has_user_verification = options.is_user_verified = True
    browser.driver.add_virtual_authenticator(options)
    browser.open("/app/sign-in")
    browser.driver.delete_all_cookies()
    yield browser
    browser.driver.remove_virtual_authenticator()


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
    local.click(".entries [aria-label='Remove: Laptop']")
    local.find(".toast", "Removed: Laptop")
    local.gone(".entries strong", "Laptop")


def test_where_there_can_be_no_passkeys_none_are_offered(browser: Browser, account: User) -> None:
    browser.open("/app/sign-in")
    browser.find("[name=username]")
    browser.gone("button", "Sign in with a passkey")
    browser.sign_in(EMAIL, PASSWORD)
    browser.open("/app/account/security")
    browser.find(".notice", "localhost instead of 127.0.0.1")
    browser.gone("button", "Add a passkey")
