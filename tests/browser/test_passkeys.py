"""Passkeys with Chromium's own implementation: an authenticator that it emulates, on http://localhost."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.virtual_authenticator import VirtualAuthenticatorOptions

from accounts.models import Passkey, Session, User
from tests.support.page.browser import Browser
from tests.support.waiting import PATIENCE_SECONDS

PASSWORD = "a long enough passphrase"
IN_PAGE = """
const [steps, done] = arguments;
const post = async (path, body = {}) => {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Sahi-Web": "1" },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: response.status === 204 ? null : await response.json() };
};
const create = async options => {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  return (await navigator.credentials.create({ publicKey })).toJSON();
};
const use = async options => {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return (await navigator.credentials.get({ publicKey })).toJSON();
};
"""
REGISTER = """
(async () => {
  await post("/auth/confirm", { password: steps.password });
  const { body } = await post("/auth/passkeys/options");
  const credential = await create(body.public_key);
  return post("/auth/passkeys", { challenge_token: body.challenge_token, credential, name: "Emulated" });
})().then(done, error => done({ error: String(error) }));
"""
LOG_IN = """
(async () => {
  const { body } = await post("/auth/passkey/options");
  const credential = await use(body.public_key);
  return post("/auth/passkey/login", { challenge_token: body.challenge_token, credential });
})().then(done, error => done({ error: String(error) }));
"""


@pytest.fixture
def authenticator(driver: Chrome) -> Iterator[Chrome]:
    """A platform authenticator that recognises its user."""
    options = VirtualAuthenticatorOptions(
        protocol=VirtualAuthenticatorOptions.Protocol.CTAP2,
        transport=VirtualAuthenticatorOptions.Transport.INTERNAL,
        has_resident_key=True,
        has_user_verification=True,
        is_user_verified=True,
    )
    driver.add_virtual_authenticator(options)
    driver.set_script_timeout(PATIENCE_SECONDS)
    yield driver
    driver.remove_virtual_authenticator()


@pytest.fixture
def page(browser: Browser, settings: Any) -> Browser:
    """The page at `/app` on localhost, where browsers know passkeys."""
    browser.base = f"http://localhost:{urlsplit(browser.base).port}"
    settings.WEBAUTHN_RP_ID, settings.WEBAUTHN_ORIGINS = "localhost", [browser.base]
    User.objects.create_user("asha@example.org", PASSWORD, full_name="Asha Rao", is_email_verified=True)
    browser.sign_in("asha@example.org", PASSWORD)
    return browser


def run(page: Browser, script: str) -> dict[str, Any]:
    answer: dict[str, Any] = page.driver.execute_async_script(IN_PAGE + script, {"password": PASSWORD})
    assert "error" not in answer, answer
    return answer


def test_a_passkey_of_a_browser_is_added_and_signs_in(page: Browser, authenticator: Chrome) -> None:
    added = run(page, REGISTER)
    assert added["status"] == 201, added
    stored = authenticator.get_credentials()[0]
    assert (stored.is_resident_credential, stored.rp_id) == (True, "localhost")
    page.driver.delete_all_cookies()
    for _ in range(2):
        signed_in = run(page, LOG_IN)
        assert signed_in["status"] == 200, signed_in
        assert set(signed_in["body"]) == {"token_type", "expires_in"}
    assert Passkey.objects.get().sign_count > 0
    assert Session.objects.filter(aal=2).count() == 2


def test_a_browser_that_does_not_recognise_its_user_gets_nowhere(
    page: Browser, authenticator: Chrome
) -> None:
    run(page, REGISTER)
    authenticator.set_user_verified(False)
    answer = page.driver.execute_async_script(IN_PAGE + LOG_IN, {"password": PASSWORD})
    assert "NotAllowedError" in answer["error"]


def test_the_sign_in_page_offers_the_passkey_with_the_address_field(
    page: Browser, authenticator: Chrome
) -> None:
    run(page, REGISTER)
    page.driver.delete_all_cookies()
    page.driver.execute_script("sessionStorage.clear(); localStorage.clear()")
    page.open("/app/sign-in")
    # The emulated user picks the first suggestion of the field at once.
    page.eventually(lambda: "/app/sign-in" not in page.driver.current_url)
    assert Session.objects.filter(methods=["passkey"]).exists()
