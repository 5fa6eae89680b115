"""The long form of the code in an e-mail, which strangers cannot use up, in the page's field for codes."""

import re

import httpx

from accounts.models import User
from tests.plugins.mailbox import Mailbox
from tests.support.page.browser import Browser
from tests.workbench.conftest import EMAIL

NEW_PASSWORD = "quite another passphrase"


def test_a_password_is_replaced_with_the_long_code_of_an_e_mail_that_is_there_already(
    browser: Browser, account: User, mailbox: Mailbox, api: httpx.Client
) -> None:
    assert api.post("/auth/forgot-password", json={"email": EMAIL}).status_code == 202
    long_code = re.search(r"(?:[0-9]{4}\s+){5}[0-9]{4}", str(mailbox.latest(EMAIL).body))
    assert long_code
    browser.open("/app/forgotten-password")
    browser.fill("[name=email]", EMAIL)
    browser.click("button", "I have a code already")
    # As people copy it: with its blanks, and one more at each end.
    browser.fill("[name=otp]", f" {long_code[0]} ")
    field = browser.find("[name=otp]")
    assert field.get_attribute("value") == f" {long_code[0]} ", "nothing is cut off"
    browser.click("form [type=submit]")
    browser.fill("[name=new_password]", NEW_PASSWORD)
    browser.click("form [type=submit]")
    browser.find("main", "Your password has been changed.")
    account.refresh_from_db()
    assert account.check_password(NEW_PASSWORD)
