"""Each flow counts by client address, exactly, and says when to come back."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from sahienglish.core.clock import FrozenClock
from tests.accounts.conftest import PASSWORD, Person
from tests.support.crowd import together

CLIENT = "X-Forwarded-For"


def login(api: httpx.Client, email: str, client: str) -> httpx.Response:
    form = {"username": email, "password": "wrong"}
    return api.post("/auth/login", data=form, headers={CLIENT: client})


def forgot(api: httpx.Client, email: str, client: str) -> httpx.Response:
    return api.post("/auth/forgot-password", json={"email": email}, headers={CLIENT: client})


def resend(api: httpx.Client, email: str, client: str) -> httpx.Response:
    return api.post("/auth/resend-verification", json={"email": email}, headers={CLIENT: client})


def register(api: httpx.Client, email: str, client: str) -> httpx.Response:
    body = {"email": email, "password": PASSWORD, "full_name": "Ravi"}
    return api.post("/auth/register", json=body, headers={CLIENT: client})


def verify_otp(api: httpx.Client, email: str, client: str) -> httpx.Response:
    return api.post("/auth/verify-otp", json={"email": email, "otp": "000000"}, headers={CLIENT: client})


LIMITED = [
    (login, 5, {"seconds": 60}),
    (forgot, 3, {"minutes": 15}),
    (resend, 3, {"minutes": 15}),
    (register, 3, {"hours": 1}),
    (verify_otp, 10, {"hours": 1}),
]
Call = Callable[[httpx.Client, str, str], httpx.Response]


def assert_limited(answer: httpx.Response, window: dict[str, int]) -> None:
    assert answer.status_code == 429, answer.text
    assert answer.json()["code"] in {"rate_limited", "account_locked"}
    assert int(answer.headers["retry-after"]) >= 1


@pytest.mark.parametrize(("call", "amount", "window"), LIMITED)
def test_counts_by_client_address(
    call: Call, amount: int, window: dict[str, int], api: httpx.Client, behind_proxy: None, time: FrozenClock
) -> None:
    for number in range(amount):
        assert call(api, f"someone{number}@example.org", "203.0.113.7").status_code < 429
    assert_limited(call(api, "another@example.org", "203.0.113.7"), window)
    assert call(api, "another@example.org", "203.0.113.8").status_code < 429
    time.advance(**window)
    assert call(api, "another@example.org", "203.0.113.7").status_code < 429


@pytest.mark.parametrize(("call", "amount", "window"), LIMITED)
def test_what_other_clients_do_at_an_account_counts_for_them_alone(
    call: Call, amount: int, window: dict[str, int], api: httpx.Client, behind_proxy: None, time: FrozenClock
) -> None:
    for number in range(amount + 1):
        email = "ravi@example.org" if number % 2 else "RAVI@Example.ORG"
        assert call(api, email, f"203.0.113.{number}").status_code < 429
    for _ in range(amount):
        assert call(api, "ravi@example.org", "198.51.100.1").status_code < 429


def test_the_longer_windows_hold_too(
    api: httpx.Client, behind_proxy: None, time: FrozenClock, settings: Any
) -> None:
    settings.MAX_LOGIN_ATTEMPTS = 100
    for number in range(20):
        assert login(api, f"someone{number}@example.org", "203.0.113.7").status_code == 400
        time.advance(minutes=1)
    answer = login(api, "another@example.org", "203.0.113.7")
    assert answer.json()["code"] == "rate_limited"
    assert answer.headers["retry-after"] == str(40 * 60)
    for number in range(10):
        assert forgot(api, f"someone{number}@example.org", "203.0.113.9").status_code == 202
        time.advance(minutes=5, seconds=30)
    assert forgot(api, "another@example.org", "203.0.113.9").headers["retry-after"] == str(5 * 60)


def test_is_exact_under_parallel_calls(api: httpx.Client, settings: Any) -> None:
    settings.MAX_LOGIN_ATTEMPTS = 100
    calls = [lambda n=n: login(api, f"someone{n}@example.org", "") for n in range(50)]
    statuses = [answer.status_code for answer in together(*calls)]
    assert statuses.count(400) == 5
    assert statuses.count(429) == 45


def test_a_forwarded_address_counts_only_from_a_trusted_proxy(api: httpx.Client) -> None:
    for number in range(3):
        assert forgot(api, f"someone{number}@example.org", f"203.0.113.{number}").status_code == 202
    assert forgot(api, "another@example.org", "203.0.113.99").status_code == 429


def test_what_a_client_writes_before_the_proxy_does_not_count(api: httpx.Client, behind_proxy: None) -> None:
    for number in range(3):
        spoofed = f"198.51.100.{number}, 203.0.113.7"
        assert forgot(api, f"someone{number}@example.org", spoofed).status_code == 202
    assert forgot(api, "another@example.org", "8.8.8.8, 203.0.113.7").status_code == 429


def test_an_ipv6_caller_counts_by_its_network(api: httpx.Client, behind_proxy: None) -> None:
    for number in range(3):
        assert forgot(api, f"someone{number}@example.org", f"2001:db8::{number + 1}").status_code == 202
    assert forgot(api, "another@example.org", "2001:db8::ffff").status_code == 429
    assert forgot(api, "another@example.org", "2001:db8:0:1::1").status_code == 202


def test_right_logins_count_like_wrong_ones(asha: Person) -> None:
    statuses = [asha.try_log_in(asha.password).status_code for _ in range(6)]
    assert statuses == [200] * 5 + [429]


def test_a_refused_body_does_not_count(api: httpx.Client) -> None:
    for _ in range(5):
        assert register(api, "ravi", "").status_code == 400
    assert register(api, "ravi@example.org", "").status_code == 201


def test_numbers_come_from_the_settings(api: httpx.Client, settings: Any) -> None:
    settings.REGISTER_RATE_LIMIT_PER_HOUR = 1
    assert register(api, "ravi@example.org", "").status_code == 201
    assert register(api, "asha@example.org", "").status_code == 429
