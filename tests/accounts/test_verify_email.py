"""The link in a mail confirms the one address it names, and nothing else."""

from collections.abc import Callable

import httpx
import pytest

from accounts.models import User
from accounts.tokens import VerifyEmailToken
from sahienglish.core.clock import FrozenClock
from tests.accounts.conftest import Person
from tests.plugins.mailbox import Mailbox


@pytest.fixture
def unverified(person: Callable[..., Person]) -> Person:
    return person(is_email_verified=False)


def link_of(person: Person) -> str:
    return VerifyEmailToken.issue(sub=str(User.objects.get(email=person.email).pk), email=person.email)


def visit(api: httpx.Client, token: str, accept: str = "*/*") -> httpx.Response:
    return api.get("/auth/verify-email", params={"token": token}, headers={"Accept": accept})


def test_confirms_any_number_of_times_and_logs_nobody_in(unverified: Person) -> None:
    token = link_of(unverified)
    for _ in range(3):
        answer = visit(unverified.api, token)
        assert answer.status_code == 200
        assert set(answer.json()) == {"email", "is_email_verified", "message"}
        assert "set-cookie" not in answer.headers
    unverified.log_in()


def test_shows_people_a_page(unverified: Person) -> None:
    answer = visit(unverified.api, link_of(unverified), "text/html,application/xhtml+xml")
    assert answer.headers["content-type"].startswith("text/html")
    assert "asha@example.org" in answer.text
    assert answer.headers["referrer-policy"] == "no-referrer"
    answer = visit(unverified.api, "junk", "text/html")
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("text/html")
    assert "not confirmed" in answer.text


def test_is_refused_when_late_missing_or_for_nobody(time: FrozenClock, unverified: Person) -> None:
    token = link_of(unverified)
    time.advance(hours=24)
    answer = visit(unverified.api, token)
    assert (answer.status_code, answer.json()["code"]) == (400, "token_expired")
    assert unverified.api.get("/auth/verify-email").json()["code"] == "invalid_input"
    nobody = VerifyEmailToken.issue(sub="f" * 24, email=unverified.email)
    assert visit(unverified.api, nobody).json()["code"] == "token_invalid"


def test_dies_when_the_address_is_no_longer_the_accounts(unverified: Person) -> None:
    token = link_of(unverified)
    User.objects.update(email="other@example.org")
    assert visit(unverified.api, token).json()["code"] == "token_invalid"
    assert not User.objects.get().is_email_verified


def test_a_fresh_link_comes_to_who_needs_one(unverified: Person, mailbox: Mailbox) -> None:
    answer = unverified.api.post("/auth/resend-verification", json={"email": "ASHA@example.org"})
    assert answer.status_code == 202
    token = mailbox.latest(unverified.email).action.partition("token=")[2]
    assert visit(unverified.api, token).status_code == 200
    again = unverified.api.post("/auth/resend-verification", json={"email": unverified.email})
    stranger = unverified.api.post("/auth/resend-verification", json={"email": "nobody@example.org"})
    assert answer.json() == again.json() == stranger.json()
    assert len(mailbox.to(unverified.email)) == 1
    assert mailbox.to("nobody@example.org") == []
