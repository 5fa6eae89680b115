"""Every security event leaves one line: who, what, when, from where, and no secret."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from accounts.models import AuditEvent, User
from sahienglish.core.clock import FrozenClock
from sahienglish.database import mongo
from tests.accounts.conftest import PASSWORD, Person
from tests.plugins.mailbox import Mailbox

pytestmark = pytest.mark.usefixtures("no_limits")


def kinds() -> list[str]:
    return list(AuditEvent.objects.order_by("pk").values_list("kind", flat=True))


def test_says_who_what_when_and_from_where(asha: Person, time: FrozenClock, settings: Any) -> None:
    asha.log_in(**{"User-Agent": "okhttp/4.12.0"})
    event = AuditEvent.objects.get()
    assert (event.kind, event.user_id) == ("logged_in", User.objects.get().pk)
    assert (event.at, event.ip, event.device) == (
        time.at.replace(microsecond=time.at.microsecond // 1000 * 1000),
        "127.0.0.1",
        "okhttp/4.12.0",
    )
    assert event.expires_at - event.at == timedelta(days=settings.AUDIT_RETENTION_DAYS)


def test_follows_an_account_through_its_life(
    person: Callable[..., Person], mailbox: Mailbox, time: FrozenClock
) -> None:
    asha = person(is_email_verified=False)
    body = {"email": asha.email, "password": PASSWORD, "full_name": "Asha"}
    asha.api.post("/auth/register", json=body)
    token = mailbox.latest(asha.email).action.partition("token=")[2]
    for _ in range(2):
        asha.api.get("/auth/verify-email", params={"token": token})
    asha.try_log_in("wrong")
    asha.log_in()
    old = asha.tokens["refresh_token"]
    asha.tokens = asha.refresh().json()
    asha.try_code(asha.request_code(mailbox))
    asha.post("/auth/change-password", old_password="wrong", new_password="quiet river boat")
    asha.patch("/auth/profile", email="new@example.org", current_password=PASSWORD)
    token = mailbox.latest("new@example.org").action.partition("token=")[2]
    asha.api.get("/auth/verify-email", params={"token": token})
    asha.get("/auth/export")
    time.advance(seconds=11)
    asha.refresh(old)
    assert kinds() == [
        "registration_repeated",
        "email_verified",
        "login_failed",
        "logged_in",
        "code_requested",
        "code_accepted",
        "password_refused",
        "email_change_requested",
        "email_changed",
        "exported",
        "token_reused",
    ]
    assert {event.user_id for event in AuditEvent.objects.all()} == {User.objects.get().pk}


def test_the_ends_of_sessions_are_written_down(signed_in_asha: Person) -> None:
    other = Person(signed_in_asha.api, signed_in_asha.email)
    other.open_session()
    entry = next(each for each in other.get("/auth/sessions").json() if each["current"])
    signed_in_asha.delete(f"/auth/sessions/{entry['id']}")
    signed_in_asha.api.post("/auth/logout", json={"refresh_token": other.tokens["refresh_token"]})
    signed_in_asha.post("/auth/logout-all")
    signed_in_asha.open_session()
    for _ in range(2):
        body = {"refresh_token": signed_in_asha.tokens["refresh_token"]}
        signed_in_asha.api.post("/auth/logout", json=body)
    assert kinds() == ["session_revoked", "logged_out_everywhere", "logged_out"]


def test_a_locked_account_shows_who_kept_knocking(asha: Person) -> None:
    for _ in range(7):
        asha.try_log_in("wrong")
    assert kinds() == ["login_failed"] * 5 + ["login_refused"] * 2


def test_the_trail_outlives_the_account_until_its_time_is_over(signed_in_asha: Person) -> None:
    user_id = User.objects.get().pk
    signed_in_asha.delete("/auth/profile", current_password=PASSWORD)
    assert AuditEvent.objects.get(kind="deleted").user_id == user_id
    indexes = mongo.collection("accounts_audit").index_information()
    assert indexes["accounts_audit_end"]["expireAfterSeconds"] == 0
