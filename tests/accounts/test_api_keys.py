"""API keys: what they open, how they end, and that nothing shows them."""

import re
import zlib
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from accounts import sessions, users
from accounts.api_keys import secret
from accounts.flows import staff
from accounts.models import ApiKey, User
from sahienglish.core import clock
from sahienglish.core.clock import FrozenClock
from sahienglish.database import mongo
from tests.accounts.conftest import Person
from tests.support.crowd import together
from tests.support.mongo_commands import watched
from tests.support.problems import assert_problem

KEY = re.compile(r"sahi_pat_[0-9A-Za-z]{38}")
CHECK = {"language": "en-US", "text": "She go."}


@pytest.fixture
def confirmed(signed_in_asha: Person) -> Person:
    """Asha, who has just confirmed that it is she."""
    confirm(signed_in_asha)
    return signed_in_asha


def confirm(person: Person) -> None:
    account: Any = users.find(email=person.email)
    sessions.collection().update_many({"user_id": account["_id"]}, {"$set": {"confirmed_at": clock.now()}})


def create(person: Person, *scopes: str, **fields: Any) -> dict[str, Any]:
    body = {"name": "Editor", "scopes": list(scopes) or ["check"], **fields}
    answer = person.post("/auth/api-keys", **body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


@pytest.fixture
def works(api: httpx.Client, settings: Any) -> Callable[[str], bool]:
    """Tell whether a key opens `/v2/check`."""
    settings.LANGUAGETOOL_ANONYMOUS = False
    settings.LANGUAGETOOL_REQUESTS_PER_MINUTE = 10_000

    def ask(key: str) -> bool:
        answer = api.post("/v2/check", data=CHECK | {"apiKey": key})
        assert answer.status_code in {200, 403}
        return answer.status_code == 200

    return ask


def test_a_key_has_a_prefix_190_random_bits_and_a_checksum():
    keys = {secret.new() for _ in range(200)}
    assert len(keys) == 200
    assert all(KEY.fullmatch(key) and secret.is_key(key) for key in keys)
    key = keys.pop()
    for at in range(len(key)):
        other = "a" if key[at] != "a" else "b"
        assert not secret.is_key(key[:at] + other + key[at + 1 :])
    assert not any(
        secret.is_key(text) for text in ("", key[:-1], key + "0", key.replace("sahi", "sehi"), "ā" * 47)
    )


def test_the_checksum_is_the_crc_32_in_six_digits_of_base_62():
    start = secret.PREFIX + "0" * 32
    number, digits = zlib.crc32(start.encode()), ""
    while number:
        digits, number = secret.ALPHABET[number % 62] + digits, number // 62
    assert secret.is_key(start + digits.rjust(6, "0"))


def test_a_key_is_shown_once_and_stored_as_a_digest(confirmed: Person):
    made = create(confirmed, "check", "learning", "check", name="LibreOffice")
    key = made.pop("key")
    assert KEY.fullmatch(key)
    assert made["scopes"] == ["check", "learning"]
    assert (made["prefix"], made["last_four"]) == (key[:13], key[-4:])
    assert confirmed.get("/auth/api-keys").json() == [made]
    (stored,) = mongo.collection("accounts_api_key").find()
    assert key not in str(stored)
    assert key[13:] not in str(stored)
    exported = confirmed.get("/auth/export").json()
    assert [each["name"] for each in exported["api_keys"]] == ["LibreOffice"]
    assert "digest" not in str(exported["api_keys"])


def test_a_key_needs_a_fresh_confirmation(signed_in_asha: Person, time: FrozenClock):
    body = {"name": "Editor", "scopes": ["check"]}
    refused = signed_in_asha.post("/auth/api-keys", **body)
    assert_problem(refused, 403, "confirmation_required")
    assert refused.json()["methods"] == ["password"]
    confirm(signed_in_asha)
    made = create(signed_in_asha)
    time.advance(minutes=6)
    assert_problem(signed_in_asha.post("/auth/api-keys", **body), 403, "confirmation_required")
    rotate = f"/auth/api-keys/{made['id']}/rotate"
    assert_problem(signed_in_asha.post(rotate), 403, "confirmation_required")
    assert signed_in_asha.delete(f"/auth/api-keys/{made['id']}").status_code == 204


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"scopes": ["check"]}, "name"),
        ({"name": " ", "scopes": ["check"]}, "name"),
        ({"name": "two\nlines", "scopes": ["check"]}, "name"),
        ({"name": "x" * 81, "scopes": ["check"]}, "name"),
        ({"name": "Editor"}, "scopes"),
        ({"name": "Editor", "scopes": []}, "scopes"),
        ({"name": "Editor", "scopes": ["admin"]}, "scopes.0"),
        ({"name": "Editor", "scopes": ["check"], "expires_in_days": 0}, "expires_in_days"),
        ({"name": "Editor", "scopes": ["check"], "expires_in_days": 366}, "expires_in_days"),
    ],
)
def test_a_key_of_another_shape_is_invalid(confirmed: Person, body: dict[str, Any], field: str):
    refused = confirmed.post("/auth/api-keys", **body)
    assert_problem(refused, 400, "invalid_input")
    assert [error["field"] for error in refused.json()["errors"]] == [field]


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


