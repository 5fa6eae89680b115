"""An address locks after failures in a row or in a day, whether or not it has an account."""

from typing import Any

import httpx
import pytest

from accounts.guessing import failure_counts
from accounts.models import StrangerAttempts, User
from sahienglish.core.clock import FrozenClock
from tests.accounts.conftest import Person
from tests.plugins.mailbox import Mailbox
from tests.support.crowd import together

pytestmark = pytest.mark.usefixtures("no_limits")


@pytest.fixture(params=["account", "stranger"])
def target(request: pytest.FixtureRequest, asha: Person, api: httpx.Client) -> Person:
    """A user whose password is guessed."""
    return asha if request.param == "account" else Person(api, "nobody@example.org")


def codes(person: Person, *passwords: str) -> list[str]:
    return [person.try_log_in(password).json().get("code", "ok") for password in passwords]


def test_locks_after_so_many_failures_in_a_row(target: Person, time: FrozenClock) -> None:
    assert codes(target, *["wrong"] * 5) == ["invalid_credentials"] * 5
    answer = target.try_log_in(target.password)
    assert (answer.status_code, answer.json()["code"]) == (429, "account_locked")
    assert answer.headers["retry-after"] == "1800"
    assert answer.json()["error"]
    time.advance(minutes=10, milliseconds=1)
    assert target.try_log_in("wrong").headers["retry-after"] == "1200"


def test_counts_one_address_in_any_spelling(target: Person) -> None:
    for spelling in (
        target.email.upper(),
        target.email.title(),
        f" {target.email}",
        target.email,
        target.email,
    ):
        assert codes(Person(target.api, spelling), "wrong") == ["invalid_credentials"]
    assert codes(target, "wrong") == ["account_locked"]


def test_a_lock_opens_by_itself_and_leaves_a_full_row_of_tries(target: Person, time: FrozenClock) -> None:
    codes(target, *["wrong"] * 6)
    time.advance(minutes=30)
    assert codes(target, *["wrong"] * 6) == ["invalid_credentials"] * 5 + ["account_locked"]


def test_refused_tries_do_not_make_a_lock_longer(target: Person, time: FrozenClock) -> None:
    codes(target, *["wrong"] * 5)
    time.advance(minutes=29, seconds=59)
    assert codes(target, *["wrong"] * 20) == ["account_locked"] * 20
    time.advance(seconds=1)
    assert codes(target, "wrong") == ["invalid_credentials"]


def test_failures_a_day_apart_are_not_in_a_row(target: Person, time: FrozenClock) -> None:
    codes(target, *["wrong"] * 4)
    time.advance(days=1)
    assert codes(target, *["wrong"] * 5) == ["invalid_credentials"] * 5


def test_the_last_try_may_be_the_right_one_and_starts_afresh(asha: Person) -> None:
    for _ in range(3):
        assert codes(asha, *["wrong"] * 4, asha.password) == ["invalid_credentials"] * 4 + ["ok"]


def test_any_number_of_right_logins_never_locks(asha: Person) -> None:
    assert codes(asha, *[asha.password] * 8) == ["ok"] * 8
    assert User.objects.get().login_failures_today == 0


def test_slow_guesses_lock_for_the_rest_of_the_day(
    target: Person, time: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(failure_counts, "MAX_FAILURES_A_DAY", 12)
    for _ in range(3):
        assert codes(target, *["wrong"] * 4) == ["invalid_credentials"] * 4
        time.advance(hours=1)
        if target.email.startswith("asha") and _ < 2:
            assert codes(target, target.password) == ["ok"]
        elif _ < 2:
            StrangerAttempts.objects.update(login_clients={})
    answer = target.try_log_in(target.password)
    assert answer.json()["code"] == "account_locked"
    assert answer.headers["retry-after"] == str(21 * 3600)
    time.advance(hours=21)
    assert codes(target, "wrong") == ["invalid_credentials"]


def test_parallel_guesses_get_no_more_tries(target: Person) -> None:
    answers = together(*[lambda n=n: target.try_log_in(f"guess {n}") for n in range(50)])
    got = [answer.json()["code"] for answer in answers]
    assert got.count("invalid_credentials") <= 5
    assert set(got) <= {"invalid_credentials", "account_locked", "overloaded"}
    assert codes(target, "wrong") == ["account_locked"]
    assert all("retry-after" in answer.headers for answer in answers if answer.status_code == 429)


def test_the_right_password_among_parallel_guesses_is_not_found(asha: Person) -> None:
    codes(asha, *["wrong"] * 5)
    answers = together(*[lambda: asha.try_log_in(asha.password)] * 20)
    assert {answer.json()["code"] for answer in answers} == {"account_locked"}


def test_a_lock_does_not_stop_a_reset_which_lifts_it(asha: Person, mailbox: Mailbox) -> None:
    codes(asha, *["wrong"] * 6)
    assert asha.reset(asha.reset_token(mailbox), "quiet river boat").status_code == 200
    assert codes(asha, "quiet river boat") == ["ok"]


def test_a_lock_does_not_stop_who_is_logged_in(signed_in_asha: Person) -> None:
    codes(signed_in_asha, *["wrong"] * 6)
    assert signed_in_asha.is_signed_in()
    assert signed_in_asha.refresh().status_code == 200


def test_a_lock_tells_so_to_who_is_over_the_limits_too(target: Person, settings: Any) -> None:
    settings.LOGIN_RATE_LIMIT_PER_MINUTE = 5
    assert (
        codes(target, *["wrong"] * 6, target.password) == ["invalid_credentials"] * 5 + ["account_locked"] * 2
    )


def test_numbers_come_from_the_settings(target: Person, settings: Any) -> None:
    settings.MAX_LOGIN_ATTEMPTS, settings.ACCOUNT_LOCKOUT_DURATION_MINUTES = 2, 3
    assert codes(target, *["wrong"] * 3) == ["invalid_credentials"] * 2 + ["account_locked"]
    assert 170 < int(target.try_log_in("wrong").headers["retry-after"]) <= 180
