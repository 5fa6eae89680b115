"""A refresh token is good once; shown again it is a lost answer at first, and theft later."""

from typing import Any

import pytest

from accounts.models import Session, User
from sahienglish.core.clock import FrozenClock
from tests.accounts.conftest import Person
from tests.accounts.sessions.test_tokens import claims_of
from tests.plugins.mailbox import Mailbox
from tests.support.crowd import together
from tests.support.problems import assert_problem

PARALLEL = 20


def rotated(person: Person) -> dict[str, Any]:
    """Spend the person's refresh token; `person.tokens` stay the old ones."""
    answer = person.refresh()
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_gives_a_new_pair_that_works(signed_in_asha: Person) -> None:
    old = signed_in_asha.tokens
    answer = signed_in_asha.refresh()
    pair = signed_in_asha.tokens = answer.json()
    assert set(pair) == {"access_token", "refresh_token", "token_type", "expires_in"}
    assert (pair["token_type"], pair["expires_in"]) == ("bearer", 900)
    assert pair["refresh_token"] != old["refresh_token"]
    assert answer.headers["cache-control"] == "no-store"
    assert signed_in_asha.is_signed_in()


def test_reads_forms_and_an_optional_grant_type(signed_in_asha: Person) -> None:
    api = signed_in_asha.api
    for _ in range(2):
        token = signed_in_asha.tokens["refresh_token"]
        answer = api.post("/auth/refresh", data={"grant_type": "refresh_token", "refresh_token": token})
        assert answer.status_code == 200
        signed_in_asha.tokens = answer.json()
    answer = api.post("/auth/refresh", json={"grant_type": "password", "refresh_token": token})
    assert (answer.status_code, answer.json()["code"]) == (400, "unsupported_grant_type")
    assert answer.json()["error"] == "unsupported_grant_type"


def test_errors_speak_oauth(signed_in_asha: Person) -> None:
    answer = signed_in_asha.refresh("junk")
    assert answer.status_code == 400
    assert answer.json()["error"] == "invalid_grant"
    assert answer.json()["error_description"]
    assert answer.json()["code"] == "token_invalid"
    answer = signed_in_asha.api.post("/auth/refresh", json={})
    assert (answer.json()["error"], answer.json()["code"]) == ("invalid_request", "invalid_input")


def test_does_not_extend_a_session_past_its_end(time: FrozenClock, signed_in_asha: Person) -> None:
    end = claims_of(signed_in_asha.tokens["refresh_token"])["exp"]
    for _ in range(6):
        time.advance(days=4, hours=23)
        signed_in_asha.tokens = rotated(signed_in_asha)
        assert claims_of(signed_in_asha.tokens["refresh_token"])["exp"] == end
    time.advance(hours=5, minutes=50)
    last = signed_in_asha.tokens = rotated(signed_in_asha)
    assert last["expires_in"] in {599, 600}
    time.advance(minutes=9)
    assert signed_in_asha.is_signed_in()
    time.advance(minutes=1)
    assert signed_in_asha.refresh().json()["code"] == "token_expired"
    assert not signed_in_asha.is_signed_in()


def test_a_repeat_within_the_grace_gets_the_same_child(time: FrozenClock, signed_in_asha: Person) -> None:
    child = rotated(signed_in_asha)
    time.advance(seconds=9.999)
    again = rotated(signed_in_asha)
    assert again["refresh_token"] == child["refresh_token"]
    assert again["expires_in"] == 890
    signed_in_asha.tokens = again
    assert signed_in_asha.is_signed_in()


def test_a_spent_token_after_the_grace_ends_the_session(
    time: FrozenClock, signed_in_asha: Person, mailbox: Mailbox
) -> None:
    child = rotated(signed_in_asha)
    time.advance(seconds=10)
    answer = signed_in_asha.refresh()
    assert (answer.status_code, answer.json()["code"]) == (400, "token_reused")
    assert answer.json()["error"] == "invalid_grant"
    assert signed_in_asha.refresh(child["refresh_token"]).json()["code"] == "token_invalid"
    assert not signed_in_asha.is_signed_in()
    signed_in_asha.tokens = child
    assert not signed_in_asha.is_signed_in()
    assert len(mailbox.to(signed_in_asha.email)) == 1


