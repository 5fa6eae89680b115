"""`sahienglish.wsgi`: the same answers from a blocking server, for a proxy that splits paths."""

from collections.abc import Iterator

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
