"""The response to any bad input is a problem object, never a 500, and nothing is half done."""

from typing import Any

import httpx
import pytest

from accounts.models import Session, User
from tests.accounts.conftest import PASSWORD, Person

pytestmark = pytest.mark.usefixtures("no_limits")

BODIES: dict[str, dict[str, Any]] = {
    "POST /auth/register": {"email": "ravi@example.org", "password": PASSWORD, "full_name": "Ravi"},
    "POST /auth/resend-verification": {"email": "ravi@example.org"},
    "POST /auth/login": {"username": "ravi@example.org", "password": PASSWORD},
    "POST /auth/refresh": {"refresh_token": "x"},
    "POST /auth/logout": {"refresh_token": "x"},
    "POST /auth/forgot-password": {"email": "ravi@example.org"},
    "POST /auth/verify-otp": {"email": "ravi@example.org", "otp": "123456"},
    "POST /auth/reset-password": {"reset_token": "x", "new_password": PASSWORD},
    "POST /auth/change-password": {"old_password": PASSWORD, "new_password": "quiet river boat"},
    "PATCH /auth/profile": {"full_name": "Asha", "email": "new@example.org", "current_password": PASSWORD},
    "DELETE /auth/profile": {"current_password": PASSWORD},
}
FIELDS = [(call, field) for call, body in BODIES.items() for field in body]
WRONG_TYPES: list[Any] = [
    None,
    1,
    1.5,
    True,
    [],
    ["x"],
    {},
    {"$gt": ""},
    {"$ne": None},
    "x\x00y",
    "x" * 100_000,
]


def send(person: Person, call: str, **request: Any) -> httpx.Response:
    method, _, path = call.partition(" ")
    headers = person.bearer | request.pop("headers", {})
    return person.api.request(method, path, headers=headers, **request)


def assert_problem(answer: httpx.Response, *statuses: int) -> None:
    assert answer.status_code in statuses, f"{answer.status_code} {answer.text}"
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert set(problem) >= {"type", "title", "status", "detail", "code", "request_id"}
    assert problem["status"] == answer.status_code


@pytest.mark.parametrize(("call", "field"), FIELDS)
def test_a_field_of_the_wrong_type_is_named(call: str, field: str, signed_in_asha: Person) -> None:
    for value in WRONG_TYPES:
        answer = send(signed_in_asha, call, json=BODIES[call] | {field: value})
        assert_problem(answer, 400)
        assert answer.json()["code"] == "invalid_input", value
        assert field in {error["field"] for error in answer.json()["errors"]}
    assert User.objects.count() == Session.objects.count() == 1
    assert signed_in_asha.is_signed_in()


@pytest.mark.parametrize(("call", "field"), FIELDS)
def test_a_lone_surrogate_is_refused(call: str, field: str, signed_in_asha: Person) -> None:
    others = ", ".join(f'"{name}": "{value}"' for name, value in BODIES[call].items() if name != field)
    content = f'{{"{field}": "x\\ud800y"{", " * bool(others)}{others}}}'.encode()
    answer = send(signed_in_asha, call, content=content, headers={"Content-Type": "application/json"})
    assert_problem(answer, 400)


@pytest.mark.parametrize("call", BODIES)
def test_bodies_of_another_shape_are_refused(call: str, signed_in_asha: Person) -> None:
    headers = {"Content-Type": "application/json"}
    for body in ([], "x", 5, [BODIES[call]]):
        assert_problem(send(signed_in_asha, call, json=body), 400)
    assert_problem(send(signed_in_asha, call, content=b"null", headers=headers), 400)
    for content in (b"{", b'{"a": NaN}', b"\xff\xfe", b"[" * 50_000, b'{"email": "\xc3\x28"}'):
        answer = send(signed_in_asha, call, content=content, headers=headers)
        assert_problem(answer, 400)
        assert answer.json()["code"] == "malformed_json"
    xml = send(signed_in_asha, call, content=b"<x/>", headers={"Content-Type": "application/xml"})
    assert_problem(xml, 415)
    assert_problem(send(signed_in_asha, call, json={"x": "x" * 1_100_000}), 413)
    assert User.objects.count() == Session.objects.count() == 1


@pytest.mark.parametrize(
    "email",
    [
        "ravi",
        "@example.org",
        "ravi@",
        "ravi@localhost",
        "ravi@example.org\r\nBcc: x@example.org",
        "ravi\n@example.org",
        "Ravi <ravi@example.org>",
        "ravi@example.org,x@example.org",
        '"ravi"@example.org',
        "ravi@[127.0.0.1]",
        "\u017fam@example.org",
        "\u212aelvin@example.org",
        "dotless\u0131@example.org",
        "\u0430sha@example.org",
        "ravi@exam\u200bple.org",
        "r" * 65 + "@example.org",
        "r@" + "x" * 250 + ".org",
    ],
)
def test_what_is_no_address_is_refused_everywhere(email: str, signed_in_asha: Person) -> None:
    for call in ("register", "resend-verification", "forgot-password", "verify-otp"):
        name = f"POST /auth/{call}"
        answer = send(signed_in_asha, name, json=BODIES[name] | {"email": email})
        assert_problem(answer, 400)
        assert answer.json()["errors"][0]["field"] == "email"
    body = BODIES["PATCH /auth/profile"] | {"email": email}
    assert_problem(send(signed_in_asha, "PATCH /auth/profile", json=body), 400)
    login = {"username": email, "password": PASSWORD}
    assert_problem(send(signed_in_asha, "POST /auth/login", json=login), 400)
    assert User.objects.count() == 1


def test_look_alikes_never_reach_another_account(asha: Person) -> None:
    for spelling in (
        "а" + asha.email[1:],
        "ａ" + asha.email[1:],
        asha.email.replace("s", "ſ"),
        f"{asha.email}.",
    ):
        assert Person(asha.api, spelling).try_log_in(asha.password).status_code == 400


@pytest.mark.parametrize("call", BODIES)
def test_other_methods_are_not_allowed(call: str, signed_in_asha: Person) -> None:
    path = call.partition(" ")[2]
    assert_problem(send(signed_in_asha, f"PUT {path}", json={}), 405)


def test_every_path_answers_with_a_trailing_slash_too(signed_in_asha: Person) -> None:
    for path in ("/auth/profile/", "/auth/sessions/"):
        assert signed_in_asha.get(path).status_code == 200
    assert signed_in_asha.api.post("/auth/refresh/", json={"refresh_token": "x"}).status_code == 400
