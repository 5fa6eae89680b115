"""Client developers at `/docs`."""

import pytest

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


@pytest.mark.parametrize(("scheme", "darkest"), [("light", False), ("dark", True)], ids=["light", "dark"])
def test_the_page_follows_the_scheme_of_the_system_in_colours_that_can_be_read(browser, scheme, darkest):
    with screen(browser.driver, width=390, scheme=scheme):
        browser.open("/docs")
        browser.find("#operations-templates-templates_list")
        script = "return getComputedStyle(document.querySelector('.swagger-ui')).color.match(/\\d+/)[0] > 128"
        assert browser.driver.execute_script(script) is darkest
        assert [each for each in barriers(browser.driver) if each.startswith("color-contrast")] == []
    assert browser.mistakes() == []
