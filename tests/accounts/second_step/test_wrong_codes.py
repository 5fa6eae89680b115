"""Wrong codes of the second step, which have a count of their own."""

import pytest

from accounts.models import AuditEvent, User
from sahienglish.core.clock import FrozenClock
from tests.accounts.conftest import Person
from tests.plugins.mailbox import Mailbox
from tests.support.authenticator import App, first_step, second_step
from tests.support.crowd import together
from tests.support.problems import assert_problem

pytestmark = pytest.mark.usefixtures("no_limits")


def test_a_token_of_the_first_step_allows_five_tries(asha: Person, app: App) -> None:
    token = first_step(asha)
    for _ in range(5):
        assert_problem(second_step(asha.api, token, totp="000000"), 400, "mfa_invalid")
    assert_problem(second_step(asha.api, token, totp=app.code()), 400, "token_invalid")
    assert second_step(asha.api, first_step(asha), totp=app.code()).status_code == 200


def test_ten_wrong_codes_lock_codes_but_not_for_ever(asha: Person, app: App, time: FrozenClock) -> None:
    for _ in range(2):
        token = first_step(asha)  # A right password in between resets nothing.
        for _ in range(5):
            assert_problem(second_step(asha.api, token, totp="000000"), 400, "mfa_invalid")
    token = first_step(asha)
    for factor in ({"totp": app.code()}, {"recovery_code": app.recovery_codes[0]}):
        response = second_step(asha.api, token, **factor)
        assert_problem(response, 429, "mfa_locked")
        assert response.headers["retry-after"] == "900"
        assert asha.post("/auth/confirm", **factor).status_code == 429
    time.advance(minutes=15)
    assert second_step(asha.api, first_step(asha), totp=app.code()).status_code == 200


def test_wrong_recovery_codes_and_confirmations_count_too(asha: Person, app: App) -> None:
    for _ in range(5):
        assert_problem(asha.post("/auth/confirm", recovery_code="x"), 400, "mfa_invalid")
        assert_problem(asha.post("/auth/confirm", totp="000000"), 400, "mfa_invalid")
    assert_problem(second_step(asha.api, first_step(asha), totp=app.code()), 429, "mfa_locked")


def test_parallel_guesses_get_no_more_tries(asha: Person, app: App) -> None:
    tokens = [first_step(asha) for _ in range(10)]
    responses = together(
        *[lambda n=n: second_step(asha.api, tokens[n % 10], totp="000000") for n in range(40)]
    )
    tried = [response for response in responses if response.json()["code"] == "mfa_invalid"]
    assert len(tried) <= 10


def test_a_hundred_wrong_codes_leave_only_recovery(asha: Person, app: App, time: FrozenClock) -> None:
    for round_ in range(10):
        asha.open_session()
        for _ in range(10):
            assert asha.post("/auth/confirm", totp="000000").status_code == 400, round_
        time.advance(minutes=15)
    assert_problem(second_step(asha.api, first_step(asha), totp=app.code()), 429, "mfa_locked")
    time.advance(days=30)
    token = first_step(asha)
    assert_problem(second_step(asha.api, token, totp=app.code()), 429, "mfa_locked")
    assert second_step(asha.api, token, recovery_code=app.recovery_codes[0]).status_code == 200
    assert second_step(asha.api, first_step(asha), totp=app.code()).status_code == 200


def test_a_right_code_forgets_the_wrong_ones(asha: Person, app: App, time: FrozenClock) -> None:
    for _ in range(3):
        for _ in range(9):
            assert asha.post("/auth/confirm", totp="000000").status_code == 400
        assert asha.post("/auth/confirm", totp=app.code()).status_code == 200
        time.advance(seconds=60)


def test_wrong_codes_do_not_lock_the_password_nor_wrong_passwords_the_codes(asha: Person, app: App) -> None:
    for _ in range(4):
        asha.try_log_in("wrong")
    token = first_step(asha)
    for _ in range(4):
        asha.try_log_in("wrong")
    assert second_step(asha.api, token, totp=app.code()).status_code == 200
    assert User.objects.get().login_failures == 4


def test_a_wrong_code_after_the_right_password_is_e_mailed_once_and_recorded(
    asha: Person, app: App, mailbox: Mailbox
) -> None:
    token = first_step(asha)
    for _ in range(3):
        second_step(asha.api, token, totp="000000")
    subjects = [mail.subject for mail in mailbox.to(asha.email)]
    assert subjects.count("Someone knows your SahiEnglish password") == 1
    assert AuditEvent.objects.filter(kind="second_factor_failed").count() == 3
