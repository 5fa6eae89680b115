"""API keys: how they are replaced, and how they end."""

from collections.abc import Callable
from typing import Any

import pytest

from accounts import users
from accounts.flows import staff
from accounts.models import ApiKey, User
from sahienglish.core.clock import FrozenClock
from tests.accounts.conftest import Person
from tests.support.api_keys import create
from tests.support.authenticator import App
from tests.support.crowd import together
from tests.support.problems import assert_problem


def test_a_key_expires(confirmed: Person, works: Callable[[str], bool], time: FrozenClock):
    key = create(confirmed, "check", expires_in_days=1)["key"]
    assert works(key)
    time.advance(days=1, seconds=1)
    assert not works(key)
    confirmed.open_session()
    assert confirmed.get("/auth/api-keys").json() == []


def test_rotation_replaces_the_secret_at_once(
    confirmed: Person, works: Callable[[str], bool], time: FrozenClock
):
    made = create(confirmed, "check", name="Editor", expires_in_days=30)
    time.advance(minutes=1)
    rotated = confirmed.post(f"/auth/api-keys/{made['id']}/rotate").json()
    assert not works(made["key"])
    assert works(rotated["key"])
    same = ("id", "name", "scopes", "created_at")
    assert [rotated[name] for name in same] == [made[name] for name in same]
    assert rotated["expires_at"] > made["expires_at"]


def test_of_parallel_rotations_one_secret_is_good(confirmed: Person, works: Callable[[str], bool]):
    path = f"/auth/api-keys/{create(confirmed)['id']}/rotate"
    answers = together(*[lambda: confirmed.post(path)] * 8)
    assert {answer.status_code for answer in answers} == {200}
    assert sum(works(answer.json()["key"]) for answer in answers) == 1


def test_only_its_owner_deletes_a_key(confirmed: Person, works: Callable[[str], bool], signed_in: Any):
    made = create(confirmed)
    ravi = signed_in("ravi@example.org")
    path = f"/auth/api-keys/{made['id']}"
    assert_problem(ravi.delete(path), 404, "not_found")
    assert works(made["key"])
    assert confirmed.delete(path).status_code == 204
    assert not works(made["key"])
    assert_problem(confirmed.delete(path), 404, "not_found")


@pytest.mark.parametrize(
    "ending", ["reset", "logout-all", "changed with revoke_api_keys", "disabled", "ended by staff", "deleted"]
)
def test_what_ends_every_session_ends_every_key(
    ending: str, confirmed: Person, works: Callable[[str], bool], mailbox: Any
):
    key = create(confirmed)["key"]
    assert works(key)
    account: Any = users.find(email=confirmed.email)
    if ending == "reset":
        answer = confirmed.reset(confirmed.reset_token(mailbox), "a brand new passphrase")
        assert answer.status_code == 200
    elif ending == "logout-all":
        assert confirmed.post("/auth/logout-all").status_code == 204
    elif ending == "disabled":
        staff.disable(user_id=account["_id"])
        staff.enable(user_id=account["_id"])
    elif ending == "ended by staff":
        staff.revoke_sessions(user_id=account["_id"])
    elif ending == "deleted":
        confirmed.delete("/auth/profile", current_password=confirmed.password)
        assert users.find(email=confirmed.email) is None
    else:
        passwords = {"old_password": confirmed.password, "new_password": "a brand new passphrase"}
        assert confirmed.post("/auth/change-password", **passwords, revoke_api_keys=True).status_code == 200
    assert not works(key)
    assert ApiKey.objects.count() == 0


def test_a_changed_password_leaves_keys_alone(confirmed: Person, works: Callable[[str], bool]):
    key = create(confirmed)["key"]
    passwords = {"old_password": confirmed.password, "new_password": "a brand new passphrase"}
    assert confirmed.post("/auth/change-password", **passwords).status_code == 200
    assert works(key)


def test_a_session_that_was_just_ended_leaves_no_key(confirmed: Person, works: Callable[[str], bool]):
    """However the creation of keys and the end of all sessions meet."""
    calls = [lambda: confirmed.post("/auth/api-keys", name="Late", scopes=["check"])] * 6
    answers = together(*calls[:3], lambda: confirmed.post("/auth/logout-all"), *calls[3:])
    keys = [answer.json()["key"] for answer in answers if answer.status_code == 201]
    assert not any(works(key) for key in keys)


def test_a_disabled_account_has_no_keys(confirmed: Person, works: Callable[[str], bool]):
    key = create(confirmed)["key"]
    User.objects.update(is_active=False)
    assert not works(key)


@pytest.mark.parametrize("revoked", [False, True])
def test_turning_the_second_step_on_ends_keys_if_the_user_asks_for_it(
    revoked: bool, confirmed: Person, works: Callable[[str], bool], mailbox: Any
):
    key = create(confirmed, "check")["key"]
    begun = confirmed.post("/auth/factors/totp").json()
    body = {"enrol_token": begun["enrol_token"], "totp": App(begun["secret"]).code()}
    answer = confirmed.post(
        "/auth/factors/totp/confirm", **body, **{"revoke_api_keys": True} if revoked else {}
    )
    assert answer.status_code == 200
    assert works(key) is not revoked
    assert ApiKey.objects.count() == (0 if revoked else 1)
    letters = " ".join(letter.body for letter in mailbox.to(confirmed.email))
    assert ("These go on working: 1 API key." in letters) is not revoked
