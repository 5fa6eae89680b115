"""Wrong passkeys at the second step of a login: they lock nothing, and are limited and reported."""

from typing import Any

import httpx
import pytest

from accounts.models import AuditEvent
from sahienglish.core.clock import FrozenClock
from tests.accounts.conftest import Person
from tests.plugins.mailbox import Mailbox
from tests.support.authenticator import App, first_step, second_step
from tests.support.page.passkey_device import Authenticator
from tests.support.passkeys import asked
from tests.support.problems import assert_problem

pytestmark = pytest.mark.usefixtures("no_limits")


def test_wrong_passkeys_do_not_lock_the_second_step(
    asha: Person, key: Authenticator, app: App, time: FrozenClock
) -> None:
    token = first_step(asha)
    forged = Authenticator(credential_id=key.credential_id, user_handle=key.user_handle)
    for _ in range(12):
        response = second_step(asha.api, token, passkey=forged.get(asked(asha.api, token)))
        assert_problem(response, 400, "mfa_invalid")
    time.advance(minutes=1)
    assert second_step(asha.api, token, totp=app.code()).status_code == 200


def test_a_passkey_works_while_codes_are_locked(asha: Person, key: Authenticator, app: App) -> None:
    for _ in range(2):
        token = first_step(asha)
        for _ in range(5):
            second_step(asha.api, token, totp="000000")
    token = first_step(asha)
    assert_problem(second_step(asha.api, token, totp="000000"), 429, "mfa_locked")
    assert second_step(asha.api, token, passkey=key.get(asked(asha.api, token))).status_code == 200


def test_a_copied_passkey_is_reported_at_the_second_step(
    asha: Person, key: Authenticator, app: App, mailbox: Any
) -> None:
    token = first_step(asha)
    key.sign_count = 1
    assert_problem(second_step(asha.api, token, passkey=key.get(asked(asha.api, token))), 400, "mfa_invalid")
    assert AuditEvent.objects.filter(kind="passkey_count_fell").count() == 1
    assert "counted backwards" in mailbox.latest(asha.email).body


def test_challenges_of_a_half_login_are_limited(api: httpx.Client, settings: Any) -> None:
    settings.PASSKEY_RATE_LIMIT_PER_MINUTE = 2
    body = {"mfa_token": "x.y.z"}
    statuses = [api.post("/auth/login/mfa/options", json=body).status_code for _ in range(3)]
    assert statuses == [400, 400, 429]


def test_many_wrong_passkeys_are_e_mailed_once_in_a_quarter_of_an_hour(
    asha: Person, key: Authenticator, app: App, mailbox: Mailbox, time: FrozenClock
) -> None:
    def warnings() -> int:
        subjects = [mail.subject for mail in mailbox.to(asha.email)]
        return subjects.count("Someone knows your SahiEnglish password")

    unknown = key.get({"challenge": "unknown", "rpId": "api.sahienglish.test"})
    confirmation = asha.post("/auth/confirm", challenge_token="unknown", credential=unknown)
    assert_problem(confirmation, 400, "mfa_invalid")
    for expected in (1, 2):
        token = first_step(asha)
        for _ in range(5):
            assert_problem(second_step(asha.api, token, passkey=unknown), 400, "mfa_invalid")
        assert warnings() == expected
        time.advance(minutes=15)
    assert AuditEvent.objects.filter(kind="second_factor_failed").count() == 11


def test_passkeys_of_the_second_step_are_limited_by_client(
    asha: Person, key: Authenticator, app: App, settings: Any
) -> None:
    settings.PASSKEY_RATE_LIMIT_PER_MINUTE = 2
    token = first_step(asha)
    unknown = key.get({"challenge": "unknown", "rpId": "api.sahienglish.test"})
    for _ in range(2):
        assert_problem(second_step(asha.api, token, passkey=unknown), 400, "mfa_invalid")
    assert_problem(second_step(asha.api, token, passkey=unknown), 429, "rate_limited")
    assert second_step(asha.api, token, totp=app.code(steps=1)).status_code == 200


@pytest.mark.parametrize("challenge", ["\ud800", None, ["x"], {"$gt": ""}], ids=ascii)
def test_a_challenge_that_is_none_is_a_wrong_passkey(
    challenge: Any, asha: Person, key: Authenticator, app: App
) -> None:
    token = first_step(asha)
    key.client_data = {"challenge": challenge}
    assert_problem(second_step(asha.api, token, passkey=key.get(asked(asha.api, token))), 400, "mfa_invalid")
