"""How often a call asks the database, which is most of what it costs."""

import asyncio
from typing import Any

import pytest

from accounts.identity import LoginSession
from accounts.models import Session, User
from accounts.tokens import AccessToken
from sahienglish.core.clock import FrozenClock
from sahienglish.core.errors import TokenInvalid
from sahienglish.database import mongo
from tests.accounts.conftest import Person
from tests.support.mongo_commands import watched

IDENTITY = "aggregate accounts_session"


def without_limits(commands: list[str]) -> list[str]:
    return [command for command in commands if not command.endswith(" rate_limits")]


@pytest.mark.parametrize("path", ["/auth/profile", "/auth/sessions", "/templates/"])
def test_an_authenticated_read_asks_once(path: str, signed_in_asha: Person) -> None:
    with watched() as commands:
        assert signed_in_asha.get(path).status_code == 200
    assert commands == [IDENTITY]


def test_a_refresh_is_one_update_and_one_look_at_the_account(signed_in_asha: Person) -> None:
    with watched() as commands:
        assert signed_in_asha.refresh().status_code == 200
    assert sorted(commands) == ["find accounts_user", "update accounts_session"]


def test_a_repeated_refresh_is_four(signed_in_asha: Person) -> None:
    signed_in_asha.refresh()
    with watched() as commands:
        assert signed_in_asha.refresh().status_code == 200
    assert sorted(commands) == [
        "find accounts_session",
        "find accounts_user",
        "update accounts_session",
        "update accounts_session",
    ]


def test_a_login_reserves_and_opens_and_keeps_the_books(asha: Person) -> None:
    with watched() as commands:
        asha.log_in()
    assert without_limits(commands) == [
        "find accounts_user",
        "update accounts_user",  # counts the attempt
        "insert accounts_session",
        "update accounts_user",  # takes it back
        "insert accounts_audit",
    ]


def test_a_bad_signature_asks_nothing(signed_in_asha: Person) -> None:
    signed_in_asha.tokens = {"access_token": signed_in_asha.tokens["access_token"] + "x"}
    with watched() as commands:
        assert signed_in_asha.get("/auth/profile").status_code == 401
        assert signed_in_asha.refresh("x.y.z").status_code == 400
    assert commands == []


def identity_of(person: Person) -> LoginSession:
    return LoginSession.of(AccessToken.read(person.tokens["access_token"]))


def test_further_stages_bring_data_in_the_same_trip(signed_in_asha: Person) -> None:
    identity = identity_of(signed_in_asha)
    mongo.collection("templates").insert_one({"title": "Mine", "userId": identity.user_id})
    stage = {"$lookup": {"from": "templates", "localField": "user_id", "foreignField": "userId", "as": "own"}}
    with watched() as commands:
        found = identity.require(stage)
    assert commands == [IDENTITY]
    assert [template["title"] for template in found["own"]] == ["Mine"]
    assert found["_id"] == identity.session_id
    assert found["user"]["email"] == signed_in_asha.email
    assert "password" not in found["user"]


@pytest.mark.parametrize(
    "ending",
    [
        "disabled",
        "deleted",
        "version raised",
        "session revoked",
        "session gone",
        "session of another",
        "late",
    ],
)
def test_whoever_has_ended_is_refused_on_both_doors(
    ending: str, signed_in_asha: Person, time: FrozenClock
) -> None:
    identity = identity_of(signed_in_asha)
    if ending == "disabled":
        User.objects.update(is_active=False)
    elif ending == "deleted":
        mongo.collection("accounts_user").delete_many({})
    elif ending == "version raised":
        User.objects.update(token_version=1)
    elif ending == "session revoked":
        Session.objects.update(status="revoked")
    elif ending == "session gone":
        Session.objects.all().delete()
    elif ending == "session of another":
        mongo.collection("accounts_session").update_one({}, {"$set": {"user_id": identity.session_id}})
    else:
        Session.objects.update(expires_at=time.at)
    with pytest.raises(TokenInvalid):
        identity.require()
    with pytest.raises(TokenInvalid):
        asyncio.run(_require_async(identity))
    for path in ("/auth/profile", "/templates/", "/actions", "/auth/export"):
        answer = signed_in_asha.get(path)
        assert (answer.status_code, answer.json()["code"]) == (401, "token_invalid")


def test_the_asynchronous_door_asks_once_too(signed_in_asha: Person) -> None:
    with watched() as commands:
        assert signed_in_asha.get("/actions").status_code == 200
    assert commands == [IDENTITY]
    found = asyncio.run(_require_async(identity_of(signed_in_asha)))
    assert found["user"]["full_name"] == "Asha Rao"


async def _require_async(identity: LoginSession) -> dict[str, Any]:
    try:
        return await identity.require_async()
    finally:
        await mongo.close()


@pytest.mark.parametrize(
    ("name", "field"),
    [("accounts_user", "email"), ("accounts_session", "user_id"), ("accounts_audit", "user_id")],
)
def test_hot_filters_have_an_index(name: str, field: str, asha: Person) -> None:
    plan = mongo.collection(name).find({field: "x"}).explain()["queryPlanner"]["winningPlan"]
    assert "IXSCAN" in str(plan)
