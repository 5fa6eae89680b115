"""What a session leaves behind when all sessions of its account end: nothing that lets its holder back in."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core.management import call_command

from accounts import users
from accounts.flows import staff
from accounts.models import LinkedIdentity, Passkey, User
from tests.accounts.conftest import Person, held_hashing
from tests.plugins.mailbox import Mailbox
from tests.plugins.oidc import App as ProviderApp
from tests.support.api_keys import confirm
from tests.support.authenticator import set_up
from tests.support.mongo_commands import meeting
from tests.support.page.passkey_device import Authenticator
from tests.support.passkeys import register
from tests.support.problems import assert_problem

THIEF = "thief@example.net"
NEW_PASSWORD = "a brand new passphrase"


def log_out_everywhere(asha: Person, mailbox: Mailbox) -> None:
    assert asha.post("/auth/logout-all").status_code == 204


def change_password(asha: Person, mailbox: Mailbox) -> None:
    passwords = {"old_password": asha.password, "new_password": NEW_PASSWORD}
    assert asha.post("/auth/change-password", **passwords).status_code == 200


def reset_password(asha: Person, mailbox: Mailbox) -> None:
    assert asha.reset(asha.reset_token(mailbox), NEW_PASSWORD).status_code == 200


def turn_second_step_on(asha: Person, mailbox: Mailbox) -> None:
    set_up(asha)


def ask_operator(asha: Person, mailbox: Mailbox) -> None:
    call_command("revoke_sessions", asha.email)


def be_disabled_for_a_while(asha: Person, mailbox: Mailbox) -> None:
    account: Any = users.find(email=asha.email)
    staff.disable(user_id=account["_id"])
    staff.enable(user_id=account["_id"])


@pytest.mark.parametrize(
    "ending",
    [
        log_out_everywhere,
        change_password,
        reset_password,
        turn_second_step_on,
        ask_operator,
        be_disabled_for_a_while,
    ],
)
def test_what_ends_every_session_cancels_a_change_of_address(
    ending: Callable[[Person, Mailbox], None], signed_in_asha: Person, mailbox: Mailbox
) -> None:
    answer = signed_in_asha.patch("/auth/profile", email=THIEF, current_password=signed_in_asha.password)
    assert answer.status_code == 200
    ending(signed_in_asha, mailbox)
    token = mailbox.latest(THIEF).action.partition("token=")[2]
    answer = signed_in_asha.api.get("/auth/verify-email", params={"token": token})
    assert (answer.status_code, answer.json()["code"]) == (400, "token_invalid")
    assert User.objects.get().email == signed_in_asha.email


def test_a_change_of_address_does_not_outlive_the_session_that_asks_for_it(signed_in_asha: Person) -> None:
    change = {"email": THIEF, "current_password": signed_in_asha.password}
    with ThreadPoolExecutor(1) as pool, held_hashing() as wait_for:
        asked = pool.submit(lambda: signed_in_asha.patch("/auth/profile", **change))
        wait_for()
        assert signed_in_asha.post("/auth/logout-all").status_code == 204
    assert asked.result().status_code == 401
    assert User.objects.get().pending_email == ""


@pytest.mark.parametrize("ending", ["logout", "deletion"])
def test_a_session_that_was_just_ended_leaves_no_passkey(ending: str, confirmed: Person) -> None:
    def end() -> None:
        if ending == "logout":
            confirmed.post("/auth/logout-all")
        else:
            confirmed.delete("/auth/profile")

    with meeting("insert accounts_passkey", end):
        answer = register(confirmed, Authenticator())
    assert_problem(answer, 401, "token_invalid")
    assert not Passkey.objects.exists()


def test_a_session_that_was_just_ended_leaves_no_identity(confirmed: Person, app: ProviderApp) -> None:
    link_token = app.exchange(app.come_back(intent="link")["code"]).json()["link_token"]
    with meeting("insert accounts_linked_identity", lambda: confirmed.post("/auth/logout-all")):
        answer = confirmed.post("/auth/identities", link_token=link_token)
    assert_problem(answer, 401, "token_invalid")
    assert not LinkedIdentity.objects.exists()


@pytest.mark.parametrize(
    ("method", "path"), [("DELETE", "/auth/factors/totp"), ("POST", "/auth/factors/recovery-codes")]
)
def test_a_session_that_was_just_ended_changes_no_factor(
    method: str, path: str, signed_in_asha: Person
) -> None:
    set_up(signed_in_asha)
    confirm(signed_in_asha)
    before = User.objects.get()
    # The tokens end after the session was checked, and before the account is read.
    with meeting("find accounts_user", lambda: signed_in_asha.post("/auth/logout-all")):
        answer = signed_in_asha.api.request(method, path, headers=signed_in_asha.bearer)
    assert_problem(answer, 401, "token_invalid")
    after = User.objects.get()
    assert (after.totp_secret, after.recovery_codes) == (before.totp_secret, before.recovery_codes)
