"""Client developers at `/docs`."""

from tests.support.page.accessibility import barriers, screen

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


def test_the_page_follows_the_scheme_of_the_system_in_colours_that_can_be_read(browser):
    script = "return getComputedStyle(document.querySelector('.swagger-ui')).color.match(/\\d+/)[0] > 128"
    for scheme in ("light", "dark"):
        with screen(browser.driver, width=390, scheme=scheme):
            browser.open("/docs")
            browser.find("#operations-templates-templates_list")
            # The schemas stand at the end of the page and are rendered last.
            browser.find(".models .json-schema-2020-12-expand-deep-button")
            browser.eventually(lambda dark=scheme == "dark": browser.driver.execute_script(script) is dark)
            assert barriers(browser.driver, ["color-contrast"]) == []
    assert browser.mistakes() == []
