"""Client developers at `/docs`."""

PASSWORD = "a long enough passphrase"


def test_authorize_and_call_a_protected_path(browser, signed_in):
    signed_in()
    browser.open("/docs")
    browser.click("button.authorize")
    browser.fill("#oauth_username", "asha@example.org")
    browser.fill("[id^=oauth_password]", PASSWORD)
    browser.click(".auth-container button.authorize")
    browser.click(".auth-container button.btn-done")
    browser.click("#operations-templates-templates_list .opblock-summary-control")
    browser.click("#operations-templates-templates_list .try-out__btn")
    browser.click("#operations-templates-templates_list .execute")
    browser.find("#operations-templates-templates_list .live-responses-table .response-col_status", "200")
    assert browser.hosts() == {browser.base.removeprefix("http://")}
    assert browser.mistakes() == []
