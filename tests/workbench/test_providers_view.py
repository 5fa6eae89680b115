"""Other providers in the page: signing in with one, and linking one to an account."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from accounts.models import User
from tests.plugins.mailbox import Mailbox
from tests.support.page.accessibility import barriers
from tests.support.page.browser import Browser
from tests.support.servers import oidc_provider
from tests.workbench.conftest import EMAIL, PASSWORD


@pytest.fixture
def acme(browser: Browser, settings: Settings) -> Iterator[oidc_provider.Provider]:
    """A provider called Acme, whose user has Asha's address."""
    settings.APP_URL = browser.base
    settings.OIDC_REDIRECT_URIS = [f"{browser.base}/app/oidc"]
    with oidc_provider.running() as provider:
        settings.OIDC_PROVIDERS = provider.settings()
        yield provider


def confirm_linking(browser: Browser) -> None:
    browser.fill("dialog [name=password]", PASSWORD)
    browser.click("dialog button", "Continue")
    browser.find(".toast", "The provider is linked.")


def test_a_new_user_signs_in_with_a_provider(browser: Browser, acme: oidc_provider.Provider) -> None:
    browser.open("/app/templates")
    browser.click("button", "Continue with Acme")
    browser.find("h1", "Templates")
    assert browser.driver.current_url == f"{browser.base}/app/templates"
    browser.open("/app/account/security")
    browser.find(".entries li", "Acme")


def test_a_known_address_is_not_linked_by_itself(
    browser: Browser, acme: oidc_provider.Provider, account: User
) -> None:
    browser.open("/app/sign-in")
    browser.click("button", "Continue with Acme")
    browser.find("main", "An account with this e-mail address exists already.")
    browser.fill("[name=username]", EMAIL)
    browser.fill("[name=password]", PASSWORD)
    browser.click("form [type=submit]")
    confirm_linking(browser)
    browser.find(".entries li", "Acme")


def test_a_provider_is_linked_and_removed_in_the_account(
    browser: Browser, acme: oidc_provider.Provider, account: User
) -> None:
    browser.sign_in(EMAIL, PASSWORD)
    browser.open("/app/account/security")
    browser.click("button", "Link Acme")
    confirm_linking(browser)
    browser.click(".entries li button", "Remove")
    browser.click("dialog .button-danger", "Remove")
    browser.find(".toast", "The provider is no longer linked.")
    browser.find("button", "Link Acme")


def test_a_user_without_a_password_sets_one_by_e_mail_before_a_change_that_needs_one(
    browser: Browser, acme: oidc_provider.Provider, mailbox: Mailbox
) -> None:
    browser.open("/app/account/security")
    browser.click("button", "Continue with Acme")
    browser.click("button", "Set up an authenticator app")
    browser.find("dialog", "Your account has no password and no second step to confirm with.")
    assert barriers(browser.driver) == []
    browser.click("dialog button", "Set a new password by e-mail")
    assert browser.find("[name=email]").get_attribute("value") == EMAIL
    browser.click("form [type=submit]")
    browser.find("[name=otp]")
    browser.fill("[name=otp]", mailbox.latest(EMAIL).action)
    browser.click("form [type=submit]")
    browser.fill("[name=new_password]", PASSWORD)
    browser.click("form [type=submit]")
    browser.find("main", "Your password has been changed.")
    browser.fill("[name=password]", PASSWORD)
    browser.click("form [type=submit]")
    browser.find(".cm-content")
    browser.open("/app/account/security")
    browser.click("button", "Set up an authenticator app")
    browser.fill("dialog [name=password]", PASSWORD)
    browser.click("dialog button", "Continue")
    browser.find("dialog svg.qr")
