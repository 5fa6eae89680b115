"""Passkeys as the second step of a login, and as proof of who is at the keyboard."""

from typing import Any

import pytest

from accounts.models import Passkey, Session
from sahienglish.core.clock import FrozenClock
from tests.accounts.conftest import Person
from tests.support.authenticator import App, first_step, second_step
from tests.support.crowd import together
from tests.support.page.passkey_device import Authenticator, encoded
from tests.support.passkeys import asked, challenge, log_in, present, register
from tests.support.problems import assert_problem

pytestmark = pytest.mark.usefixtures("no_limits")


def test_a_passkey_alone_leaves_password_logins_as_they_are(asha: Person, key: Authenticator) -> None:
    assert asha.try_log_in(asha.password).status_code == 200


def test_a_passkey_completes_a_login_with_a_password(asha: Person, key: Authenticator, app: App) -> None:
    refused = asha.try_log_in(asha.password)
    assert_problem(refused, 403, "mfa_required")
    assert refused.json()["methods"] == ["totp", "recovery_code", "passkey"]
    token = refused.json()["mfa_token"]
    options = asked(asha.api, token)
    assert [each["id"] for each in options["allowCredentials"]] == [encoded(key.credential_id)]
    tokens = second_step(asha.api, token, passkey=key.get(options))
    assert tokens.status_code == 200, tokens.text
    session = Session.objects.order_by("-created_at").first()
    assert (session.aal, session.methods) == (2, ["password", "passkey"])


def test_a_security_key_may_leave_the_user_handle_out(asha: Person, key: Authenticator, app: App) -> None:
    token = first_step(asha)
    key.user_handle = ""
    assert second_step(asha.api, token, passkey=key.get(asked(asha.api, token))).status_code == 200


def test_a_login_with_a_passkey_asks_nothing_else(asha: Person, key: Authenticator, app: App) -> None:
    assert log_in(asha.api, key).status_code == 200
    session = Session.objects.order_by("-created_at").first()
    assert (session.aal, session.methods, session.confirmed_at) == (2, ["passkey"], None)


@pytest.mark.parametrize(
    "lies",
    [
        {"origin": "http://evil.example"},
        {"flags": 1},
        {"user_handle": encoded(b"x" * 32)},
        {"credential_id": b"unknown"},
        {"challenge": encoded(b"x" * 32)},
        {"client_data": {"crossOrigin": True}},
        {"sign_count": 1},
    ],
    ids=str,
)
def test_a_second_step_with_a_lie_is_rejected(
    asha: Person, key: Authenticator, app: App, lies: dict[str, Any]
) -> None:
    token = first_step(asha)
    for name, value in lies.items():
        setattr(key, name, value)
    before = Session.objects.count()
    assert_problem(second_step(asha.api, token, passkey=key.get(asked(asha.api, token))), 400, "mfa_invalid")
    assert Session.objects.count() == before


def test_a_response_of_the_second_step_works_once(asha: Person, key: Authenticator, app: App) -> None:
    token = first_step(asha)
    key.sign_count = 0
    Passkey.objects.update(sign_count=0)
    credential = key.get(asked(asha.api, token))
    answers = together(*[lambda: second_step(asha.api, token, passkey=credential).status_code] * 20)
    assert sorted(answers) == [200] + [400] * 19


def test_a_passkey_of_another_account_is_no_second_factor(
    asha: Person, key: Authenticator, app: App, person: Any
) -> None:
    other = person("other@example.org")
    other.open_session()
    other.confirm()
    theirs = Authenticator()
    register(other, theirs)
    token = first_step(asha)
    assert_problem(
        second_step(asha.api, token, passkey=theirs.get(asked(asha.api, token))), 400, "mfa_invalid"
    )


def test_challenges_of_one_purpose_serve_no_other(asha: Person, key: Authenticator, app: App) -> None:
    token = first_step(asha)
    for_login = challenge(asha.api)["public_key"]
    assert_problem(second_step(asha.api, token, passkey=key.get(for_login)), 400, "mfa_invalid")
    for_second_step = asked(asha.api, token)
    offered = {"challenge_token": for_second_step["challenge"]}
    assert_problem(present(asha.api, offered, key.get(for_second_step)), 400, "passkey_invalid")


def test_a_passkey_confirms_who_is_at_the_keyboard(
    signed_in_asha: Person, key: Authenticator, time: FrozenClock
) -> None:
    asha = signed_in_asha
    time.advance(minutes=6)
    assert_problem(asha.post("/auth/passkeys/options"), 403, "confirmation_required")
    offered = asha.post("/auth/confirm/options").json()
    body = {"challenge_token": offered["challenge_token"], "credential": key.get(offered["public_key"])}
    assert asha.post("/auth/confirm", **body).status_code == 200
    assert asha.post("/auth/passkeys/options").status_code == 200
    assert_problem(asha.post("/auth/confirm", **body), 400, "mfa_invalid")


@pytest.mark.parametrize("method", ["POST", "PATCH", "DELETE"])
def test_changes_of_passkeys_need_a_confirmation(
    signed_in_asha: Person, key: Authenticator, time: FrozenClock, method: str
) -> None:
    asha = signed_in_asha
    time.advance(minutes=6)
    passkey = asha.get("/auth/passkeys").json()[0]
    path = "/auth/passkeys" if method == "POST" else f"/auth/passkeys/{passkey['id']}"
    response = asha.api.request(method, path, headers=asha.bearer, json={"name": "x"})
    assert_problem(response, 403, "confirmation_required")
    assert "passkey" in response.json()["methods"]
