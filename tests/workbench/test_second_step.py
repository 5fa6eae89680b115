"""The second step: set up with the code of an app, asked for at the next sign-in, turned off again."""

import re

import pyotp
import pytest

from accounts.api_keys import store
from accounts.models import ApiKey, User
from tests.support.page.browser import Browser
from tests.workbench.conftest import EMAIL, PASSWORD


def begin(browser: Browser) -> None:
    browser.sign_in(EMAIL, PASSWORD)
    browser.open("/app/account/security")
    browser.click("button", "Set up an authenticator app")
    browser.fill("dialog [name=password]", PASSWORD)
    browser.click("dialog button", "Continue")


@pytest.fixture
def enrolled(browser: Browser, account: User) -> tuple[Browser, str, list[str]]:
    """A user who has just turned the second step on; with its secret and the recovery codes."""
    begin(browser)
    drawing = "const box = document.querySelector('svg.qr path[stroke]').getBoundingClientRect();"
    browser.find("dialog svg.qr path[stroke]")
    # The squares fill the frame but for its quiet border.
    assert browser.driver.execute_script(f"{drawing} return box.width > 120 && box.height > 120")
    secret = browser.find("dialog code.secret").text.replace(" ", "")
    browser.fill("dialog [name=totp]", pyotp.TOTP(secret).now())
    browser.click("dialog button", "Turn on")
    codes = browser.find(".recovery-codes").text.split()
    browser.click("dialog button", "I have kept them")
    browser.find(".notice-done", "10 recovery codes are left.")
    return browser, secret, codes


@pytest.mark.parametrize("asked_for", [True, False])
def test_api_keys_end_with_the_set_up_if_the_user_asks_for_it(
    asked_for: bool, browser: Browser, account: User
) -> None:
    store.create(
        user_id=account.pk,
        token_version=account.token_version,
        name="Editor",
        scopes=["check"],
        expires_in_days=1,
    )
    begin(browser)
    secret = browser.find("dialog code.secret").text.replace(" ", "")
    browser.fill("dialog [name=totp]", pyotp.TOTP(secret).now())
    browser.find("dialog .checkbox", "go on working, without a second step")
    if asked_for:
        browser.click("dialog [name=revoke_api_keys]")
    browser.click("dialog button", "Turn on")
    browser.find(".recovery-codes")
    assert ApiKey.objects.exists() is not asked_for


def sign_in_again(browser: Browser) -> None:
    browser.click(".sign-out")
    browser.fill("[name=username]", EMAIL)
    browser.fill("[name=password]", PASSWORD)
    browser.click("form [type=submit]")
    browser.find("h1", "Second step")


def test_the_next_sign_in_asks_for_a_code(enrolled) -> None:
    browser, _, codes = enrolled
    assert len(codes) == 10
    sign_in_again(browser)
    browser.fill("[name=totp]", "000000")
    browser.click("form [type=submit]")
    browser.find("[role=alert]", "The code is wrong or was used already.")
    browser.click("button", "Use a recovery code")
    browser.fill("[name=recovery_code]", codes[0])
    browser.click("form [type=submit]")
    browser.find(".cm-content")
    browser.open("/app/account/security")
    browser.find(".notice-done", "9 recovery codes are left.")
    # The phone is lost: another code turns the second step off.
    browser.click("section .button", "Turn off")
    browser.find("dialog", "Your password alone will be enough to sign in")
    browser.click("dialog .button-danger", "Turn off")
    browser.click("dialog .button", "Use a recovery code")
    browser.fill("dialog [name=recovery_code]", codes[1])
    browser.click("dialog .button", "Continue")
    browser.find(".toast", "Two-step login is off.")


def test_a_reload_in_the_middle_starts_the_sign_in_again(enrolled) -> None:
    """The half of a login that was done is kept nowhere."""
    browser, _, _ = enrolled
    sign_in_again(browser)
    browser.driver.refresh()
    browser.find("[name=username]")


def test_the_drawing_is_the_whole_code_and_nothing_is_written_as_markup(enrolled) -> None:
    browser, _, _ = enrolled
    refused = [each for each in browser.mistakes() if re.search("TrustedHTML|Content Security Policy", each)]
    assert refused == []
