"""Strangers who use up everything they can never keep the user out, from a new device at a new address."""

import re
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from accounts.guessing import failure_counts
from accounts.models import Code, StrangerAttempts, User
from sahienglish.core.clock import FrozenClock
from tests.accounts.conftest import PASSWORD, Person
from tests.plugins.mailbox import Mailbox
from tests.support.crowd import together
from tests.support.problems import assert_problem

pytestmark = pytest.mark.usefixtures("behind_proxy")

HOME = "203.0.113.200"
NOBODY = "nobody@example.org"
LONG_CODE = re.compile(r"(?:[0-9]{4}\s+){5}[0-9]{4}")


def send(api: httpx.Client, path: str, client: str, **body: str) -> httpx.Response:
    return api.post(f"/auth/{path}", json=body, headers={"X-Forwarded-For": client})


def guess(api: httpx.Client, email: str, client: str, password: str = "", **fields: str) -> httpx.Response:
    return send(api, "login", client, username=email, password=password or "wrong", **fields)


def crowd(size: int) -> list[str]:
    """The addresses of strangers in as many networks."""
    return [f"198.51.{number // 250}.{number % 250 + 1}" for number in range(size)]


def exhaust_logins(api: httpx.Client, email: str) -> None:
    """Guess from ever more addresses until none of them may."""
    for client in crowd(40):
        if guess(api, email, client).json()["code"] == "account_locked":
            return
        for _ in range(4):
            guess(api, email, client)
    raise AssertionError("guesses are not bounded")


def exhaust_codes(api: httpx.Client, email: str, time: FrozenClock) -> None:
    """Request codes until no more are e-mailed, and try wrong ones until none are counted."""
    for client in crowd(12):
        assert send(api, "forgot-password", client, email=email).status_code == 202
        time.advance(minutes=2)
    for client in crowd(12):
        for number in range(6):
            send(api, "verify-otp", client, email=email, otp=f"00000{number}")


def long_code(mailbox: Mailbox, email: str) -> str:
    return [found[0] for mail in mailbox.to(email) if (found := LONG_CODE.search(str(mail.body)))][-1]


def test_the_user_logs_in_with_the_code_of_an_e_mail_whatever_strangers_do(
    asha: Person, mailbox: Mailbox, time: FrozenClock
) -> None:
    exhaust_logins(asha.api, asha.email)
    exhaust_codes(asha.api, asha.email, time)
    for client in crowd(6):
        send(asha.api, "resend-verification", client, email=asha.email)
        send(asha.api, "register", client, email=asha.email, password="quiet river boat", full_name="X")
    assert_problem(guess(asha.api, asha.email, HOME, PASSWORD), 429, "account_locked")
    # Hours later the last code still works: the user asks, and it is in the mailbox already.
    time.advance(hours=20)
    assert send(asha.api, "forgot-password", HOME, email=asha.email).status_code == 202
    assert len([mail for mail in mailbox.to(asha.email) if LONG_CODE.search(str(mail.body))]) == 10
    code = long_code(mailbox, asha.email)
    right = send(asha.api, "verify-otp", HOME, email=asha.email, otp=code)
    assert right.status_code == 200, right.text
    # Without a new password, and while strangers go on.
    exhaust_logins_again = guess(asha.api, asha.email, crowd(60)[-1])
    assert exhaust_logins_again.status_code == 429
    device = right.json()["device"]
    assert guess(asha.api, asha.email, HOME, PASSWORD, device=device).status_code == 200


def test_the_user_gets_codes_again_after_one_was_accepted(
    asha: Person, mailbox: Mailbox, time: FrozenClock
) -> None:
    exhaust_codes(asha.api, asha.email, time)
    assert send(asha.api, "verify-otp", HOME, email=asha.email, otp=long_code(mailbox, asha.email)).is_success
    before = len(mailbox.to(asha.email))
    assert send(asha.api, "forgot-password", HOME, email=asha.email).status_code == 202
    assert len(mailbox.to(asha.email)) == before + 1
    code = str(mailbox.latest(asha.email).action)
    assert send(asha.api, "verify-otp", HOME, email=asha.email, otp=code).is_success


def test_a_user_who_never_confirmed_sets_a_password_whatever_strangers_do(
    person: Callable[..., Person], mailbox: Mailbox, time: FrozenClock
) -> None:
    ravi = person("ravi@example.org", is_email_verified=False)
    for client in crowd(12):
        send(ravi.api, "register", client, email=ravi.email, password="quiet river boat", full_name="X")
    exhaust_logins(ravi.api, ravi.email)
    exhaust_codes(ravi.api, ravi.email, time)
    right = send(ravi.api, "verify-otp", HOME, email=ravi.email, otp=long_code(mailbox, ravi.email)).json()
    ravi.reset(right["reset_token"], "a password of my own")
    response = guess(ravi.api, ravi.email, HOME, "a password of my own", device=right["device"])
    assert response.status_code == 200


