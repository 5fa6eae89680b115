"""Changes that a stolen session must not make ask again who is at the keyboard."""

from datetime import timedelta
from typing import Any

import pytest

from accounts.models import AuditEvent, Session, User
from sahienglish.core.clock import FrozenClock
from sahienglish.core.json import timestamp
from tests.accounts.conftest import PASSWORD, Person
from tests.plugins.mailbox import Mailbox
from tests.support.authenticator import App, second_step, set_up
from tests.support.crowd import together
from tests.support.problems import assert_problem

pytestmark = pytest.mark.usefixtures("no_limits")


@pytest.fixture
def app(signed_in_asha: Person, time: FrozenClock) -> App:
    app = set_up(signed_in_asha)
    time.advance(minutes=1)
    return app


def test_a_login_is_no_confirmation(asha: Person) -> None:
    asha.log_in()
    response = asha.post("/auth/factors/totp")
    assert_problem(response, 403, "confirmation_required")
    assert response.json()["methods"] == ["password"]


def test_a_confirmation_lasts_five_minutes_of_its_own_session(asha: Person, time: FrozenClock) -> None:
    asha.open_session()
    other = Person(asha.api, asha.email)
    other.open_session()
    response = asha.post("/auth/confirm", password=PASSWORD)
    assert response.status_code == 200
    assert response.json()["confirmed_until"] == timestamp(time.at + timedelta(minutes=5))
    assert asha.post("/auth/factors/totp").status_code == 200
    assert other.post("/auth/factors/totp").status_code == 403
    asha.tokens = asha.refresh().json()
    time.advance(minutes=4, seconds=59)
    assert asha.post("/auth/factors/totp").status_code == 200
    time.advance(seconds=1)
    assert asha.post("/auth/factors/totp").status_code == 403


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"password": "x", "totp": "000000"},
        {"totp": "000000", "recovery_code": "x"},
        {"credential": {}},
        {"password": 5},
        {"credential": "x", "challenge_token": "y"},
    ],
)
def test_a_confirmation_takes_exactly_one_proof(body: dict[str, Any], signed_in_asha: Person) -> None:
    assert_problem(signed_in_asha.post("/auth/confirm", **body), 400, "invalid_input")


def test_a_wrong_password_confirms_nothing(signed_in_asha: Person) -> None:
    assert_problem(signed_in_asha.post("/auth/confirm", password="wrong"), 400, "wrong_password")
    assert Session.objects.get().confirmed_at is None


@pytest.mark.parametrize("factor", [{"totp": "000000"}, {"recovery_code": "x"}])
def test_an_account_without_a_second_step_confirms_by_password(factor: dict, signed_in_asha: Person) -> None:
    assert_problem(signed_in_asha.post("/auth/confirm", **factor), 400, "mfa_invalid")


def test_with_a_second_step_the_password_is_not_enough(asha: Person, app: App) -> None:
    response = asha.post("/auth/confirm", password=PASSWORD)
    assert_problem(response, 403, "confirmation_required")
    assert response.json()["methods"] == ["totp", "recovery_code"]
    assert asha.post("/auth/confirm", recovery_code=app.recovery_codes[0]).status_code == 200


def test_where_the_password_was_enough_it_still_is_without_a_second_step(signed_in_asha: Person) -> None:
    changed = signed_in_asha.patch("/auth/profile", email="new@example.org", current_password=PASSWORD)
    assert changed.status_code == 200
    missing = signed_in_asha.patch("/auth/profile", email="new@example.org")
    assert_problem(missing, 400, "invalid_input")
    assert missing.json()["errors"][0]["field"] == "current_password"
    assert signed_in_asha.delete("/auth/profile", current_password=PASSWORD).status_code == 204


def test_a_confirmation_does_in_place_of_the_password(signed_in_asha: Person) -> None:
    signed_in_asha.post("/auth/confirm", password=PASSWORD)
    assert signed_in_asha.patch("/auth/profile", email="new@example.org").status_code == 200
    assert signed_in_asha.delete("/auth/profile").status_code == 204
    assert not User.objects.exists()


def test_with_a_second_step_the_password_changes_no_address_and_deletes_nothing(
    asha: Person, app: App
) -> None:
    changed = asha.patch("/auth/profile", email="new@example.org", current_password=PASSWORD)
    assert_problem(changed, 403, "confirmation_required")
    assert_problem(asha.delete("/auth/profile", current_password=PASSWORD), 403, "confirmation_required")
    asha.post("/auth/confirm", totp=app.code())
    assert asha.patch("/auth/profile", email="new@example.org").status_code == 200
    assert asha.delete("/auth/profile").status_code == 204


def test_an_account_without_a_password_is_told_what_it_can_confirm_by(signed_in_asha: Person) -> None:
    User.objects.update(password="!")
    for response in (
        signed_in_asha.post("/auth/factors/totp"),
        signed_in_asha.patch("/auth/profile", email="new@example.org"),
        signed_in_asha.delete("/auth/profile", current_password="x"),
        signed_in_asha.post("/auth/confirm", password="x"),
    ):
        assert_problem(response, 403, "confirmation_required")
        assert response.json()["methods"] == []
        assert "Set a password first" in response.json()["detail"]
    changed = signed_in_asha.post("/auth/change-password", old_password="x", new_password="quiet river boat")
    assert_problem(changed, 400, "wrong_password")
    assert "Set a password first" in changed.json()["detail"]


