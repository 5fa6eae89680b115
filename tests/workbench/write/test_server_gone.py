"""The server goes away while the user writes, and comes back."""

from urllib.parse import urlsplit

from accounts.models import User
from tests.support.page.browser import Browser
from tests.support.page.editor_page import EditorPage
from tests.support.servers import cut_connection
from tests.workbench.conftest import EMAIL, PASSWORD

FIRST, SECOND = "She have a pen.", " I recieved it."


def test_a_text_outlives_a_server_that_goes_away_and_is_checked_once_it_is_back(
    browser: Browser, account: User
) -> None:
    server = urlsplit(browser.base)
    assert server.hostname is not None
    assert server.port is not None
    with cut_connection.running(server.hostname, server.port) as connection:
        browser.base = connection.url
        browser.sign_in(EMAIL, PASSWORD)
        editor = EditorPage(browser)
        editor.open()
        editor.write(FIRST)
        editor.has_marks("have")
        connection.cut()
        editor.write(SECOND)
        browser.find(".status-bar", "The server cannot be reached. Your text is safe here")
        assert editor.text == FIRST + SECOND
        editor.has_focus()
        connection.restore()
        browser.gone(".status-problem")
        editor.has_marks("have", "recieved")
        editor.has_focus()
        # The page asks its server no more once the connection is gone for good.
        browser.driver.get("about:blank")
