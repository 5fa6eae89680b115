"""A text survives a reload, an expired session and a server that is away; signing out forgets it."""

from selenium.webdriver.common.by import By

from accounts.models import User
from tests.support.page.editor_page import EditorPage
from tests.workbench.conftest import EMAIL, PASSWORD

TEXT = "She have a idea."


def test_a_reload_keeps_the_text(editor: EditorPage) -> None:
    editor.open()
    editor.write(TEXT)
    editor.has_text(TEXT)
    editor.driver.refresh()
    editor.browser.find(".cm-content", TEXT)


def test_an_expired_session_leads_to_the_sign_in_page_and_back_to_the_text(
    editor: EditorPage, account: User
) -> None:
    editor.open()
    editor.write("She have a")
    editor.browser.eventually(lambda: editor.marks)
    User.objects.filter(pk=account.pk).update(token_version=account.token_version + 1)
    editor.write(" idea.")
    editor.browser.find("input[type=password]").send_keys(PASSWORD)
    assert editor.browser.find("input[type=email]").get_attribute("value") == EMAIL
    editor.browser.click("[type=submit]")
    editor.browser.find(".cm-content", TEXT)
    editor.has_marks("have", "a")


def test_signing_out_in_one_tab_clears_the_text_in_the_other(editor: EditorPage) -> None:
    editor.open()
    editor.write(TEXT)
    editor.has_text(TEXT)
    first = editor.driver.current_window_handle
    editor.driver.switch_to.new_window("tab")
    try:
        editor.browser.open("/app/write")
        assert editor.browser.find(".cm-content").text.strip() == ""
        editor.browser.click(".sign-out")
        editor.browser.find("input[type=password]")
        editor.driver.switch_to.window(first)
        editor.browser.find("input[type=password]")
        assert editor.driver.execute_script("return sessionStorage.getItem('sahi.draft')") is None
    finally:
        for handle in editor.driver.window_handles:
            if handle != first:
                editor.driver.switch_to.window(handle)
                editor.driver.close()
        editor.driver.switch_to.window(first)


def test_while_the_server_is_away_nothing_is_lost_and_checking_goes_on_afterwards(
    editor: EditorPage,
) -> None:
    editor.open()
    editor.go_offline(True)
    try:
        editor.write(TEXT)
        editor.browser.find(".status-bar", "The server cannot be reached. Your text is safe here")
        assert editor.text == TEXT
        editor.has_focus()
        assert not editor.driver.find_elements(By.CSS_SELECTOR, "dialog[open]")
    finally:
        editor.go_offline(False)
    editor.has_marks("have", "a")
    editor.browser.gone(".status-problem")


def test_nothing_but_the_draft_is_stored_in_the_browser(editor: EditorPage) -> None:
    editor.open()
    editor.write(TEXT)
    editor.has_marks("have", "a")
    stored = editor.driver.execute_script("return [Object.keys(sessionStorage), Object.keys(localStorage)]")
    assert stored == [["sahi.draft"], []]
    assert editor.browser.hosts() == {editor.browser.base.removeprefix("http://")}
