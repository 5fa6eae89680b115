"""What a call costs in round trips and threads: counted, because times depend on the machine."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from django.conf import settings

from accounts import sessions, users
from sahienglish.database import mongo
from tests.support.mongo_commands import watched

IDENTITY = "aggregate accounts_session"
SignIn = Callable[..., httpx.Client]


@pytest.fixture
def asha(signed_in: SignIn) -> httpx.Client:
    return signed_in()


def template_of(client: httpx.Client) -> str:
    texts = {"title": "Reply", "category": "General", "content": "Dear [Name],"}
    template_id: str = client.post("/templates/", json=texts).json()["id"]
    return template_id


@pytest.mark.parametrize(
    "path",
    [
        "/auth/profile",
        "/auth/sessions",
        "/templates/",
        "/templates/?search=dear&category=general",
        "/actions",
        "/actions/languages",
    ],
)
def test_identity_and_data_come_in_one_trip(path: str, asha: httpx.Client) -> None:
    with watched() as commands:
        assert asha.get(path).status_code == 200
    assert commands == [IDENTITY]


def test_one_template_comes_in_one_trip(asha: httpx.Client) -> None:
    path = f"/templates/{template_of(asha)}"
    with watched() as commands:
        assert asha.get(path).status_code == 200
        assert asha.post(f"{path}/render", json={"values": {"Name": "Ravi"}}).status_code == 200
    # Filling in is counted first.
    assert commands == [IDENTITY, "update rate_limits", IDENTITY]


def test_a_refresh_is_one_update_and_one_look_at_the_account(asha: httpx.Client, api: httpx.Client) -> None:
    account: Any = users.find(email="asha@example.org")
    pair = sessions.open(user_id=account["_id"], token_version=0, device="tests", ip="127.0.0.1")
    with watched() as commands:
        assert api.post("/auth/refresh", json={"refresh_token": pair.refresh_token}).status_code == 200
    assert sorted(commands) == ["find accounts_user", "update accounts_session"]


def test_a_correction_asks_for_identity_and_quota(asha: httpx.Client) -> None:
    asha.post("/actions/fix-grammar", json={"text": "She go to school."})
    with watched() as commands:
        answer = asha.post("/actions/fix-grammar", json={"text": "She go to school."})
    assert answer.status_code == 200
    assert commands == [IDENTITY, "update rate_limits"]


def test_what_is_refused_without_the_database_never_asks_it(api: httpx.Client) -> None:
    with watched() as commands:
        assert api.get("/templates/").status_code == 401
        assert api.get("/auth/profile", headers={"Authorization": "Bearer x.y.z"}).status_code == 401
        assert api.post("/auth/login", json={"username": 5}).status_code == 400
        assert api.get("/nowhere").status_code == 404
        assert api.get("/healthz").status_code == 200
    assert commands == []


def test_no_request_starts_a_thread_of_its_own(asha: httpx.Client) -> None:
    def read_and_look(number: int) -> None:
        paths = ("/actions", "/auth/profile", "/auth/sessions")
        assert asha.get(paths[number % len(paths)]).status_code == 200

    with ThreadPoolExecutor(8) as callers:
        list(callers.map(read_and_look, range(64)))
        before = set(threading.enumerate())
        list(callers.map(read_and_look, range(64)))
        started = {thread.name for thread in set(threading.enumerate()) - before}
    assert all(name.startswith("blocking") for name in started)
    assert sum(thread.name.startswith("blocking") for thread in before) <= settings.BLOCKING_THREADS


@pytest.mark.parametrize(
    ("collection", "field"),
    [
        ("accounts_user", "email"),
        ("accounts_session", "user_id"),
        ("templates", "userId"),
        ("templates", "isDefault"),
    ],
)
def test_hot_look_ups_have_an_index(collection: str, field: str, asha: httpx.Client) -> None:
    plan = mongo.collection(collection).find({field: "x"}).explain()["queryPlanner"]["winningPlan"]
    assert plan["inputStage"]["stage"] == "IXSCAN"
