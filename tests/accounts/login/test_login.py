"""Logging in gives a pair of tokens to who knows the password of a verified account."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from accounts.models import User
from tests.accounts.conftest import Person


def test_answers_as_oauth_clients_expect(asha: Person) -> None:
    answer = asha.try_log_in(asha.password)
    assert answer.status_code == 200
    assert set(answer.json()) == {"access_token", "refresh_token", "token_type", "expires_in", "device"}
    assert (answer.json()["token_type"], answer.json()["expires_in"]) == ("bearer", 900)
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("name", ["username", "email"])
def test_reads_json_too(asha: Person, name: str) -> None:
    body = {name: "Asha@Example.org", "password": asha.password}
    assert asha.api.post("/auth/login", json=body).status_code == 200


def test_ignores_the_empty_credentials_that_swagger_ui_sends(asha: Person) -> None:
    assert asha.try_log_in(asha.password, Authorization="Basic Og==").status_code == 200
    assert asha.try_log_in(asha.password, Authorization="Bearer junk").status_code == 200


def test_a_wrong_password_an_unknown_and_an_impossible_address_are_all_the_same(
    asha: Person, api: httpx.Client
) -> None:
    answers = [
        asha.try_log_in("wrong"),
        Person(api, "nobody@example.org").try_log_in("wrong"),
        Person(api, "no address").try_log_in("wrong"),
    ]
    for answer in answers:
        assert answer.status_code == 400
        problem = answer.json()
        assert (problem["error"], problem["code"]) == ("invalid_grant", "invalid_credentials")
        assert problem["error_description"]
        assert "www-authenticate" not in answer.headers


def test_only_who_knows_the_password_learns_that_an_address_is_unverified(
    person: Callable[..., Person],
) -> None:
    asha = person(is_email_verified=False)
    assert asha.try_log_in("wrong").json()["code"] == "invalid_credentials"
    answer = asha.try_log_in(asha.password)
    assert (answer.status_code, answer.json()["code"]) == (403, "email_not_verified")


def test_a_disabled_account_is_no_account(person: Callable[..., Person]) -> None:
    asha = person(is_active=False)
    assert asha.try_log_in(asha.password).json()["code"] == "invalid_credentials"


def test_other_grants_are_not_supported(asha: Person) -> None:
    for grant in ("authorization_code", "client_credentials", "refresh_token", "Password"):
        answer = asha.api.post("/auth/login", data={"grant_type": grant})
        assert (answer.status_code, answer.json()["code"]) == (400, "unsupported_grant_type")
        assert answer.json()["error"] == "unsupported_grant_type"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"password": "x"},
        {"username": "asha@example.org"},
        {"username": {"$gt": ""}, "password": {"$gt": ""}},
        {"username": ["asha@example.org"], "password": "x"},
        {"username": "asha@example.org", "password": 1},
        {"username": "asha@example.org", "password": "x\x00y"},
        {"username": "asha@example.org\x00", "password": "x"},
        {"username": "asha@example.org", "password": "x" * 2_000},
        [],
        "x",
        None,
        5,
    ],
)
def test_other_shapes_are_invalid_input(asha: Person, body: Any) -> None:
    answer = asha.api.post("/auth/login", json=body)
    assert answer.status_code == 400, answer.text
    assert answer.json()["code"] == "invalid_input"
    assert answer.json()["error"] == "invalid_request"


def test_lone_surrogates_and_bad_json_are_refused(api: httpx.Client) -> None:
    headers = {"Content-Type": "application/json"}
    for content in (
        rb'{"username": "\ud800@example.org", "password": "\udfff"}',
        b"{",
        b'{"username": "\xff"}',
    ):
        answer = api.post("/auth/login", content=content, headers=headers)
        assert answer.status_code == 400, answer.text
        assert answer.json()["code"] in {"malformed_json", "invalid_input"}
    answer = api.post("/auth/login", content=b"<x/>", headers={"Content-Type": "application/xml"})
    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported_media_type")
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = api.post("/auth/login", content=b"username=%ff%00&password=%ed%a0%80", headers=form)
    assert answer.status_code == 400


def test_a_password_hashed_at_another_cost_is_hashed_anew(asha: Person, settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.BCryptSHA256PasswordHasher"]
    weak = User.objects.get()
    weak.password = _hashed_at(4, asha.password)
    weak.save(update_fields=["password"])
    asha.log_in()
    stored = User.objects.get()
    assert stored.password.startswith("bcrypt_sha256$$2b$12$")
    assert stored.token_version == weak.token_version
    asha.log_in()
    assert User.objects.get().password == stored.password


def _hashed_at(rounds: int, password: str) -> str:
    from django.contrib.auth.hashers import BCryptSHA256PasswordHasher

    class Cheap(BCryptSHA256PasswordHasher):
        pass

    Cheap.rounds = rounds
    hasher = Cheap()
    return str(hasher.encode(password, hasher.salt()))


def test_takes_the_form_data_of_a_browser(asha: Person) -> None:
    fields = {"username": asha.email, "password": asha.password}
    form = {name: (None, value) for name, value in fields.items()}
    assert asha.api.post("/auth/login", files=form).json()["access_token"]


@pytest.mark.parametrize(
    "files",
    [{"password": ("a.txt", b"x")}, {"username": (None, b"\xff"), "password": (None, "x")}],
    ids=["a file", "not UTF-8"],
)
def test_rejects_form_data_that_is_no_text(asha: Person, files: dict) -> None:
    response = asha.api.post("/auth/login", files={"username": (None, asha.email)} | files)
    assert response.status_code == 400, response.text


def test_rejects_form_data_without_a_boundary(asha: Person) -> None:
    headers = {"Content-Type": "multipart/form-data"}
    response = asha.api.post("/auth/login", content=b"--x--", headers=headers)
    assert (response.status_code, response.json()["code"]) == (400, "invalid_input")
