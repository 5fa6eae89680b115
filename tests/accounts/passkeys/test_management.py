"""The passkeys of an account: listed, renamed, removed and exported."""

from typing import Any

import pytest
from django.core.management import call_command

from accounts.models import AuditEvent, Passkey, User
from tests.accounts.conftest import Person
from tests.support.api_keys import create
from tests.support.crowd import together
from tests.support.page.passkey_device import (
    Authenticator,
)
from tests.support.passkeys import assert_rejected, log_in, register
from tests.support.problems import assert_problem


def test_passkeys_are_listed_renamed_and_removed(owner: Person, key: Authenticator, mailbox: Any) -> None:
    assert register(owner, Authenticator(), name="Phone").status_code == 201
    phone, laptop = owner.get("/auth/passkeys").json()
    assert (phone["name"], laptop["name"]) == ("Phone", "Passkey")
    renamed = owner.patch(f"/auth/passkeys/{laptop['id']}", name="Laptop")
    assert renamed.json() == laptop | {"name": "Laptop"}
    assert owner.delete(f"/auth/passkeys/{laptop['id']}").status_code == 204
    assert_rejected(log_in(owner.api, key))
    assert [each["name"] for each in owner.get("/auth/passkeys").json()] == ["Phone"]
    subjects = [letter.subject for letter in mailbox.to(owner.email)]
    assert [subject.split()[2] for subject in subjects] == ["was"] * 3
    kinds = set(AuditEvent.objects.values_list("kind", flat=True))
    assert {"passkey_added", "passkey_renamed", "passkey_removed"} <= kinds


def test_nothing_of_a_passkey_is_shown_but_its_name_and_times(owner: Person, key: Authenticator) -> None:
    assert set(owner.get("/auth/passkeys").json()[0]) == {
        "id",
        "name",
        "created_at",
        "last_used_at",
        "backed_up",
    }


def test_passkeys_of_others_are_not_found(owner: Person, key: Authenticator, person: Any) -> None:
    other = person("other@example.org")
    other.open_session()
    other.confirm()
    theirs = owner.get("/auth/passkeys").json()[0]["id"]
    assert other.get("/auth/passkeys").json() == []
    for response in (
        other.patch(f"/auth/passkeys/{theirs}", name="x"),
        other.delete(f"/auth/passkeys/{theirs}"),
    ):
        assert_problem(response, 404, "not_found")
    assert Passkey.objects.count() == 1


def test_the_last_way_in_cannot_be_removed_even_by_two_at_once(owner: Person, key: Authenticator) -> None:
    register(owner, Authenticator())
    User.objects.update(password="!unusable")
    ids = [each["id"] for each in owner.get("/auth/passkeys").json()]
    together(*[lambda each=each: owner.delete(f"/auth/passkeys/{each}") for each in ids])
    assert Passkey.objects.count() >= 1
    for each in owner.get("/auth/passkeys").json()[1:]:
        owner.delete(f"/auth/passkeys/{each['id']}")
    last = owner.get("/auth/passkeys").json()[0]["id"]
    assert_problem(owner.delete(f"/auth/passkeys/{last}"), 409, "last_way_in")
    assert log_in(owner.api, key).status_code in {200, 400}


def test_an_export_names_passkeys_and_a_deletion_removes_them(owner: Person, key: Authenticator) -> None:
    exported = owner.get("/auth/export").json()["passkeys"]
    assert [set(each) for each in exported] == [{"name", "created_at", "last_used_at", "backed_up"}]
    assert owner.delete("/auth/profile", current_password=owner.password).status_code == 204
    assert not Passkey.objects.exists()


@pytest.mark.parametrize("change", ["changed", "reset", "set by an operator"])
def test_the_e_mail_about_a_new_password_names_what_works_without_it(
    change: str, owner: Person, mailbox: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thief's passkey would otherwise outlive the password in silence."""
    for _ in range(2):
        assert register(owner, Authenticator()).status_code == 201
    create(owner)
    if change == "changed":
        passwords = {"old_password": owner.password, "new_password": "quiet river boat"}
        assert owner.post("/auth/change-password", **passwords).status_code == 200
    elif change == "reset":
        assert owner.reset(owner.reset_token(mailbox), "quiet river boat").status_code == 200
    else:
        monkeypatch.setattr("getpass.getpass", lambda prompt: "quiet river boat")
        call_command("changepassword", owner.email)
    left = "2 passkeys and 1 API key" if change == "changed" else "2 passkeys"
    letters = " ".join(letter.body for letter in mailbox.to(owner.email))
    assert f"These go on working: {left}." in " ".join(letters.split())
