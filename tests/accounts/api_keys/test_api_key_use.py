"""API keys: what they open, and what each use costs and notes."""

from typing import Any

import httpx
import pytest

from accounts.models import ApiKey, User
from sahienglish.core.clock import FrozenClock
from tests.accounts.conftest import Person
from tests.support.api_keys import CHECK, bearer, create
from tests.support.mongo_commands import watched
from tests.support.problems import assert_problem


@pytest.mark.parametrize(
    ("scope", "opens"),
    [
        ("check", {"/actions", "/actions/usage"}),
        ("actions", {"/actions", "/actions/usage"}),
        ("templates", {"/templates/"}),
    ],
)
def test_a_key_opens_what_its_scopes_name_and_nothing_else(
    confirmed: Person, api: httpx.Client, scope: str, opens: set[str]
):
    key = create(confirmed, scope)["key"]
    for path in (
        "/actions",
        "/actions/usage",
        "/templates/",
        "/auth/profile",
        "/auth/sessions",
        "/auth/export",
    ):
        answer = api.get(path, headers=bearer(key))
        if path in opens:
            assert answer.status_code == 200, answer.text
        else:
            assert_problem(answer, 403, "insufficient_scope")
            assert 'error="insufficient_scope"' in answer.headers["www-authenticate"]


def test_the_scope_of_a_tool_is_its_own(confirmed: Person, api: httpx.Client):
    check, actions = create(confirmed, "check")["key"], create(confirmed, "actions")["key"]
    body = {"text": "She go home."}
    for key in (check, actions):
        assert api.post("/actions/fix-grammar", json=body, headers=bearer(key)).status_code == 200
    assert_problem(api.post("/actions/improve", json=body, headers=bearer(check)), 403, "insufficient_scope")
    assert_problem(api.post("/actions/improve", json=body, headers=bearer(actions)), 503, "ai_not_configured")
    assert api.post("/v2/check", data=CHECK | {"apiKey": actions}).status_code == 200


def test_a_key_cannot_manage_keys_or_the_account(confirmed: Person, api: httpx.Client):
    made = create(confirmed, "check", "actions", "templates", "learning")
    headers = bearer(made["key"])
    calls = [
        ("POST", "/auth/api-keys", {"name": "More", "scopes": ["check"]}),
        ("GET", "/auth/api-keys", None),
        ("POST", f"/auth/api-keys/{made['id']}/rotate", None),
        ("DELETE", f"/auth/api-keys/{made['id']}", None),
        ("POST", "/auth/logout-all", None),
        ("POST", "/auth/change-password", {"old_password": "x", "new_password": "y"}),
        ("DELETE", "/auth/profile", {"current_password": confirmed.password}),
        ("PATCH", "/auth/profile", {"full_name": "Eve"}),
    ]
    for method, path, body in calls:
        assert_problem(api.request(method, path, json=body, headers=headers), 403, "insufficient_scope")
    User.objects.update(is_staff=True, is_superuser=True)
    assert "/admin/login/" in api.get("/admin/", headers=headers).headers["location"]


def test_a_mistyped_key_asks_nothing_and_a_good_one_asks_once(confirmed: Person, api: httpx.Client):
    key = create(confirmed, "check")["key"]
    assert api.get("/actions", headers=bearer(key)).status_code == 200
    with watched() as commands:
        assert api.get("/actions", headers=bearer(key[:-1] + "!")).status_code == 401
    assert commands == []
    with watched() as commands:
        assert api.get("/actions", headers=bearer(key)).status_code == 200
    assert commands == ["aggregate accounts_api_key"]


def test_its_last_use_is_noted_every_quarter_of_an_hour(
    confirmed: Person, api: httpx.Client, time: FrozenClock
):
    key = create(confirmed, "check")["key"]

    def last_used() -> Any:
        return ApiKey.objects.get().last_used_at

    assert last_used() is None
    api.get("/actions", headers=bearer(key))
    first = last_used()
    assert first == time.at
    time.advance(minutes=14)
    api.get("/actions", headers=bearer(key))
    assert last_used() == first
    time.advance(minutes=2)
    api.get("/actions", headers=bearer(key))
    assert last_used() == time.at