def test_a_grandparent_ends_the_session_even_within_the_grace(
    signed_in_asha: Person, mailbox: Mailbox
) -> None:
    grandparent = signed_in_asha.tokens["refresh_token"]
    signed_in_asha.tokens = rotated(signed_in_asha)
    child = rotated(signed_in_asha)
    assert signed_in_asha.refresh(grandparent).json()["code"] == "token_reused"
    assert signed_in_asha.refresh(child["refresh_token"]).json()["code"] == "token_invalid"
    assert len(mailbox.to(signed_in_asha.email)) == 1


def test_theft_leaves_other_sessions_alone(time: FrozenClock, signed_in_asha: Person) -> None:
    other = Person(signed_in_asha.api, signed_in_asha.email)
    other.open_session()
    rotated(signed_in_asha)
    time.advance(seconds=11)
    assert signed_in_asha.refresh().json()["code"] == "token_reused"
    assert other.is_signed_in()


def test_parallel_refreshes_all_carry_the_same_child(signed_in_asha: Person) -> None:
    answers = together(*[signed_in_asha.refresh] * PARALLEL)
    assert [answer.status_code for answer in answers] == [200] * PARALLEL
    children = {answer.json()["refresh_token"] for answer in answers}
    assert len(children) == 1
    assert len({claims_of(child)["jti"] for child in children}) == 1
    signed_in_asha.tokens = answers[0].json()
    assert signed_in_asha.is_signed_in()
    assert signed_in_asha.refresh().status_code == 200


def test_parallel_refreshes_without_a_grace_leave_one_child_and_a_dead_session(
    signed_in_asha: Person, settings: Any, mailbox: Mailbox
) -> None:
    settings.REFRESH_REUSE_GRACE_SECONDS = 0
    answers = together(*[signed_in_asha.refresh] * PARALLEL)
    assert sorted(answer.status_code for answer in answers) == [200] + [400] * (PARALLEL - 1)
    codes = [answer.json().get("code") for answer in answers]
    assert codes.count("token_reused") == 1
    assert codes.count("token_invalid") == PARALLEL - 2
    assert not signed_in_asha.is_signed_in()
    assert len(mailbox.to(signed_in_asha.email)) == 1


def test_thieves_arriving_together_are_told_once(
    time: FrozenClock, signed_in_asha: Person, mailbox: Mailbox
) -> None:
    rotated(signed_in_asha)
    time.advance(seconds=11)
    answers = together(*[signed_in_asha.refresh] * PARALLEL)
    codes = [answer.json()["code"] for answer in answers]
    assert codes.count("token_reused") == 1
    assert codes.count("token_invalid") == PARALLEL - 1
    assert len(mailbox.to(signed_in_asha.email)) == 1


def test_the_grace_is_bounded(signed_in_asha: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accounts.sessions.GRACE_USES", 3)
    rotated(signed_in_asha)
    codes = [signed_in_asha.refresh().status_code for _ in range(4)]
    assert codes == [200, 200, 200, 400]


def test_refreshes_racing_a_password_change_leave_no_old_session_alive(
    signed_in_asha: Person, time: FrozenClock
) -> None:
    def change() -> Any:
        return signed_in_asha.post(
            "/auth/change-password", old_password=signed_in_asha.password, new_password="quiet river boat"
        )

    answers = together(*[signed_in_asha.refresh] * 25, change, *[signed_in_asha.refresh] * 25)
    changed = answers.pop(25)
    assert changed.status_code == 200, changed.text
    for answer in answers:
        if answer.status_code == 200:
            signed_in_asha.tokens = answer.json()
            assert not signed_in_asha.is_signed_in()
            assert signed_in_asha.refresh().status_code == 400
    signed_in_asha.tokens = changed.json()
    assert signed_in_asha.is_signed_in()
    assert len(signed_in_asha.get("/auth/sessions").json()) == 1


@pytest.mark.parametrize(
    "fields", [{"token_version": 7}, {"is_active": False}], ids=["tokens revoked", "disabled"]
)
def test_a_session_whose_account_was_ended_in_the_database_ends_at_its_next_refresh(
    fields: dict[str, Any], signed_in_asha: Person, mailbox: Mailbox
) -> None:
    User.objects.update(**fields)
    for _ in range(2):
        assert_problem(signed_in_asha.refresh(), 400, "token_invalid")
    session = Session.objects.get()
    assert (session.status, session.revoked_reason) == ("revoked", "account_ended")
    assert mailbox.to(signed_in_asha.email) == []
