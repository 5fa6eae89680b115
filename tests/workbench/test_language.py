"""The language that a user chooses, on whichever page, is that of every other page."""

from accounts.models import User
from tests.support.page.browser import Browser
from tests.workbench.conftest import EMAIL, PASSWORD


def language(browser: Browser) -> str:
    return str(browser.driver.execute_script("return document.documentElement.lang"))


def test_a_language_chosen_in_the_workbench_counts_on_the_servers_pages_and_after_signing_out(
    browser: Browser, account: User
) -> None:
    browser.sign_in(EMAIL, PASSWORD)
    browser.open("/app/account")
    browser.click(".language-select option[value=es]")
    browser.find("h1", "Cuenta")
    for path in ("/", "/rules", "/auth/verify-email?token=expired"):
        browser.open(path)
        assert (path, language(browser)) == (path, "es")
    browser.open("/app/account")
    browser.click(".sign-out")
    # What a sign-out clears is cleared when the page is opened again at the latest.
    browser.find("[name=username]")
    browser.open("/app/sign-in")
    browser.find("h1", "Iniciar sesión")
    browser.open("/")
    assert language(browser) == "es"


def test_a_language_chosen_on_the_front_page_is_that_of_the_workbench(browser: Browser) -> None:
    browser.open("/")
    browser.click(".languages a", "العربية")
    browser.find("html[lang=ar] .languages strong", "العربية")
    browser.open("/app/sign-in")
    browser.find("[name=username]")
    assert language(browser) == "ar"