def test_a_user_name_must_be_that_of_the_key(confirmed: Person, api: httpx.Client):
    key = create(confirmed)["key"]
    right = {"username": confirmed.email.title(), "apiKey": key}
    assert api.post("/v2/check", data=CHECK | right).status_code == 200
    assert (
        api.post("/v2/check", data=CHECK | {"username": confirmed.email, "password": key}).status_code == 200
    )
    assert api.post(f"/lt/{key}/v2/check", data=CHECK).status_code == 200
    assert api.post("/v2/check", data=CHECK, headers=bearer(key)).status_code == 200
    assert api.post("/v2/check", data=CHECK, headers=confirmed.bearer).status_code == 200
    wrong = {"username": "ravi@example.org", "apiKey": key}
    assert api.post("/v2/check", data=CHECK | wrong).status_code == 403


def test_each_key_has_a_limit_of_its_own(confirmed: Person, api: httpx.Client, settings: Any):
    settings.LANGUAGETOOL_REQUESTS_PER_MINUTE = 2
    keys = [create(confirmed)["key"] for _ in range(2)]
    for key in keys:
        statuses = [api.post("/v2/check", data=CHECK | {"apiKey": key}).status_code for _ in range(3)]
        assert statuses == [200, 200, 429]


def test_many_keys_of_one_account_check_no_more_than_two(confirmed: Person, api: httpx.Client, settings: Any):
    settings.LANGUAGETOOL_REQUESTS_PER_MINUTE = 2
    keys = [create(confirmed)["key"] for _ in range(6)]
    answers = [api.post("/v2/check", data=CHECK | {"apiKey": key}) for key in keys]
    assert [answer.status_code for answer in answers] == [200] * 4 + [429] * 2
    assert api.post("/v2/check", data=CHECK, headers=confirmed.bearer).status_code == 429


def test_all_keys_of_an_account_share_what_it_may_render(confirmed: Person, api: httpx.Client, settings: Any):
    settings.RENDERS_PER_MINUTE = 2
    texts = {"title": "Reply", "category": "General", "content": "Dear [Name],"}
    path = f"/templates/{confirmed.post('/templates/', **texts).json()['id']}/render"
    keys = [create(confirmed, "templates")["key"] for _ in range(3)]
    answers = [api.post(path, json={"values": {}}, headers=bearer(key)) for key in keys]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert_problem(confirmed.post(path, values={}), 429, "rate_limited")


@pytest.mark.parametrize("call", ["add", "delete"])
def test_words_that_editors_add_or_delete_count_as_writes_of_the_account(
    call: str, confirmed: Person, api: httpx.Client, settings: Any
):
    keys = [create(confirmed, "check", "learning")["key"] for _ in range(2)]
    settings.WRITES_PER_MINUTE = 2
    form = {"word": "lakh"}
    answers = [api.post(f"/v2/words/{call}", data=form | {"apiKey": key}) for key in (*keys, *keys)]
    assert [answer.status_code for answer in answers] == [200, 200, 429, 429]
    assert answers[-1].text.startswith("Error: Too many requests")
    assert int(answers[-1].headers["retry-after"]) >= 1
    for response in (
        api.post("/learning/dictionary", json={"words": ["crore"]}, headers=bearer(keys[0])),
        api.delete("/learning/dictionary/lakh", headers=bearer(keys[1])),
        confirmed.post("/learning/dictionary", words=["crore"]),
    ):
        assert_problem(response, 429, "rate_limited")
    assert api.get("/v2/words", params={"apiKey": keys[0]}).json() == {
        "words": ["lakh"] if call == "add" else []
    }


def test_a_check_asks_for_the_key_and_counts(confirmed: Person, api: httpx.Client):
    form = CHECK | {"apiKey": create(confirmed)["key"]}
    api.post("/v2/check", data=form)
    with watched() as commands:
        assert api.post("/v2/check", data=form).status_code == 200
    # The limits of the key and of its account are read together and taken together.
    assert commands == ["aggregate accounts_api_key", "find rate_limits", "update rate_limits"]
