"""What opens within a view, judged by axe on every screen: dialogs, a chosen template, the second step."""

import pyotp
import pytest

from accounts.models import User
from sahienglish.database import mongo
from tests.support.page.accessibility import barriers_on_every_screen as barriers
from tests.support.page.browser import Browser
from tests.workbench.conftest import EMAIL, PASSWORD

CONTENT = "Dear [Name],\nplease see {link}."


@pytest.fixture(params=["en", "ar"])
def user(request: pytest.FixtureRequest, passkey_browser: Browser, account: User) -> Browser:
    """A user with a passkey device, in a language from left to right and in one from right to left."""
    browser = passkey_browser
    browser.sign_in(EMAIL, PASSWORD)
    browser.choose_language(request.param)
    return browser


def submit_dialog(user: Browser) -> None:
    user.click("dialog [type=submit]")


def test_signing_in_with_a_second_step_and_every_dialog_about_it(user: Browser) -> None:
    user.open("/app/account/security")
    user.click("section:has(h2) .button-primary:not([type=submit])")
    user.find("dialog [name=password]")
    assert barriers(user) == []
    user.fill("dialog [name=password]", PASSWORD)
    submit_dialog(user)
    user.find("dialog svg.qr path[stroke]")
    assert barriers(user) == []
    user.fill("dialog [name=totp]", pyotp.TOTP(user.find("code.secret").text.replace(" ", "")).now())
    submit_dialog(user)
    codes = user.find("dialog .recovery-codes").text.split()
    assert barriers(user) == []
    user.click("dialog .button-primary")
    user.find(".notice-done")
    assert barriers(user) == []
    user.click("section:has(.notice-done) .button-plain")
    user.click("dialog .button-danger")
    user.find("dialog [name=totp]")
    user.click("dialog .button-quiet:not(.icon-button)")
    user.fill("dialog [name=recovery_code]", codes[0])
    assert barriers(user) == []
    submit_dialog(user)
    user.find("dialog .recovery-codes")
    assert barriers(user) == []
    user.click("dialog .button-primary")
    user.click(".sign-out")
    user.fill("[name=username]", EMAIL)
    user.fill("[name=password]", PASSWORD)
    user.click("form [type=submit]")
    user.find("[name=totp]")
    assert barriers(user) == []
    user.click(".form-foot button")
    user.find("[name=recovery_code]")
    assert barriers(user) == []
    user.fill("[name=recovery_code]", "wrong")
    user.click("form [type=submit]")
    user.find("[role=alert] .notice")
    assert barriers(user) == []


def test_the_dialogs_of_passkeys_and_api_keys(user: Browser) -> None:
    user.open("/app/account/security")
    user.click("section .button:has(svg):not(.icon-button)")
    user.fill("dialog [name=password]", PASSWORD)
    submit_dialog(user)
    user.find(".toast")
    assert barriers(user) == []
    user.click(".entries .icon-button")
    user.find("dialog [name=name]")
    assert barriers(user) == []
    user.open("/app/account/api-keys")
    user.click("main .button-primary")
    user.find("dialog [name=scope-check]")
    assert barriers(user) == []
    user.fill("dialog [name=name]", "LibreOffice")
    submit_dialog(user)
    user.find("dialog code.secret")
    user.click("dialog summary")
    assert barriers(user) == []


def test_deleting_the_account_and_a_form_with_errors(user: Browser) -> None:
    user.open("/app/account/data")
    user.click("main .button-danger")
    user.find("dialog .button-danger")
    assert barriers(user) == []
    user.open("/app/account")
    user.fill("[name=full_name]", " ")
    user.click("main form [type=submit]")
    user.find("[aria-invalid=true]")
    assert barriers(user) == []


def test_a_chosen_template_and_the_form_of_an_own_one(user: Browser) -> None:
    document = {"title": "Reminder", "category": "Business", "content": CONTENT}
    mongo.collection("templates").insert_one({**document, "isDefault": True, "userId": None})
    user.open("/app/templates")
    user.click(".template-list a", "Reminder")
    user.find(".template-columns input")
    assert barriers(user) == []
    user.click(".view-head button")
    user.find("dialog [name=content]")
    submit_dialog(user)
    user.find("dialog .field-error")
    assert barriers(user) == []
