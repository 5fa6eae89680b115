"""Signing up and in: mistakes are said where they are made, and what the user wanted is not forgotten."""

from selenium.webdriver.common.by import By

from accounts.models import User
from tests.plugins.mailbox import Mailbox
from tests.support.page.accessibility import focused
from tests.support.page.browser import Browser
from tests.workbench.conftest import EMAIL, PASSWORD

NEW_PASSWORD = "quite another passphrase"


def sign_in(browser: Browser, password: str) -> None:
    browser.fill("[name=username]", EMAIL)
    browser.fill("[name=password]", password)
    browser.click("form [type=submit]")


def test_a_wrong_password_is_said_and_announced(browser: Browser, account: User) -> None:
    browser.open("/app/sign-in")
    sign_in(browser, "not this one")
    browser.find("[role=alert]", "The e-mail address or the password is wrong.")
    assert browser.find("[name=username]").get_attribute("value") == EMAIL


def test_an_error_stands_at_its_field_which_takes_the_focus(browser: Browser) -> None:
    browser.open("/app/sign-up")
    browser.fill("[name=full_name]", "Bina Roy")
    browser.fill("[name=email]", "bina@example.org")
    browser.fill("[name=password]", "password1234")
    browser.click("form [type=submit]")
    field = browser.find("[name=password][aria-invalid=true]")
    described = str(field.get_attribute("aria-describedby")).split()[0]
    error = browser.driver.find_element(By.ID, described)
    assert error.text == "This is one of the passwords attackers try first."
    browser.eventually(lambda: focused(browser.driver, "[name=password]"))


def test_password_managers_find_their_fields(browser: Browser) -> None:
    browser.open("/app/sign-in")
    assert browser.find("[name=username]").get_attribute("autocomplete") == "username webauthn"
    assert browser.find("[name=password]").get_attribute("autocomplete") == "current-password"
    browser.open("/app/sign-up")
    assert browser.find("[name=email]").get_attribute("autocomplete") == "username"
    assert browser.find("[name=password]").get_attribute("autocomplete") == "new-password"


def test_a_password_can_be_looked_at(browser: Browser) -> None:
    browser.open("/app/sign-in")
    browser.fill("[name=password]", PASSWORD)
    browser.click("[aria-label='Show the password']")
    assert browser.find("[name=password]").get_attribute("type") == "text"


def test_after_signing_in_the_wanted_view_opens(browser: Browser, account: User) -> None:
    browser.open("/app/account/sessions")
    browser.find("[name=username]")
    sign_in(browser, PASSWORD)
    browser.find("h2", "Sessions")
    assert browser.driver.current_url == f"{browser.base}/app/account/sessions"


def test_the_wanted_view_is_one_of_this_page(browser: Browser, account: User) -> None:
    browser.open("/app/sign-in?next=//example.org/app/")
    sign_in(browser, PASSWORD)
    browser.find(".cm-content")
    assert browser.driver.current_url == f"{browser.base}/app/write"


def test_an_unconfirmed_address_leads_to_the_page_about_the_link(browser: Browser, mailbox: Mailbox) -> None:
    User.objects.create_user(email=EMAIL, password=PASSWORD, full_name="Asha Rao", is_email_verified=False)
    browser.open("/app/sign-in")
    sign_in(browser, PASSWORD)
    browser.find("main", f"the e-mail we sent to {EMAIL}")
    browser.click("button", "Send the link again")
    browser.find("[role=status]", "a new link is on its way")
    assert "/auth/verify-email?token=" in mailbox.latest(EMAIL).action


def test_a_forgotten_password_is_replaced_with_a_code(
    browser: Browser, account: User, mailbox: Mailbox
) -> None:
    browser.open("/app/sign-in")
    browser.click("a", "Forgotten your password?")
    browser.fill("[name=email]", EMAIL)
    browser.click("form [type=submit]")
    browser.fill("[name=otp]", "000000")
    browser.click("form [type=submit]")
    browser.find("[role=alert]", "The code is wrong or has expired.")
    browser.fill("[name=otp]", mailbox.latest(EMAIL).action)
    browser.click("form [type=submit]")
    browser.fill("[name=new_password]", NEW_PASSWORD)
    browser.click("form [type=submit]")
    browser.find("main", "Your password has been changed.")
    sign_in(browser, NEW_PASSWORD)
    browser.find(".cm-content")


def test_another_tab_signs_in_as_well(browser: Browser, account: User) -> None:
    browser.open("/app/templates")
    browser.find("[name=username]")
    first = browser.driver.current_window_handle
    browser.driver.switch_to.new_window("tab")
    second = browser.driver.current_window_handle
    try:
        browser.open("/app/sign-in")
        sign_in(browser, PASSWORD)
        browser.find(".cm-content")
        browser.driver.switch_to.window(first)
        browser.find("h1", "Templates")
    finally:
        browser.driver.switch_to.window(second)
        browser.driver.close()
        browser.driver.switch_to.window(first)


def test_no_token_is_within_reach_of_a_script(browser: Browser, account: User) -> None:
    browser.open("/app/sign-in")
    sign_in(browser, PASSWORD)
    browser.find(".cm-content")
    kept = browser.driver.execute_script(
        "return [document.cookie, JSON.stringify(localStorage), JSON.stringify(sessionStorage)].join()"
    )
    assert "eyJ" not in kept


def test_a_user_who_signs_out_leaves_nothing_behind(browser: Browser, account: User) -> None:
    browser.open("/app/sign-in")
    sign_in(browser, PASSWORD)
    browser.find(".cm-content").send_keys("A private text.")
    browser.eventually(lambda: browser.driver.execute_script("return sessionStorage.length"))
    browser.click(".sign-out")
    browser.find("[name=username]")
    assert browser.driver.execute_script("return sessionStorage.getItem('sahi.draft')") is None
    browser.open("/app/templates")
    browser.find("[name=username]")
