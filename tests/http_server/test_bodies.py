"""How a body may arrive: in pieces, as a form, in UTF-8 and nothing else, with only so many fields."""

from collections.abc import Iterator

import pytest

from tests.support.problems import assert_problem

FORM = "application/x-www-form-urlencoded"


def in_pieces(body: bytes) -> Iterator[bytes]:
    """Make the client send `body` chunked, without its length."""
    yield body[:7]
    yield body[7:]


@pytest.mark.parametrize(
    ("content_type", "body"),
    [("application/json", b'{"refresh_token": "junk"}'), (FORM, b"refresh_token=junk")],
)
def test_a_body_that_does_not_say_its_length_is_read(api, content_type, body):
    answer = api.post("/auth/refresh", content=in_pieces(body), headers={"Content-Type": content_type})
    assert_problem(answer, 400, "token_invalid")


def test_a_body_in_pieces_changes_what_it_says(signed_in):
    asha = signed_in()
    answer = asha.patch(
        "/auth/profile",
        content=in_pieces(b'{"full_name": "Asha Iyer"}'),
        headers={"Content-Type": "application/json"},
    )
    assert answer.json()["full_name"] == "Asha Iyer"
    assert asha.get("/auth/profile").json()["full_name"] == "Asha Iyer"


def test_a_body_in_pieces_reaches_the_blocking_door(api):
    body = in_pieces(b'{"username": "nobody@example.org", "password": "whatever it was"}')
    answer = api.post("/auth/login", content=body, headers={"Content-Type": "application/json"})
    assert_problem(answer, 400, "invalid_credentials")


MANY = "&".join(f"a{number}=" for number in range(1001))


@pytest.mark.parametrize("path", ["/auth/login", "/auth/refresh"])
def test_too_many_fields_are_invalid_input(api, path):
    answer = api.post(path, content=MANY, headers={"Content-Type": FORM})
    assert_problem(answer, 400, "invalid_input")
    assert answer.json()["errors"][0]["code"] == "too_many_fields"
    assert answer.json()["error"] == "invalid_request"


def test_too_many_query_parameters_are_invalid_input(api, signed_in):
    assert_problem(api.get(f"/auth/verify-email?{MANY}"), 400, "invalid_input")
    assert_problem(signed_in().get(f"/templates/?{MANY}"), 400, "invalid_input")


@pytest.mark.parametrize("charset", ["utf-8", "UTF8", '"utf-8"', "us-ascii"])
def test_a_form_in_utf_8_is_read(api, charset):
    headers = {"Content-Type": f"{FORM}; charset={charset}"}
    answer = api.post("/auth/refresh", content=b"refresh_token=junk", headers=headers)
    assert_problem(answer, 400, "token_invalid")


@pytest.mark.parametrize(
    "charset", ["punycode", "hex", "base64", "rot13", "undefined", "cp037", "utf-16", "latin-1", "nonsense"]
)
@pytest.mark.parametrize("path", ["/auth/login", "/auth/refresh"])
def test_a_form_in_another_charset_is_not_supported(api, path, charset):
    headers = {"Content-Type": f"{FORM}; charset={charset}"}
    answer = api.post(path, content=b"refresh_token=junk", headers=headers)
    assert_problem(answer, 415, "unsupported_media_type")


@pytest.mark.parametrize("body", [b"refresh_token=\xff", b"refresh_token=%ff", b"%C3=x", b"a=%ED%A0%80"])
def test_a_form_that_is_not_utf_8_is_invalid_input(api, body):
    answer = api.post("/auth/refresh", content=body, headers={"Content-Type": FORM})
    assert_problem(answer, 400, "invalid_input")


def test_a_query_is_utf_8_and_bounded_whatever_the_body_is_said_to_be_in(api):
    headers = {"Content-Type": "text/plain; charset=hex"}
    assert_problem(api.get("/auth/verify-email?token=x", headers=headers), 400, "token_invalid")
    assert_problem(api.get(f"/auth/verify-email?{MANY}", headers=headers), 400, "invalid_input")


def test_a_media_type_that_cannot_be_read_is_a_problem(api):
    headers = {"Content-Type": "application/json; charset*=nonsense''x"}
    assert_problem(api.post("/auth/refresh", content=b"{}", headers=headers), 400, "invalid_input")