@pytest.mark.parametrize(
    "key",
    ["sahi_pat_", "sahi_pat_x", secret.new(), "sahi_pat_" + "0" * 38],
    ids=["no secret", "short", "unknown", "wrong checksum"],
)
def test_a_key_that_is_none_is_invalid(api: httpx.Client, key: str):
    refused = api.get("/actions", headers=bearer(key))
    assert_problem(refused, 401, "key_invalid")
    assert 'error="invalid_token"' in refused.headers["www-authenticate"]


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


def test_there_are_at_most_twenty_however_many_are_created_at_once(confirmed: Person, time: FrozenClock):
    for number in range(15):
        create(confirmed, name=f"Key {number}", expires_in_days=1 if number < 10 else 90)
    answers = together(
        *[lambda: confirmed.post("/auth/api-keys", name="Many", scopes=["check"], expires_in_days=1)] * 12
    )
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses == [201] * 5 + [409] * 7
    assert_problem(next(answer for answer in answers if answer.status_code == 409), 409, "api_key_limit")
    assert len(confirmed.get("/auth/api-keys").json()) == 20
    assert ApiKey.objects.count() == 20
    last = confirmed.get("/auth/api-keys").json()[0]
    confirmed.delete(f"/auth/api-keys/{last['id']}")
    create(confirmed)
    time.advance(days=2)
    confirmed.open_session()
    confirm(confirmed)
    for _ in range(14):
        create(confirmed)
    refused = confirmed.post("/auth/api-keys", name="One more", scopes=["check"])
    assert_problem(refused, 409, "api_key_limit")


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


def test_creating_one_is_mailed_and_recorded_and_nothing_shows_it(
    confirmed: Person, works: Callable[[str], bool], mailbox: Any, caplog: pytest.LogCaptureFixture
):
    caplog.set_level("DEBUG", logger="sahienglish")
    key = create(confirmed, name="Küche & <b>")["key"]
    letter = mailbox.latest(confirmed.email)
    assert "API key" in letter.subject
    assert works(key)
    kinds = [event["kind"] for event in mongo.collection("accounts_audit").find()]
    assert "api_key_created" in kinds
    for collection in mongo.database().list_collection_names():
        assert not any(key in str(document) for document in mongo.collection(collection).find())
    assert not any(
        "sahi_pat_" in f"{vars(record)}" for record in caplog.records if record.name.startswith("sahi")
    )


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


def test_a_check_asks_for_the_key_and_counts(confirmed: Person, api: httpx.Client):
    form = CHECK | {"apiKey": create(confirmed)["key"]}
    api.post("/v2/check", data=form)
    with watched() as commands:
        assert api.post("/v2/check", data=form).status_code == 200
    assert commands == ["aggregate accounts_api_key", "update rate_limits"]
