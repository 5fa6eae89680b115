"""Every view but the editor, judged by axe: light, dark, narrow, left to right and right to left."""

import pytest

from accounts.models import User
from tests.support.page.accessibility import barriers_on_every_screen, focused, screen
from tests.support.page.browser import Browser
from tests.workbench.conftest import EMAIL, PASSWORD

SIGNED_OUT = {
    "/app/sign-in": "[name=username]",
    "/app/sign-up": "[name=full_name]",
    "/app/check-email": ".big-icon",
    "/app/forgotten-password": "[name=email]",
}
SIGNED_IN = {
    "/app/templates": ".template-list",
    "/app/progress": "main button",
    "/app/account": "[name=full_name]",
    "/app/account/security": "[name=old_password]",
    "/app/account/sessions": ".entries li",
    "/app/account/preferences": "main select",
    "/app/account/dictionary": "[name=words]",
    "/app/account/api-keys": "button.button-primary",
    "/app/account/data": ".button-danger",
}

LANGUAGES = ["en", "ar"]
# What is left is marked, so that a view that is still loading is not judged by the one before it.
VISIT = """
    document.querySelectorAll("main *").forEach(each => each.dataset.left = "");
    history.pushState(null, "", arguments[0]);
    dispatchEvent(new PopStateEvent("popstate"));
"""


def barriers_of_views(browser: Browser, language: str, views: dict[str, str]) -> list[str]:
    """Return what axe finds in these views, visited one after the other, as links within the page do."""
    browser.choose_language(language)
    first, *_ = views
    browser.open(first)
    found = []
    for path, ready in views.items():
        if path != first:
            browser.driver.execute_script(VISIT, path)
        browser.find(f"{ready}:not([data-left])")
        assert browser.driver.execute_script("return document.documentElement.lang") == language
        found += [f"{path} {each}" for each in barriers_on_every_screen(browser)]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_view_before_signing_in_has_a_barrier(browser: Browser, language: str) -> None:
    assert barriers_of_views(browser, language, SIGNED_OUT) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_view_of_a_signed_in_user_has_a_barrier(browser: Browser, account: User, language: str) -> None:
    browser.sign_in(EMAIL, PASSWORD)
    assert barriers_of_views(browser, language, SIGNED_IN) == []


def test_following_a_link_moves_the_focus_to_the_heading_and_names_the_document(
    browser: Browser, account: User
) -> None:
    browser.sign_in(EMAIL, PASSWORD)
    browser.open("/app/account")
    browser.find("[name=full_name]")
    browser.click(".navigation a", "Templates")
    browser.find("h1", "Templates")
    browser.eventually(lambda: focused(browser.driver, "h1"))
    browser.eventually(lambda: browser.driver.title.startswith("Templates · "))
    assert browser.find(".navigation [aria-current=page]").text == "Templates"


def test_the_back_button_leads_back(browser: Browser, account: User) -> None:
    browser.sign_in(EMAIL, PASSWORD)
    browser.open("/app/account")
    browser.click("nav a", "Sessions")
    browser.find("h2", "Sessions")
    browser.driver.back()
    browser.find("[name=full_name]")


def test_opening_the_page_leaves_the_focus_alone(browser: Browser) -> None:
    browser.open("/app/sign-in")
    browser.find("[name=username]")
    assert focused(browser.driver, "body")


def test_no_view_makes_the_browser_complain(browser: Browser, account: User) -> None:
    """Neither the content security policy nor Trusted Types get in the way of the page's own work."""
    browser.sign_in(EMAIL, PASSWORD)
    browser.mistakes()
    for path, ready in {"/app/write": ".cm-content", **SIGNED_IN}.items():
        browser.open(path)
        browser.find(ready)
    assert browser.mistakes() == []
    assert browser.hosts() == {browser.base.removeprefix("http://")}


@pytest.mark.parametrize("language", ["hi", "es", "zh-Hans"])
def test_no_view_is_wider_than_a_small_phone_in_any_language(
    browser: Browser, account: User, language: str
) -> None:
    browser.sign_in(EMAIL, PASSWORD)
    browser.choose_language(language)
    with screen(browser.driver, width=320, scheme="light"):
        for path, ready in SIGNED_IN.items():
            browser.open(path)
            browser.find(ready)
            assert (path, browser.too_wide()) == (path, [])
