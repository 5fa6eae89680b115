"""What the tests of the page share: a signed-in user at the editor, and a model server on loopback."""

from collections.abc import Iterator
from typing import Any

import pytest
from pytest_django import Settings
from selenium.webdriver import Chrome
from selenium.webdriver.common.virtual_authenticator import VirtualAuthenticatorOptions

from accounts.models import User
from ai_tools.generation import retry
from tests.support.page.browser import Browser
from tests.support.page.editor_page import EditorPage
from tests.support.servers.stand_in import StandIn

EMAIL, PASSWORD = "asha@example.org", "a long enough passphrase"


@pytest.fixture
def account(db: None) -> User:
    return User.objects.create_user(
        email=EMAIL, password=PASSWORD, full_name="Asha Rao", is_email_verified=True
    )


@pytest.fixture
def passkey_browser(driver: Chrome, server: Any, settings: Settings) -> Iterator[Browser]:
    """The page under a name, since an IP address can have no passkeys, on a device that has a fingerprint."""
    browser = Browser.fresh(driver, server.url.replace("127.0.0.1", "localhost"))
    settings.WEBAUTHN_RP_ID, settings.WEBAUTHN_ORIGINS = "localhost", [browser.base]
    options = VirtualAuthenticatorOptions()
    options.transport = VirtualAuthenticatorOptions.Transport.INTERNAL
    options.has_resident_key = options.has_user_verification = options.is_user_verified = True
    browser.driver.add_virtual_authenticator(options)
    yield browser
    browser.driver.remove_virtual_authenticator()


@pytest.fixture
def editor(browser: Browser, account: User) -> Iterator[EditorPage]:
    """The editor of a user who has just signed in, for the test to open; no script may fail in the test."""
    browser.sign_in(EMAIL, PASSWORD)
    yield EditorPage(browser)
    # Responses that are errors are listed too; they are what some tests are about.
    assert [each for each in browser.mistakes() if "Failed to load resource" not in each] == []


@pytest.fixture
def model(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    """The service with a language model: an OpenAI-compatible server of the test's own."""
    monkeypatch.setattr(retry, "FIRST_PAUSE_SECONDS", 0.01)
    with StandIn() as serving:
        settings.AI_PROVIDER, settings.OPENAI_BASE_URL = "openai", f"{serving.url}/v1"
        settings.OPENAI_MODEL = "small"
        yield serving
