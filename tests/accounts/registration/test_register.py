"""Registering makes one unverified account, and does not tell who has one already."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from accounts.models import User
from tests.accounts.conftest import PASSWORD, Person
from tests.plugins.mailbox import Mailbox
from tests.support.crowd import together

RAVI = {"email": "ravi@example.org", "password": PASSWORD, "full_name": "Ravi Kumar"}


def register(api: httpx.Client, **fields: Any) -> httpx.Response:
    return api.post("/auth/register", json=RAVI | fields)


def test_makes_an_account_that_works_once_its_link_is_opened(api: httpx.Client, mailbox: Mailbox) -> None:
    answer = register(api, email=" Ravi@Example.ORG ")
    assert answer.status_code == 201
    assert set(answer.json()) == {"email", "message"}
    assert answer.json()["email"] == "ravi@example.org"
    ravi = Person(api, "ravi@example.org")
    assert ravi.try_log_in(PASSWORD).json()["code"] == "email_not_verified"
    link = mailbox.latest("ravi@example.org").action
    assert link.startswith("http://api.sahienglish.test/auth/verify-email?token=")
    answer = api.get(link.removeprefix("http://api.sahienglish.test"))
    assert answer.json()["email"] == "ravi@example.org"
    assert answer.json()["is_email_verified"] is True
    ravi.log_in()
    profile = ravi.get("/auth/profile").json()
    assert set(profile) == {"id", "email", "pending_email", "full_name", "is_email_verified", "created_at"}
    assert (profile["full_name"], profile["pending_email"]) == ("Ravi Kumar", None)


def test_a_verified_address_gets_a_notice_and_keeps_its_password(
    asha: Person, api: httpx.Client, mailbox: Mailbox
) -> None:
    answer = register(api, email=asha.email, password="quiet river boat", full_name="Mallory")
    fresh = register(api)
    assert answer.status_code == fresh.status_code == 201
    assert answer.json()["message"] == fresh.json()["message"]
    assert set(answer.headers) == set(fresh.headers)
    letter = mailbox.latest(asha.email)
    assert letter.action == ""
    assert "Mallory" not in letter.body
    assert asha.try_log_in("quiet river boat").status_code == 400
    assert asha.try_log_in(asha.password).status_code == 200


def test_a_disabled_account_is_not_revived(person: Callable[..., Person], mailbox: Mailbox) -> None:
    asha = person(is_active=False, is_email_verified=False)
    assert register(asha.api, email=asha.email).status_code == 201
    assert asha.try_log_in(asha.password).json()["code"] == "invalid_credentials"


def test_many_at_once_make_one_account(api: httpx.Client, no_limits: None) -> None:
    spellings = ["ravi@example.org", "RAVI@example.org", "Ravi@EXAMPLE.org", " ravi@example.org"] * 5
    answers = together(*[lambda email=email: register(api, email=email) for email in spellings])
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.text for answer in answers}) == 1
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"password": "short"}, "password", "too_short"),
        ({"password": "x" * 257}, "password", "too_long"),
        ({"password": "password1"}, "password", "too_common"),
        ({"password": "ravi kumar is great"}, "password", "too_similar"),
        ({"password": "my sahienglish login"}, "password", "too_similar"),
        ({"password": 12345678}, "password", "invalid"),
        ({"password": None}, "password", "null"),
        ({"email": "ravi"}, "email", "invalid"),
        ({"email": "ravi@example.org\r\nBcc: x@example.org"}, "email", "invalid"),
        ({"email": "ſam@example.org"}, "email", "invalid"),
        ({"email": {"$gt": ""}}, "email", "invalid"),
        ({"email": ["ravi@example.org"]}, "email", "invalid"),
        ({"full_name": "Ravi\r\nKumar"}, "full_name", "letters"),
        ({"full_name": "Ravi\u202eKumar"}, "full_name", "letters"),
        ({"full_name": "R" * 101}, "full_name", "max_length"),
        ({"full_name": "  "}, "full_name", "blank"),
        ({"full_name": "\u3164"}, "full_name", "letters"),
        ({"full_name": 5}, "full_name", "invalid"),
    ],
)
def test_says_what_is_wrong_and_makes_nothing(
    api: httpx.Client, fields: dict[str, Any], field: str, code: str
) -> None:
    answer = register(api, **fields)
    assert answer.status_code == 400, answer.text
    assert answer.json()["code"] == "invalid_input"
    assert (field, code) in {(error["field"], error["code"]) for error in answer.json()["errors"]}
    assert not User.objects.exists()


@pytest.mark.parametrize(
    "password",
    [
        "  spaces at the ends  ",
        "पासवर्ड बहुत लंबा",
        "🐘🐘🐘🐘 🦚🦚🦚",
        "long " * 51,
        "ｑｕｉｅｔ river ｂｏａｔ",
    ],
)
def test_takes_passwords_of_any_letters(api: httpx.Client, password: str) -> None:
    assert register(api, password=password).status_code == 201
    User.objects.update(is_email_verified=True)
    ravi = Person(api, RAVI["email"])
    assert ravi.try_log_in(password).status_code == 200
    assert ravi.try_log_in(password.strip() + "x").status_code == 400


def test_two_spellings_of_the_same_letters_are_one_password(api: httpx.Client) -> None:
    register(api, password="café au lait")
    User.objects.update(is_email_verified=True)
    ravi = Person(api, RAVI["email"])
    assert ravi.try_log_in("cafe\u0301 au lait").status_code == 200


def test_byte_73_of_a_password_counts(api: httpx.Client, settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.BCryptSHA256PasswordHasher"]
    register(api, password="a quiet river " * 6 + "one")
    User.objects.update(is_email_verified=True)
    ravi = Person(api, RAVI["email"])
    assert ravi.try_log_in("a quiet river " * 6 + "two").status_code == 400
    assert ravi.try_log_in("a quiet river " * 6 + "one").status_code == 200


def test_all_errors_of_a_body_come_at_once(api: httpx.Client) -> None:
    body = {"email": "ravi", "password": "sahi", "full_name": " "}
    answer = api.post("/auth/register", json=body)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_input")
    assert {(error["field"], error["code"]) for error in answer.json()["errors"]} == {
        ("email", "invalid"),
        ("password", "too_short"),
        ("full_name", "blank"),
    }
