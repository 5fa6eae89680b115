"""Logging out ends a session's tokens on the very next request."""

import pytest

from sahienglish.core.clock import FrozenClock
from tests.accounts.conftest import Person


def another(person: Person) -> Person:
    """The same person on another device."""
    device = Person(person.api, person.email)
    device.open_session()
    return device


def log_out(person: Person) -> int:
    body = {"refresh_token": person.tokens["refresh_token"]}
    return person.api.post("/auth/logout", json=body).status_code


def test_ends_this_session_only_and_any_number_of_times(signed_in_asha: Person) -> None:
    other = another(signed_in_asha)
    assert [log_out(signed_in_asha), log_out(signed_in_asha)] == [204, 204]
    assert not signed_in_asha.is_signed_in()
    assert signed_in_asha.refresh().json()["code"] == "token_invalid"
    assert other.is_signed_in()


def test_reads_forms(signed_in_asha: Person) -> None:
    form = {"refresh_token": signed_in_asha.tokens["refresh_token"]}
    answer = signed_in_asha.api.post("/auth/logout", data=form)
    assert (answer.status_code, answer.content) == (204, b"")
    assert not signed_in_asha.is_signed_in()


def test_a_token_good_for_nothing_is_logged_out_already(time: FrozenClock, signed_in_asha: Person) -> None:
    time.advance(days=31)
    assert log_out(signed_in_asha) == 204
    assert signed_in_asha.api.post("/auth/logout", json={"refresh_token": "junk"}).status_code == 204
    assert signed_in_asha.api.post("/auth/logout", json={}).status_code == 400


def test_everywhere_ends_every_token_at_once(signed_in_asha: Person) -> None:
    other = another(signed_in_asha)
    assert signed_in_asha.post("/auth/logout-all").status_code == 204
    for person in (signed_in_asha, other):
        assert not person.is_signed_in()
        assert person.refresh().status_code == 400
    assert another(signed_in_asha).is_signed_in()


def test_sessions_are_listed_newest_first_with_their_devices(asha: Person, time: FrozenClock) -> None:
    firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0"
    asha.log_in(**{"User-Agent": firefox})
    time.advance(seconds=1)
    other = another(asha)
    time.advance(seconds=1)
    assert other.refresh().status_code == 200
    newest, oldest = asha.get("/auth/sessions").json()
    assert set(newest) == {"id", "device", "ip", "created_at", "last_used_at", "expires_at", "current"}
    assert (oldest["device"], oldest["ip"], oldest["current"]) == ("Firefox on Windows", "127.0.0.1", True)
    assert (newest["device"], newest["current"]) == ("tests", False)
    assert newest["last_used_at"] > newest["created_at"] > oldest["created_at"]


def test_one_session_can_be_ended_from_another(signed_in_asha: Person) -> None:
    other = another(signed_in_asha)
    entry = next(each for each in other.get("/auth/sessions").json() if each["current"])
    assert signed_in_asha.delete(f"/auth/sessions/{entry['id']}").status_code == 204
    assert not other.is_signed_in()
    assert other.refresh().status_code == 400
    assert signed_in_asha.is_signed_in()
    assert len(signed_in_asha.get("/auth/sessions").json()) == 1


def test_ended_foreign_unknown_and_malformed_ids_are_all_the_same_404(
    signed_in_asha: Person, person: object
) -> None:
    ravi = person("ravi@example.org")  # type: ignore[operator]
    ravi.open_session()
    foreign = ravi.get("/auth/sessions").json()[0]["id"]
    mine = another(signed_in_asha)
    ended = next(each["id"] for each in mine.get("/auth/sessions").json() if each["current"])
    assert log_out(mine) == 204
    bodies = set()
    for each in (foreign, ended, "f" * 24, "x", "0" * 23, "%00", "a/b"):
        answer = signed_in_asha.delete(f"/auth/sessions/{each}")
        assert answer.status_code == 404, each
        problem = answer.json()
        del problem["request_id"]
        bodies.add(tuple(problem.items()))
    assert len(bodies) == 1
    assert ravi.is_signed_in()


def test_a_session_ends_by_itself(time: FrozenClock, signed_in_asha: Person) -> None:
    time.advance(days=29)
    other = another(signed_in_asha)
    time.advance(days=1)
    other.tokens = other.refresh().json()
    assert [each["current"] for each in other.get("/auth/sessions").json()] == [True]


@pytest.mark.parametrize("kind", ["access_token", "refresh_token"])
def test_the_revocation_of_oauth_libraries_ends_the_session(kind: str, signed_in_asha: Person) -> None:
    """authlib's `revoke_token` sends `token` and `token_type_hint` (RFC 7009 §2.1)."""
    form = {"token": signed_in_asha.tokens[kind], "token_type_hint": kind}
    assert signed_in_asha.api.post("/auth/logout", data=form).status_code == 204
    assert not signed_in_asha.is_signed_in()
