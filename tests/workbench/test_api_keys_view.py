"""API keys: made in the page, used by another program, revoked in the page."""

import httpx
import pytest

from accounts.models import User
from tests.support.page.accessibility import barriers
from tests.support.page.browser import Browser
from tests.workbench.conftest import EMAIL, PASSWORD

FORM = {"text": "She have a pen.", "language": "en-GB"}


@pytest.fixture
def view(browser: Browser, account: User) -> Browser:
    browser.sign_in(EMAIL, PASSWORD)
    browser.open("/app/account/api-keys")
    return browser


def create(view: Browser) -> str:
    view.click("button", "New API key")
    view.fill("dialog [name=name]", "LibreOffice")
    view.click("dialog button", "Create the key")
    view.fill("dialog [name=password]", PASSWORD)
    view.click("dialog button", "Continue")
    return view.find("dialog code.secret").text


def test_a_key_works_until_it_is_deleted(view: Browser) -> None:
    key = create(view)
    check = f"{view.base}/lt/{key}/v2/check"
    assert [match["offset"] for match in httpx.post(check, data=FORM).json()["matches"]] == [4]
    view.click("dialog [aria-label=Close]")
    view.click("[aria-label='Delete: LibreOffice']")
    view.find("dialog", "Programs that use this key can no longer check your texts.")
    assert httpx.post(check, data=FORM).status_code == 200
    assert barriers(view.driver) == []
    view.click("dialog .button-danger", "Delete")
    view.find(".toast", "Deleted: LibreOffice")
    assert httpx.post(check, data=FORM).status_code == 403


def test_the_hints_hold_the_key_and_the_address(view: Browser) -> None:
    key = create(view)
    view.click("dialog summary", "LibreOffice")
    shown = view.find("dialog details[open]").text
    assert f"{view.base}/v2" in shown
    assert EMAIL in shown
    assert key in shown


def test_a_key_that_may_do_nothing_is_refused_in_the_form(view: Browser) -> None:
    view.click("button", "New API key")
    view.fill("dialog [name=name]", "Nothing")
    view.click("dialog [name=scope-check]")
    view.click("dialog button", "Create the key")
    view.find("dialog [role=alert]")
