"""The account: what the user changes there, and what becomes of it."""

import json
from pathlib import Path

import httpx
import pytest
from selenium.webdriver.common.keys import Keys

from accounts.models import User
from tests.support.page.accessibility import barriers
from tests.support.page.browser import Browser
from tests.workbench.conftest import EMAIL, PASSWORD

NEW_PASSWORD = "quite another passphrase"


@pytest.fixture
def view(browser: Browser, account: User) -> Browser:
    browser.sign_in(EMAIL, PASSWORD)
    browser.open("/app/account")
    browser.find("[name=full_name]")
    return browser


def test_a_new_name_is_kept(view: Browser, account: User) -> None:
    view.fill("[name=full_name]", "Asha Iyer")
    view.click("form button", "Save")
    view.find(".toast", "Saved")
    account.refresh_from_db()
    assert account.full_name == "Asha Iyer"


def test_a_new_address_waits_for_its_link(view: Browser, account: User) -> None:
    view.fill("[name=email]", "asha.rao@example.org")
    view.click("form button", "Change the address")
    view.fill("dialog [name=password]", PASSWORD)
    view.click("dialog button", "Continue")
    view.find(".notice", f"{EMAIL} stays your address until the link sent to asha.rao@example.org")
    account.refresh_from_db()
    assert (account.email, account.pending_email) == (EMAIL, "asha.rao@example.org")


def test_closing_the_question_changes_nothing(view: Browser, account: User) -> None:
    view.fill("[name=email]", "asha.rao@example.org")
    view.click("form button", "Change the address")
    view.find("dialog [name=password]")
    view.press(Keys.ESCAPE)
    view.gone("dialog")
    account.refresh_from_db()
    assert not account.pending_email


def test_a_new_password_keeps_this_session_and_ends_the_others(view: Browser, signed_in) -> None:
    other: httpx.Client = signed_in()
    view.click("nav a", "Signing in")
    view.fill("[name=old_password]", PASSWORD)
    view.fill("[name=new_password]", NEW_PASSWORD)
    view.click("form button", "Change the password")
    view.find(".toast", "Your password has been changed.")
    assert other.get("/auth/profile").status_code == 401
    view.click("nav a", "Sessions")
    view.find(".entries li", "this one")


def test_another_session_can_be_ended(view: Browser, signed_in) -> None:
    other: httpx.Client = signed_in()
    view.click("nav a", "Sessions")
    view.click(".entries button", "Sign out")
    view.click("dialog button", "Cancel")
    assert other.get("/auth/profile").status_code == 200
    view.click(".entries button", "Sign out")
    view.click("dialog .button-danger", "Sign out")
    view.find(".toast", "The session has ended.")
    assert other.get("/auth/profile").status_code == 401


def test_signing_out_everywhere_includes_this_page(view: Browser) -> None:
    view.click("nav a", "Sessions")
    view.click("main .button-danger", "Sign out everywhere")
    view.find("dialog", "Every device has to sign in again")
    assert barriers(view.driver) == []
    view.click("dialog .button-danger", "Sign out everywhere")
    view.find("[name=username]")


def test_everything_about_the_account_can_be_downloaded(view: Browser, tmp_path: Path) -> None:
    allow = {"behavior": "allow", "downloadPath": str(tmp_path)}
    view.driver.execute_cdp_cmd("Browser.setDownloadBehavior", allow)
    view.open("/app/account/data")
    view.click("button", "Download")
    view.eventually(lambda: [*tmp_path.glob("*.json")])
    exported = json.loads((tmp_path / "sahienglish.json").read_text(encoding="utf-8"))
    assert exported["account"]["email"] == EMAIL


def test_deleting_the_account_takes_the_password_and_says_what_goes(view: Browser) -> None:
    view.click("nav a", "Your data")
    view.click("button", "Delete the account")
    view.find("dialog", f"The account {EMAIL} will be deleted for good.")
    view.click("dialog button", "Delete for good")
    view.fill("dialog [name=password]", "not this one")
    view.click("dialog button", "Continue")
    view.find("dialog", "The password is wrong.")
    view.fill("dialog [name=password]", PASSWORD)
    view.click("dialog button", "Continue")
    view.find("[name=username]")
    assert not User.objects.filter(email=EMAIL).exists()


def test_the_language_of_the_page_changes_at_once_and_stays(view: Browser) -> None:
    view.driver.execute_script(
        """
        const select = document.querySelector(".language-select select");
        select.value = "ar";
        select.dispatchEvent(new Event("change", {bubbles: true}));
        """
    )
    view.find("h1", "الحساب")
    view.open("/app/account")
    view.find("h1", "الحساب")
    root = view.driver.execute_script("return [document.documentElement.lang, document.documentElement.dir]")
    assert root == ["ar", "rtl"]
    view.driver.execute_script("localStorage.clear()")
