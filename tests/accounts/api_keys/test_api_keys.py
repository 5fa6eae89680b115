"""API keys: how they are made, what they look like, and that nothing shows them."""

import zlib
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from accounts.api_keys import secret
from accounts.models import ApiKey
from sahienglish.core.clock import FrozenClock
from sahienglish.database import mongo
from tests.accounts.conftest import Person
from tests.support.api_keys import KEY, bearer, confirm, create
from tests.support.crowd import together
from tests.support.problems import assert_problem


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
    created_at, expires_at = (datetime.fromisoformat(made[name]) for name in ("created_at", "expires_at"))
    assert expires_at - created_at == timedelta(days=90)
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
    "key",
    ["sahi_pat_", "sahi_pat_x", secret.new(), "sahi_pat_" + "0" * 38],
    ids=["no secret", "short", "unknown", "wrong checksum"],
)
def test_a_key_that_is_none_is_invalid(api: httpx.Client, key: str):
    refused = api.get("/actions", headers=bearer(key))
    assert_problem(refused, 401, "key_invalid")
    assert 'error="invalid_token"' in refused.headers["www-authenticate"]


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


def test_a_new_secret_is_mailed_and_recorded(confirmed: Person, mailbox: Any):
    made = create(confirmed, name="Küche")
    confirmed.post(f"/auth/api-keys/{made['id']}/rotate").raise_for_status()
    letter = mailbox.latest(confirmed.email)
    assert "new secret" in letter.subject
    assert "Küche" in letter.body
    kinds = [event["kind"] for event in mongo.collection("accounts_audit").find()]
    assert "api_key_rotated" in kinds


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
