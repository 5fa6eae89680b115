"""Whether an address has an account shows in no status, body, header or amount of work."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from sahienglish.core import clock
from tests.accounts.conftest import PASSWORD, Person
from tests.support.mongo_commands import watched

pytestmark = pytest.mark.usefixtures("no_limits")

STRANGER = "stranger@example.org"
Ask = Callable[[httpx.Client, str], httpx.Response]


def register(api: httpx.Client, email: str) -> httpx.Response:
    body = {"email": email, "password": "quiet river boat", "full_name": "Somebody"}
    return api.post("/auth/register", json=body)


def login(api: httpx.Client, email: str) -> httpx.Response:
    return api.post("/auth/login", data={"username": email, "password": "wrong"})


def locked(api: httpx.Client, email: str) -> httpx.Response:
    for _ in range(5):
        login(api, email)
    return login(api, email)


def forgot(api: httpx.Client, email: str) -> httpx.Response:
    return api.post("/auth/forgot-password", json={"email": email})


def resend(api: httpx.Client, email: str) -> httpx.Response:
    return api.post("/auth/resend-verification", json={"email": email})


def verify_otp(api: httpx.Client, email: str) -> httpx.Response:
    return api.post("/auth/verify-otp", json={"email": email, "otp": "000000"})


def after_forgot(api: httpx.Client, email: str) -> httpx.Response:
    forgot(api, email)
    return verify_otp(api, email)


ASKS: list[Ask] = [register, login, locked, forgot, resend, verify_otp, after_forgot]
KINDS: dict[str, dict[str, Any]] = {
    "verified": {},
    "unverified": {"is_email_verified": False},
    "disabled": {"is_active": False},
}


def shown(answer: httpx.Response, email: str) -> tuple[Any, ...]:
    """What the caller sees, without what names this call."""
    body = answer.json()
    body.pop("request_id", None)
    headers = {name: value for name, value in answer.headers.items() if name not in {"date", "x-request-id"}}
    return answer.status_code, str(body).replace(email, "…"), headers


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ask", ASKS)
def test_a_stranger_looks_like_an_account(
    ask: Ask, kind: str, api: httpx.Client, person: Callable[..., Person]
) -> None:
    same_length = "another1@example.org"
    known = person(same_length, full_name="Asha Rao", password=PASSWORD, **KINDS[kind])
    with clock.frozen():
        with watched() as for_account:
            account = ask(api, known.email)
        with watched() as for_stranger:
            stranger = ask(api, STRANGER)
    assert shown(account, known.email) == shown(stranger, STRANGER)
    assert len(for_account) == len(for_stranger), Counter(for_account) - Counter(for_stranger)


def test_a_locked_account_and_a_locked_stranger_open_at_the_same_time(
    asha: Person, api: httpx.Client
) -> None:
    with clock.frozen():
        waits = {locked(api, email).headers["retry-after"] for email in (asha.email, STRANGER)}
    assert len(waits) == 1


def test_the_password_of_an_unverified_account_costs_as_much_as_any(
    person: Callable[..., Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every answer that follows from a password takes exactly one hash."""
    from accounts import hashing

    hashes: list[str] = []
    real = hashing._run

    def counted(work: Callable[[], object]) -> object:
        hashes.append("hash")
        return real(work)

    monkeypatch.setattr(hashing, "_run", counted)
    unverified = person(is_email_verified=False)
    disabled = person("disabled@example.org", is_active=False)
    nobody = Person(unverified.api, STRANGER)
    for who, password in [(unverified, PASSWORD), (unverified, "x"), (disabled, PASSWORD), (nobody, "x")]:
        hashes.clear()
        who.try_log_in(password)
        assert hashes == ["hash"]
    for ask in (register, forgot, verify_otp):
        for email in (unverified.email, STRANGER):
            hashes.clear()
            ask(unverified.api, email)
            assert hashes == ["hash"], ask
