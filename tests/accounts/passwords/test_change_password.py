"""Changing the password keeps this device and logs every other one out."""

from typing import Any

import pytest

from accounts.models import User
from tests.accounts.conftest import Person
from tests.plugins.mailbox import Mailbox
from tests.support.crowd import together

NEW = "quiet river boat"


def change(person: Person, old: str | None = None, new: str = NEW) -> Any:
    return person.post("/auth/change-password", old_password=old or person.password, new_password=new)


def test_gives_this_device_fresh_tokens_and_ends_all_others(signed_in_asha: Person, mailbox: Mailbox) -> None:
    other = Person(signed_in_asha.api, signed_in_asha.email)
    other.open_session()
    answer = change(signed_in_asha)
    assert answer.status_code == 200
    assert set(answer.json()) == {"access_token", "refresh_token", "token_type", "expires_in"}
    assert answer.headers["cache-control"] == "no-store"
    assert not signed_in_asha.is_signed_in()
    assert signed_in_asha.refresh().status_code == 400
    assert not other.is_signed_in()
    assert other.refresh().status_code == 400
    signed_in_asha.tokens = answer.json()
    assert signed_in_asha.is_signed_in()
    assert signed_in_asha.refresh().status_code == 200
    assert signed_in_asha.try_log_in(signed_in_asha.password).status_code == 400
    assert signed_in_asha.try_log_in(NEW).status_code == 200
    assert mailbox.latest(signed_in_asha.email).action == ""


def test_asks_for_the_old_password(signed_in_asha: Person) -> None:
    answer = change(signed_in_asha, old="wrong")
    assert (answer.status_code, answer.json()["code"]) == (400, "wrong_password")
    assert signed_in_asha.is_signed_in()


def test_guessing_the_old_password_is_limited(signed_in_asha: Person) -> None:
    codes = [change(signed_in_asha, old=f"guess {number}").json()["code"] for number in range(6)]
    assert codes == ["wrong_password"] * 5 + ["rate_limited"]


@pytest.mark.parametrize(
    ("new", "code"),
    [("short", "too_short"), ("password1", "too_common"), ("asha rao forever", "too_similar")],
)
def test_holds_the_new_one_to_the_policy(signed_in_asha: Person, new: str, code: str) -> None:
    answer = change(signed_in_asha, new=new)
    assert answer.status_code == 400
    assert [(error["field"], error["code"]) for error in answer.json()["errors"]] == [("new_password", code)]
    assert signed_in_asha.is_signed_in()


def test_of_parallel_changes_one_succeeds(signed_in_asha: Person, no_limits: None) -> None:
    answers = together(*[lambda n=n: change(signed_in_asha, new=f"{NEW} {n}") for n in range(8)])
    assert [answer.status_code for answer in answers].count(200) == 1
    assert {answer.status_code for answer in answers} <= {200, 400, 401}
    assert User.objects.get().token_version == 1
