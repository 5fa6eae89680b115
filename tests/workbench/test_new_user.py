"""The whole way of a new user, from the front page to the first correction, by mouse and by keyboard."""

from urllib.parse import urlsplit

from selenium.webdriver.common.keys import Keys

from tests.plugins.mailbox import Mailbox
from tests.support.page.accessibility import focused
from tests.support.page.browser import Browser

EMAIL, PASSWORD = "bina@example.org", "a long enough passphrase"
MOST_TABS = 40


def confirmation_link(mailbox: Mailbox) -> str:
    address = urlsplit(mailbox.latest(EMAIL).action)
    return f"{address.path}?{address.query}"


def test_by_mouse(browser: Browser, mailbox: Mailbox) -> None:
    browser.open("/")
    browser.click("a", "Start writing")
    browser.fill("[name=full_name]", "Bina Roy")
    browser.fill("[name=email]", EMAIL)
    browser.fill("[name=password]", PASSWORD)
    browser.click("form [type=submit]")
    browser.find("main", f"the e-mail we sent to {EMAIL}")
    browser.open(confirmation_link(mailbox))
    browser.click("main form button")
    browser.find("h1", "confirmed")
    browser.click("a", "Go to SahiEnglish")
    browser.fill("[name=username]", EMAIL)
    browser.fill("[name=password]", PASSWORD)
    browser.click("form [type=submit]")
    browser.find(".cm-content").send_keys("She have a pen.")
    browser.find(".cm-content [data-mark]", "have")
    assert browser.hosts() == {browser.base.removeprefix("http://")}


def test_by_keyboard(browser: Browser, mailbox: Mailbox) -> None:
    browser.open("/")
    tab_to(browser, "a.button-primary")
    browser.press(Keys.ENTER)
    browser.find("[name=full_name]")
    tab_to(browser, "[name=full_name]")
    browser.press("Bina Roy")
    tab_to(browser, "[name=email]")
    browser.press(EMAIL)
    tab_to(browser, "[name=password]")
    browser.press(PASSWORD)
    browser.press(Keys.ENTER)
    browser.find("main", f"the e-mail we sent to {EMAIL}")
    browser.open(confirmation_link(mailbox))
    tab_to(browser, "main form button")
    browser.press(Keys.ENTER)
    browser.find("h1", "confirmed")
    tab_to(browser, "main a")
    browser.press(Keys.ENTER)
    browser.find("[name=username]")
    tab_to(browser, "[name=username]")
    browser.press(EMAIL)
    tab_to(browser, "[name=password]")
    browser.press(PASSWORD)
    browser.press(Keys.ENTER)
    browser.find(".cm-content")
    tab_to(browser, ".cm-content")
    browser.press("She have a pen.")
    browser.find(".cm-content [data-mark]", "have")


def tab_to(browser: Browser, selector: str) -> None:
    """Press Tab until the focus is where the user wants it: every step must be reachable so."""
    for _ in range(MOST_TABS):
        browser.press(Keys.TAB)
        if focused(browser.driver, selector):
            return
    raise AssertionError(f"{selector} cannot be reached by Tab")