def test_one_stranger_stops_nobody_else(asha: Person) -> None:
    codes = [guess(asha.api, asha.email, "198.51.100.7").json()["code"] for _ in range(7)]
    assert codes == ["invalid_credentials"] * 5 + ["account_locked"] * 2
    assert guess(asha.api, asha.email, HOME, PASSWORD).status_code == 200
    assert guess(asha.api, asha.email, "198.51.100.7", PASSWORD).json()["code"] == "account_locked"


def test_one_ipv6_network_is_one_client(asha: Person, no_limits: None) -> None:
    codes = [guess(asha.api, asha.email, f"2001:db8::{n}").json()["code"] for n in range(1, 7)]
    assert codes == ["invalid_credentials"] * 5 + ["account_locked"]


@pytest.mark.parametrize("email", ["asha@example.org", NOBODY], ids=["account", "no account"])
def test_all_unknown_devices_together_get_a_hundred_guesses_a_day(
    email: str, asha: Person, no_limits: None, time: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(failure_counts, "MAX_FAILURES_A_DAY", 20)

    def day() -> list[str]:
        return [guess(asha.api, email, client).json()["code"] for client in crowd(30)]

    assert day() == ["invalid_credentials"] * 20 + ["account_locked"] * 10
    response = guess(asha.api, email, HOME, PASSWORD)
    assert_problem(response, 429, "account_locked")
    assert "code by e-mail" in response.json()["detail"]
    time.advance(hours=24)
    assert day() == ["invalid_credentials"] * 20 + ["account_locked"] * 10
    kept = User.objects.get() if email == asha.email else StrangerAttempts.objects.get()
    assert len(kept.login_clients) == 20


def test_parallel_guesses_from_many_networks_get_no_more(
    asha: Person, no_limits: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(failure_counts, "MAX_FAILURES_A_DAY", 10)
    calls = [lambda client=client: guess(asha.api, asha.email, client) for client in crowd(40)]
    codes = [response.json()["code"] for response in together(*calls)]
    assert codes.count("invalid_credentials") <= 10
    assert set(codes) <= {"invalid_credentials", "account_locked", "overloaded"}


def test_wrong_codes_count_by_client_and_by_day(asha: Person, mailbox: Mailbox, no_limits: None) -> None:
    code = asha.request_code(mailbox)
    wrong = "000000" if code != "000000" else "111111"
    for _ in range(6):
        assert not send(asha.api, "verify-otp", "198.51.100.7", email=asha.email, otp=wrong).is_success
    stopped = send(asha.api, "verify-otp", "198.51.100.7", email=asha.email, otp=code)
    assert_problem(stopped, 400, "otp_invalid")
    for client in crowd(20)[:9]:
        for _ in range(5):
            send(asha.api, "verify-otp", client, email=asha.email, otp=wrong)
    assert Code.objects.get().wrong_today == 50
    assert_problem(send(asha.api, "verify-otp", HOME, email=asha.email, otp=code), 400, "otp_invalid")
    assert send(asha.api, "verify-otp", HOME, email=asha.email, otp=long_code(mailbox, asha.email)).is_success


def test_a_stranger_does_not_use_up_the_tries_of_a_code_elsewhere(
    asha: Person, mailbox: Mailbox, no_limits: None
) -> None:
    code = asha.request_code(mailbox)
    wrong = "000000" if code != "000000" else "111111"
    for _ in range(6):
        send(asha.api, "verify-otp", "198.51.100.7", email=asha.email, otp=wrong)
    assert send(asha.api, "verify-otp", HOME, email=asha.email, otp=code).is_success


@pytest.mark.parametrize("spelling", ["{0}", "{1}", " {0}\n"], ids=["as e-mailed", "no blanks", "pasted"])
def test_the_long_code_works_once_in_any_spelling(
    spelling: str, asha: Person, mailbox: Mailbox, no_limits: None
) -> None:
    asha.request_code(mailbox)
    code = long_code(mailbox, asha.email)
    spelt = spelling.format(code, code.replace(" ", ""))
    assert asha.try_code(spelt).status_code == 200
    assert_problem(asha.try_code(spelt), 400, "otp_invalid")
    assert_problem(asha.try_code(str(mailbox.latest(asha.email).action)), 400, "otp_invalid")


def test_the_long_code_works_once_however_many_show_it_together(
    asha: Person, mailbox: Mailbox, no_limits: None
) -> None:
    asha.request_code(mailbox)
    code = long_code(mailbox, asha.email)
    statuses = [response.status_code for response in together(*[lambda: asha.try_code(code)] * 5)]
    assert sorted(statuses) == [200, 400, 400, 400, 400]


def test_the_long_code_expires_with_the_short_one_unless_it_is_the_last_of_the_day(
    asha: Person, mailbox: Mailbox, time: FrozenClock, no_limits: None
) -> None:
    asha.request_code(mailbox)
    first = mailbox.latest(asha.email)
    assert "last code" not in first.body
    time.advance(minutes=10)
    assert_problem(asha.try_code(long_code(mailbox, asha.email)), 400, "otp_invalid")
    for _ in range(9):
        asha.request_code(mailbox)
        time.advance(minutes=2)
    last = mailbox.latest(asha.email)
    assert "This is the last code we can send you today" in last.body
    time.advance(hours=23, minutes=31)
    assert_problem(asha.try_code(str(last.action)), 400, "otp_invalid")
    time.advance(minutes=1)
    assert_problem(asha.try_code(long_code(mailbox, asha.email)), 400, "otp_invalid")
    # Exactly then the next day's codes begin.
    asha.request_code(mailbox)
    assert mailbox.latest(asha.email).action != last.action


def test_the_long_code_is_kept_as_a_keyed_hash_only(asha: Person, mailbox: Mailbox, no_limits: None) -> None:
    asha.request_code(mailbox)
    code = long_code(mailbox, asha.email).replace(" ", "")
    stored = str(Code.objects.values().get())
    assert code not in stored
    assert len(Code.objects.get().long_hash) == 64


def test_a_code_that_is_of_no_use_any_more_does_not_hold_up_the_next(
    signed_in_asha: Person, mailbox: Mailbox, no_limits: None, time: FrozenClock
) -> None:
    exhaust_codes(signed_in_asha.api, signed_in_asha.email, time)
    signed_in_asha.open_session()
    body: dict[str, Any] = {"old_password": PASSWORD, "new_password": "quiet river boat"}
    assert signed_in_asha.post("/auth/change-password", **body).status_code == 200
    signed_in_asha.request_code(mailbox)
    code = long_code(mailbox, signed_in_asha.email)
    token = signed_in_asha.try_code(code).json()["reset_token"]
    assert signed_in_asha.reset(token, "loud mountain train").status_code == 200


def test_the_page_gets_its_device_by_a_cookie_with_the_code(
    asha: Person, mailbox: Mailbox, no_limits: None
) -> None:
    code = asha.request_code(mailbox)
    page = {"X-Sahi-Web": "1", "Sec-Fetch-Site": "same-origin"}
    body = {"email": asha.email, "otp": code}
    response = asha.api.post("/auth/verify-otp", json=body, headers=page)
    assert "device" not in response.json()
    assert "sahi-device=" in response.headers["set-cookie"]
    User.objects.update(login_closed_until=User.objects.get().created_at.replace(year=2099))
    assert asha.try_log_in(PASSWORD, **page).status_code == 200
    asha.api.cookies.clear()
    assert asha.try_log_in(PASSWORD, **page).status_code == 429


def test_a_thief_who_guesses_the_password_in_a_session_stops_nobody_else(
    asha: Person, time: FrozenClock
) -> None:
    """The user ends all sessions, which asks for no password, and starts with a count of zero."""
    asha.open_session()
    thief = Person(asha.api, asha.email)
    thief.open_session()
    guess = {"old_password": "a guess", "new_password": "quiet river boat"}
    for _ in range(4):
        statuses = [thief.post("/auth/change-password", **guess).status_code for _ in range(6)]
        assert statuses == [400] * 5 + [429]
        time.advance(minutes=1)
    own = guess | {"old_password": asha.password}
    assert asha.post("/auth/change-password", **own).status_code == 429
    assert asha.post("/auth/logout-all").status_code == 204
    asha.open_session()
    assert asha.post("/auth/change-password", **own).status_code == 200


def test_all_sessions_of_a_day_together_get_a_hundred_guesses(asha: Person, time: FrozenClock) -> None:
    guess = {"old_password": "a guess", "new_password": "quiet river boat"}
    statuses = []
    for _ in range(21):
        asha.open_session()
        statuses += [asha.post("/auth/change-password", **guess).status_code for _ in range(5)]
        assert asha.post("/auth/logout-all").status_code == 204
    assert statuses == [400] * 100 + [429] * 5
