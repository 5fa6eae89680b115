"""`sahienglish.wsgi`: the same answers from a blocking server, for a proxy that splits paths."""

import io
import json
from collections.abc import Callable, Iterator
from typing import Any
from wsgiref.util import setup_testing_defaults

import httpx
import pytest


@pytest.fixture
def blocking(django_db_setup: None) -> Iterator[httpx.Client]:
    from sahienglish.wsgi import application

    with httpx.Client(transport=httpx.WSGITransport(application), base_url="http://localhost") as client:
        yield client


def test_it_answers_as_the_asgi_application_does(blocking, signed_in):
    headers = signed_in().headers
    assert blocking.get("/templates", headers=headers).status_code == 200
    assert blocking.get("/auth/sessions", headers=headers).status_code == 200
    corrected = blocking.post(
        "/actions/fix-grammar",
        json={"text": "She go home."},
        headers={**headers, "Accept": "text/event-stream"},
    )
    assert corrected.json()["result"] == "She goes home."
    refused = blocking.get("/auth/profile", headers={"X-Request-ID": "case-9"})
    assert (refused.status_code, refused.json()["code"]) == (401, "not_authenticated")
    assert refused.headers["x-request-id"] == refused.json()["request_id"] == "case-9"


def test_it_serves_the_admin_with_all_it_needs(blocking):
    page = blocking.get("/admin/login/")
    assert page.status_code == 200
    assert "csrftoken" in page.cookies
    assert page.headers["x-frame-options"] == "DENY"


def test_it_refuses_a_body_over_one_mebibyte_before_reading_it(blocking):
    answer = blocking.post("/auth/register", content=b"x" * (1024 * 1024 + 1))
    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")


def call(path: str, body: bytes, **environ: Any) -> tuple[str, dict[str, Any]]:
    """Post `body` as a server does that was not told its length."""
    from sahienglish.wsgi import application

    environ |= {
        "PATH_INFO": path,
        "REQUEST_METHOD": "POST",
        "CONTENT_TYPE": "application/json",
        "HTTP_TRANSFER_ENCODING": "chunked",
        "wsgi.input": io.BytesIO(body),
    }
    setup_testing_defaults(environ)
    started: list[str] = []

    def start_response(status: str, headers: object, exc_info: object = None) -> Callable[[bytes], object]:
        started.append(status)
        return io.BytesIO().write

    answer = application(environ, start_response)
    return started[0], json.loads(b"".join(answer))


@pytest.mark.parametrize("path", ["/auth/refresh", "/auth/logout"])
def test_it_reads_a_body_that_only_the_server_knows_the_end_of(django_db_setup, path):
    status, answer = call(path, b'{"refresh_token": 7}', **{"wsgi.input_terminated": True})
    assert (status, answer["errors"][0]["field"]) == ("400 Bad Request", "refresh_token")
    assert answer["errors"][0]["code"] != "required"


@pytest.mark.parametrize("path", ["/auth/refresh", "/auth/login"])
def test_it_bounds_a_body_that_only_the_server_knows_the_end_of(django_db_setup, path):
    status, answer = call(path, b"x" * (1024 * 1024 + 1), **{"wsgi.input_terminated": True})
    assert (status[:3], answer["code"], answer["error"]) == ("413", "body_too_large", "invalid_request")


@pytest.mark.parametrize("path", ["/auth/refresh", "/auth/login", "/nowhere"])
def test_it_asks_for_the_length_of_a_body_whose_end_nobody_knows(django_db_setup, path):
    status, answer = call(path, b"{}")
    assert (status, answer["code"]) == ("411 Length Required", "length_required")


def test_it_reads_the_query_as_utf_8_whatever_the_body_is_said_to_be_in(blocking):
    answer = blocking.get("/auth/verify-email?token=x", headers={"Content-Type": "text/plain; charset=hex"})
    assert (answer.status_code, answer.json()["code"]) == (400, "token_invalid")


def test_a_media_type_that_cannot_be_read_is_a_problem(blocking):
    headers = {"Content-Type": "application/json; charset*=nonsense''x"}
    answer = blocking.post("/auth/login", content=b"{}", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_input")