def test_setting_up_an_app_ends_every_session_the_old_one_too(asha: Person, mailbox: Mailbox) -> None:
    asha.open_session()
    old, other = Person(asha.api, asha.email, tokens=asha.tokens), Person(asha.api, asha.email)
    other.open_session()
    set_up(asha)
    assert asha.is_signed_in()
    assert not old.is_signed_in()
    assert not other.is_signed_in()
    assert other.refresh().status_code == 400
    live = Session.objects.get(status="live")
    assert (live.aal, live.methods) == (2, ["password", "totp"])
    assert mailbox.latest(asha.email).subject == "Two-step login is on for SahiEnglish"
    assert AuditEvent.objects.filter(kind="second_step_on").count() == 1


def test_the_state_shows_what_is_on_and_since_when(signed_in_asha: Person, time: FrozenClock) -> None:
    assert signed_in_asha.get("/auth/factors").json() == {
        "second_step": False,
        "totp": None,
        "recovery_codes": None,
        "methods": [],
    }
    set_up(signed_in_asha)
    state = signed_in_asha.get("/auth/factors").json()
    assert state["second_step"]
    assert state["totp"]["since"] == state["recovery_codes"]["made_at"]
    assert (state["recovery_codes"]["left"], state["methods"]) == (10, ["totp", "recovery_code"])


def test_nothing_changes_before_the_code_of_the_app_is_right(signed_in_asha: Person) -> None:
    asha = signed_in_asha
    asha.post("/auth/confirm", password=PASSWORD)
    begun = asha.post("/auth/factors/totp")
    assert begun.headers["cache-control"] == "no-store"
    body = begun.json()
    assert body["otpauth_uri"].startswith("otpauth://totp/SahiEnglish:asha%40example.org?secret=")
    assert body["qr_svg"].startswith("<svg")
    wrong = asha.post("/auth/factors/totp/confirm", enrol_token=body["enrol_token"], totp="000000")
    assert_problem(wrong, 400, "mfa_invalid")
    junk = asha.post("/auth/factors/totp/confirm", enrol_token="x", totp="000000")
    assert_problem(junk, 400, "token_invalid")
    assert not asha.get("/auth/factors").json()["second_step"]
    assert asha.try_log_in(PASSWORD).status_code == 200


def test_the_set_up_of_one_account_is_no_use_to_another(signed_in_asha: Person, person: Any) -> None:
    ravi = person("ravi@example.org")
    ravi.open_session()
    for each in (signed_in_asha, ravi):
        each.post("/auth/confirm", password=PASSWORD)
    begun = ravi.post("/auth/factors/totp").json()
    code = App(begun["secret"]).code()
    response = signed_in_asha.post("/auth/factors/totp/confirm", enrol_token=begun["enrol_token"], totp=code)
    assert_problem(response, 400, "token_invalid")


def test_of_twenty_parallel_set_ups_one_succeeds(signed_in_asha: Person) -> None:
    asha = signed_in_asha
    asha.post("/auth/confirm", password=PASSWORD)
    begun = [asha.post("/auth/factors/totp").json() for _ in range(20)]
    responses = together(
        *[
            lambda one=one: asha.post(
                "/auth/factors/totp/confirm", enrol_token=one["enrol_token"], totp=App(one["secret"]).code()
            )
            for one in begun
        ]
    )
    winners = [response for response in responses if response.status_code == 200]
    assert len(winners) == 1
    assert len(winners[0].json()["recovery_codes"]) == 10
    asha.tokens = winners[0].json()
    assert asha.is_signed_in()


def test_a_second_app_needs_the_first_one_off(asha: Person, app: App, time: FrozenClock) -> None:
    asha.post("/auth/confirm", totp=app.code())
    assert_problem(asha.post("/auth/factors/totp"), 409, "second_step_conflict")
    assert asha.delete("/auth/factors/totp").status_code == 204
    assert asha.try_log_in(PASSWORD).status_code == 200
    asha.post("/auth/confirm", password=PASSWORD)
    begun = asha.post("/auth/factors/totp").json()
    response = asha.post(
        "/auth/factors/totp/confirm", enrol_token=begun["enrol_token"], totp=App(begun["secret"]).code()
    )
    assert response.status_code == 200


def test_turning_it_off_needs_a_confirmation_and_is_told(asha: Person, app: App, mailbox: Mailbox) -> None:
    assert_problem(asha.delete("/auth/factors/totp"), 403, "confirmation_required")
    asha.post("/auth/confirm", totp=app.code())
    assert asha.delete("/auth/factors/totp").status_code == 204
    assert asha.delete("/auth/factors/totp").status_code == 204
    assert mailbox.latest(asha.email).subject == "Two-step login is off for SahiEnglish"
    assert AuditEvent.objects.filter(kind="second_step_off").count() == 1
    token = asha.try_log_in(PASSWORD)
    assert token.status_code == 200
    assert second_step(asha.api, "x", recovery_code=app.recovery_codes[0]).status_code == 400


def test_the_page_gets_a_cookie_and_the_codes_when_it_turns_the_step_on(asha: Person) -> None:
    page = {"X-Sahi-Web": "1", "Sec-Fetch-Site": "same-origin"}
    asha.try_log_in(PASSWORD, **page)
    asha.api.headers.update(page)
    asha.api.post("/auth/confirm", json={"password": PASSWORD})
    begun = asha.api.post("/auth/factors/totp").json()
    body = {"enrol_token": begun["enrol_token"], "totp": App(begun["secret"]).code()}
    before = asha.api.cookies["sahi"]
    response = asha.api.post("/auth/factors/totp/confirm", json=body)
    assert set(response.json()) == {"token_type", "expires_in", "recovery_codes"}
    assert asha.api.cookies["sahi"] != before
    assert asha.api.get("/auth/profile").status_code == 200
