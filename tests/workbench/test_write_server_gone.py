"""The server is killed while the user writes, and started again."""

from pathlib import Path

import pytest
from django.contrib.auth.hashers import BCryptSHA256PasswordHasher
from django.db import connection

from accounts.models import User
from tests.support.browser import Browser
from tests.support.editor_page import EditorPage
from tests.support.server_process import Served, free_port
from tests.workbench.conftest import EMAIL, PASSWORD

FIRST, SECOND = "She have a pen.", " I recieved it."


def serve(directory: Path, port: int) -> Served:
    """Start a server of its own on the database of the tests; both runs share their keys and their port."""
    database = connection.settings_dict
    place = {"MONGODB_URL": database["HOST"], "DATABASE_NAME": database["NAME"]}
    served = Served(directory, "--no-prepare", PORT=str(port), AI_PROVIDER="offline", **place)
    return served.await_readiness()


@pytest.fixture
def account(db: None) -> User:
    """An account whose password is stored as the product stores it."""
    hasher = BCryptSHA256PasswordHasher()
    return User.objects.create(
        email=EMAIL,
        password=hasher.encode(PASSWORD, hasher.salt()),
        full_name="Asha Rao",
        is_email_verified=True,
    )


def test_a_text_outlives_a_server_that_is_killed_and_is_checked_by_the_next_one(
    browser: Browser, account: User, tmp_path: Path
) -> None:
    port = free_port()
    with serve(tmp_path, port) as first:
        browser.base = first.url
        browser.sign_in(EMAIL, PASSWORD)
        editor = EditorPage(browser)
        editor.open()
        editor.write(FIRST)
        editor.has_marks("have")
        first.process.kill()
        first.wait()
        editor.write(SECOND)
        editor.browser.find(".status-bar", "The server cannot be reached. Your text is safe here")
        assert editor.text == FIRST + SECOND
        assert editor.is_focused
    with serve(tmp_path, port):
        editor.browser.gone(".status-problem")
        editor.has_marks("have", "recieved")
        assert editor.is_focused
        # The session outlives the process, too.
        browser.open("/app/account")
        assert browser.find("[name=email]").get_attribute("value") == EMAIL
        browser.driver.get("about:blank")
