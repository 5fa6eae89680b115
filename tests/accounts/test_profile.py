"""The profile: read, renamed, moved to another address, exported, deleted."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from accounts.models import AuditEvent, Code, Registration, Session, User
from sahienglish.database import mongo
from sahienglish.mail import outbox
from tests.accounts.conftest import Person
from tests.plugins.mailbox import Mailbox
from tests.support.crowd import together

NEW = "new@example.org"


def move(person: Person, email: str = NEW, **fields: Any) -> httpx.Response:
    return person.patch("/auth/profile", email=email, **{"current_password": person.password} | fields)


def open_link(person: Person, mailbox: Mailbox, address: str = NEW) -> httpx.Response:
    token = mailbox.latest(address).action.partition("token=")[2]
    return person.api.get("/auth/verify-email", params={"token": token})


def test_a_name_changes_at_once(signed_in_asha: Person) -> None:
    answer = signed_in_asha.patch("/auth/profile", full_name="  आशा राव ")
    assert answer.status_code == 200
    assert answer.json()["full_name"] == "आशा राव"
    assert signed_in_asha.get("/auth/profile").json() == answer.json()
    assert signed_in_asha.patch("/auth/profile").json() == answer.json()


def test_an_address_changes_when_its_link_is_opened(signed_in_asha: Person, mailbox: Mailbox) -> None:
    answer = move(signed_in_asha, "New@Example.org")
    assert answer.status_code == 200
    assert answer.json()["pending_email"] == NEW
    assert answer.json()["email"] == signed_in_asha.email
    notice = mailbox.latest(signed_in_asha.email)
    assert (notice.action, "://" in notice.body) == ("", False)
    assert signed_in_asha.try_log_in(signed_in_asha.password).status_code == 200
    assert open_link(signed_in_asha, mailbox).json()["email"] == NEW
    assert open_link(signed_in_asha, mailbox).status_code == 200
    profile = signed_in_asha.get("/auth/profile").json()
    assert (profile["email"], profile["pending_email"]) == (NEW, None)
    assert signed_in_asha.try_log_in(signed_in_asha.password).status_code == 400
    assert Person(signed_in_asha.api, NEW).try_log_in(signed_in_asha.password).status_code == 200


def test_an_address_needs_the_password(signed_in_asha: Person, mailbox: Mailbox) -> None:
    answer = signed_in_asha.patch("/auth/profile", email=NEW)
    assert answer.json()["errors"][0]["field"] == "current_password"
    assert move(signed_in_asha, current_password="wrong").json()["code"] == "wrong_password"
    assert signed_in_asha.get("/auth/profile").json()["pending_email"] is None
    assert mailbox.to(NEW) == []


def test_only_the_newest_pending_address_can_be_confirmed(signed_in_asha: Person, mailbox: Mailbox) -> None:
    move(signed_in_asha)
    move(signed_in_asha, "newer@example.org")
    assert open_link(signed_in_asha, mailbox).json()["code"] == "token_invalid"
    move(signed_in_asha, signed_in_asha.email)
    assert signed_in_asha.get("/auth/profile").json()["pending_email"] is None
    assert open_link(signed_in_asha, mailbox, "newer@example.org").json()["code"] == "token_invalid"


def test_an_address_that_has_an_account_looks_like_any_other(
    signed_in_asha: Person, person: Callable[..., Person], mailbox: Mailbox
) -> None:
    ravi = person("ravi@example.org", full_name="Ravi")
    free, taken = move(signed_in_asha), move(signed_in_asha, ravi.email)
    assert free.status_code == taken.status_code == 200
    assert set(free.json()) == set(taken.json())
    assert mailbox.latest(ravi.email).action == ""


def test_an_address_taken_in_the_meantime_is_a_clean_failure(
    signed_in_asha: Person, person: Callable[..., Person], mailbox: Mailbox
) -> None:
    move(signed_in_asha)
    person(NEW)
    answer = open_link(signed_in_asha, mailbox)
    assert (answer.status_code, answer.json()["code"]) == (409, "email_taken")
    profile = signed_in_asha.get("/auth/profile").json()
    assert (profile["email"], profile["pending_email"]) == (signed_in_asha.email, None)


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_registration_that_nobody_confirmed_does_not_hold_an_address(
    when: str, signed_in_asha: Person, mailbox: Mailbox
) -> None:
    def register() -> None:
        body = {"email": NEW, "password": "quiet river boat", "full_name": "Stranger"}
        assert signed_in_asha.api.post("/auth/register", json=body).status_code == 201

    def links() -> set[str]:
        return {mail.action for mail in mailbox.to(NEW)}

    if when == "before":
        register()
    before = links()
    move(signed_in_asha)
    [link] = links() - before
    if when == "after":
        register()
    token = link.partition("token=")[2]
    answer = signed_in_asha.api.get("/auth/verify-email", params={"token": token})
    assert (answer.status_code, answer.json()["email"]) == (200, NEW)
    assert signed_in_asha.get("/auth/profile").json()["email"] == NEW
    assert not Registration.objects.exists()
    for stale in links() - {link}:
        token = stale.partition("token=")[2]
        answer = signed_in_asha.api.get("/auth/verify-email", params={"token": token})
        assert (answer.status_code, answer.json()["code"]) == (400, "token_invalid")


def test_an_account_that_staff_made_holds_its_address(
    signed_in_asha: Person, person: Callable[..., Person], mailbox: Mailbox
) -> None:
    move(signed_in_asha)
    person(NEW, is_email_verified=False)
    assert open_link(signed_in_asha, mailbox).json()["code"] == "email_taken"


def test_two_accounts_cannot_confirm_one_address(
    signed_in_asha: Person, person: Callable[..., Person], mailbox: Mailbox
) -> None:
    ravi = person("ravi@example.org", full_name="Ravi")
    ravi.open_session()
    tokens = []
    for owner in (signed_in_asha, ravi):
        move(owner)
        tokens.append(mailbox.latest(NEW).action.partition("token=")[2])
    visits = [lambda t=t: ravi.api.get("/auth/verify-email", params={"token": t}) for t in tokens]
    assert sorted(answer.status_code for answer in together(*visits)) == [200, 409]
    assert User.objects.filter(email=NEW).count() == 1


def test_deleting_leaves_nothing_and_asks_for_the_password(signed_in_asha: Person, mailbox: Mailbox) -> None:
    signed_in_asha.request_code(mailbox)
    move(signed_in_asha)
    body = {"title": "Mine", "category": "General", "content": "Dear [Name]"}
    assert signed_in_asha.post("/templates/", **body).status_code == 201
    answer = signed_in_asha.delete("/auth/profile", current_password="wrong")
    assert answer.json()["code"] == "wrong_password"
    assert signed_in_asha.is_signed_in()
    answer = signed_in_asha.delete("/auth/profile", current_password=signed_in_asha.password)
    assert (answer.status_code, answer.content) == (204, b"")
    assert not signed_in_asha.is_signed_in()
    assert signed_in_asha.refresh().status_code == 400
    assert signed_in_asha.try_log_in(signed_in_asha.password).json()["code"] == "invalid_credentials"
    for model in (User, Session, Code):
        assert not model.objects.exists()
    assert mongo.collection("templates").count_documents({"userId": {"$ne": None}}) == 0
    kept = str(list(AuditEvent.objects.values()))
    assert signed_in_asha.email not in kept
    assert mailbox.latest(signed_in_asha.email).action == ""


def test_deleting_and_exporting_follow_the_account_from_one_address_to_the_next(
    signed_in_asha: Person, mailbox: Mailbox
) -> None:
    signed_in_asha.request_code(mailbox)
    move(signed_in_asha)
    assert open_link(signed_in_asha, mailbox).status_code == 200
    export = signed_in_asha.get("/auth/export").json()
    assert [(mail["kind"], mail["to"]) for mail in export["mails"]] == [
        ("reset_code", signed_in_asha.email),
        ("email_change_notice", signed_in_asha.email),
        ("email_change_confirm", NEW),
    ]
    assert [code["status"] for code in export["codes"]] == ["live"]
    answer = signed_in_asha.delete("/auth/profile", current_password=signed_in_asha.password)
    assert answer.status_code == 204
    assert not Code.objects.exists()
    assert [mail["kind"] for mail in outbox.collection().find()] == ["account_deleted"]


def test_deleting_leaves_the_mails_of_whoever_has_the_pending_address(
    signed_in_asha: Person, person: Callable[..., Person], mailbox: Mailbox
) -> None:
    ravi = person("ravi@example.org", full_name="Ravi")
    ravi.request_code(mailbox)
    move(signed_in_asha, ravi.email)
    signed_in_asha.delete("/auth/profile", current_password=signed_in_asha.password)
    kept = [mail["kind"] for mail in outbox.collection().find({"to": ravi.email})]
    assert kept == ["reset_code", "address_already_registered"]


def test_an_address_is_free_again_after_deletion(
    signed_in_asha: Person, person: Callable[..., Person]
) -> None:
    signed_in_asha.delete("/auth/profile", current_password=signed_in_asha.password)
    person(signed_in_asha.email).log_in()
    assert not signed_in_asha.is_signed_in()


def test_the_export_holds_everything_and_no_secret(signed_in_asha: Person, mailbox: Mailbox) -> None:
    code = signed_in_asha.request_code(mailbox)
    signed_in_asha.post("/templates/", title="Mine", category="General", content="Dear [Name]")
    signed_in_asha.patch("/auth/profile", full_name="Asha R")
    answer = signed_in_asha.get("/auth/export")
    assert answer.status_code == 200
    export = answer.json()
    assert export["account"]["full_name"] == "Asha R"
    assert [session["device"] for session in export["sessions"]] == ["tests"]
    assert {event["kind"] for event in export["events"]} >= {"code_requested", "exported"}
    assert [template["title"] for template in export["templates"]] == ["Mine"]
    assert [mail["kind"] for mail in export["mails"]] == ["reset_code"]
    assert [(code["status"], code["issued_today"]) for code in export["codes"]] == [("live", 1)]
    user, session = User.objects.get(), Session.objects.get()
    for secret in (user.password, session.jti, code, Code.objects.get().code_hash, "token_version"):
        assert secret not in answer.text


@pytest.mark.parametrize("path", ["/auth/profile", "/auth/sessions", "/auth/export"])
def test_nobody_elses_is_shown(path: str, signed_in_asha: Person, person: Callable[..., Person]) -> None:
    ravi = person("ravi@example.org", full_name="Ravi")
    ravi.open_session()
    assert "Asha" not in ravi.get(path).text
    assert str(User.objects.get(email=signed_in_asha.email).pk) not in ravi.get(path).text
