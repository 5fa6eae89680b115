"""What holds for every path: ids, slashes, sizes, JSON, and one shape for every error."""

import gzip
import socket
from urllib.parse import urlsplit

import pytest

from sahienglish.core import errors
from tests.support.problems import assert_problem


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/auth/nothing",
        "/actions/nothing",
        "/templates/nothing/at/all",
        "/%ff",
        "/adminx",
        "/staticx",
    ],
)
def test_an_unknown_path_is_a_problem(api, path):
    assert_problem(api.get(path), 404, "not_found")


@pytest.mark.parametrize(
    "path", ["/", "/errors", "/docs", "/auth/login", "/auth/refresh", "/healthz", "/readyz"]
)
def test_a_wrong_method_is_a_problem_that_names_the_right_ones(api, path):
    answer = api.request("DELETE", path)
    assert_problem(answer, 405, "method_not_allowed")
    assert "GET" in answer.headers["allow"] or "POST" in answer.headers["allow"]


@pytest.mark.parametrize(
    "path", ["/", "/auth/login", "/auth/refresh", "/auth/verify-email", "/healthz", "/docs"]
)
def test_a_path_can_be_asked_for_its_methods(api, path):
    answer = api.options(path)
    assert answer.is_success
    assert answer.content == b""
    assert "OPTIONS" in answer.headers["allow"]


def test_a_path_with_many_views_can_be_asked_for_its_methods(signed_in):
    answer = signed_in().options("/templates")
    assert answer.status_code == 204
    assert {"GET", "POST", "OPTIONS"} <= set(answer.headers["allow"].split(", "))


@pytest.mark.parametrize("path", ["/admin", "/admin/"])
def test_the_admin_is_found_with_and_without_a_slash(api, path):
    page = api.get(path, follow_redirects=True)
    assert (page.status_code, page.url.path) == (200, "/admin/login/")


@pytest.mark.parametrize(
    "path",
    ["/auth/login", "/auth/profile", "/actions", "/actions/fix-grammar", "/templates", "/healthz", "/docs"],
)
def test_paths_answer_alike_with_and_without_a_trailing_slash(api, path):
    bare, slashed = api.get(path), api.get(f"{path}/")
    assert bare.status_code == slashed.status_code != 404
    assert not bare.is_redirect


def test_a_well_formed_request_id_is_adopted_and_any_other_replaced(api):
    assert api.get("/healthz", headers={"X-Request-ID": "call-7_a.b"}).headers["x-request-id"] == "call-7_a.b"
    for junk in ("a b", "x" * 65, "é".encode(), "<script>"):
        made = api.get("/healthz", headers={"X-Request-ID": junk}).headers["x-request-id"]
        assert made != junk
        assert len(made) == 16


@pytest.mark.parametrize("path", ["/auth/register", "/actions/fix-grammar", "/templates/"])
def test_a_body_over_one_mebibyte_is_refused(api, path):
    assert_problem(api.post(path, content=b"x" * (1024 * 1024 + 1)), 413, "body_too_large")


@pytest.mark.parametrize("path", ["/auth/register", "/actions/fix-grammar"])
def test_a_body_that_does_not_say_its_length_is_bounded_too(api, path):
    def endless():
        for _ in range(40):
            yield b"x" * 65_536

    assert_problem(api.post(path, content=endless()), 413, "body_too_large")


JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    "body", [b'{"email":', b"\xff\xfe", b'{"email": "\\ud800"}', b'{"email": NaN}', b"[" * 5000]
)
def test_a_body_that_is_not_json_is_a_problem(api, body):
    assert_problem(api.post("/auth/register", content=body, headers=JSON), 400, "malformed_json")


@pytest.mark.parametrize(
    "body", [b"", b"[]", b'"text"', b"null", b"7", b'{"email": {"$gt": ""}}', b'{"email": ["a@b.org"]}']
)
def test_json_of_another_shape_is_invalid_input(api, body):
    answer = api.post("/auth/register", content=body, headers=JSON)
    assert_problem(answer, 400, "invalid_input")
    assert answer.json()["errors"]


def test_another_media_type_is_a_problem(api):
    answer = api.post("/auth/register", content=b"a", headers={"Content-Type": "text/plain"})
    assert_problem(answer, 415, "unsupported_media_type")


@pytest.mark.parametrize("path", ["/auth/profile", "/actions/usage", "/templates/"])
def test_a_protected_path_asks_for_a_token(api, path):
    answer = api.get(path)
    assert_problem(answer, 401, "not_authenticated")
    assert answer.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize("path", ["/auth/profile", "/actions/usage", "/templates/"])
def test_a_token_that_is_not_one_is_refused(api, path):
    answer = api.get(path, headers={"Authorization": "Bearer junk"})
    assert_problem(answer, 401, "token_invalid")
    assert 'error="invalid_token"' in answer.headers["www-authenticate"]


def test_a_browser_app_of_another_origin_may_call(api):
    asked = {"Origin": "https://app.example.org", "Access-Control-Request-Method": "POST"}
    for path in ("/auth/login", "/actions/fix-grammar"):
        answer = api.options(path, headers=asked)
        assert answer.status_code == 200
        assert answer.headers["access-control-allow-origin"] == "*"


def test_a_head_request_has_no_body(api):
    answer = api.head("/healthz")
    assert (answer.status_code, answer.content) == (200, b"")


def test_a_client_that_leaves_in_mid_request_harms_nobody(api, server):
    address = urlsplit(server.url)
    with socket.create_connection((address.hostname, address.port)) as raw:
        raw.sendall(b"POST /auth/register HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")
    assert api.get("/healthz").status_code == 200


def test_every_problem_is_explained_on_the_page_its_type_leads_to(api):
    page = api.get("/errors").text
    for problem in errors.catalogue():
        assert f'id="{problem.code}"' in page
        assert problem.__doc__


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_what_a_link_answers_is_kept_by_no_cache(api, accept):
    answer = api.get("/auth/verify-email?token=junk", headers={"Accept": accept})
    assert "accept" in answer.headers["vary"].lower().replace(" ", "").split(",")
    assert answer.headers["cache-control"] == "no-store"


def raw(api, request: bytes) -> bytes:
    """Send bytes as they are, and return everything that comes back until the server closes."""
    address = urlsplit(str(api.base_url))
    with socket.create_connection((address.hostname, address.port), timeout=30) as connection:
        connection.sendall(request)
        received = b""
        while part := connection.recv(65_536):
            received += part
        return received


@pytest.mark.parametrize("hosts", [b"", b"Host: a\r\nHost: b\r\n", b"Host: a\r\nHost: a\r\n"])
def test_a_request_without_exactly_one_host_is_rejected(api, hosts):
    answer = raw(api, b"GET /healthz HTTP/1.1\r\n" + hosts + b"Connection: close\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert b"invalid_input" in answer


def test_an_old_client_needs_no_host(api):
    assert raw(api, b"GET /healthz HTTP/1.0\r\n\r\n").startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize("path", ["/auth/login", "/auth/refresh"])
def test_a_compressed_body_is_unsupported(api, path):
    headers = {"Content-Encoding": "gzip", "Content-Type": "application/json"}
    answer = api.post(path, content=gzip.compress(b"{}"), headers=headers)
    assert_problem(answer, 415, "unsupported_media_type")


def test_a_wrong_media_type_names_the_right_ones(api, signed_in):
    answer = api.post("/auth/login", content=b"x", headers={"Content-Type": "text/plain"})
    assert_problem(answer, 415, "unsupported_media_type")
    assert "application/json or application/x-www-form-urlencoded" in answer.json()["detail"]


def test_a_wrong_choice_lists_the_right_ones(signed_in):
    answer = signed_in().post("/actions/fix-grammar", json={"text": "Hi", "dialect": "en-XX"})
    assert_problem(answer, 400, "invalid_input")
    assert "en-US, en-GB, en-IN" in answer.json()["errors"][0]["message"]


@pytest.mark.parametrize(
    "path", ["/auth/profile", "/templates/", "/auth/export", "/actions", "/auth/sessions"]
)
def test_no_cache_keeps_what_belongs_to_an_account(signed_in, path):
    assert signed_in().get(path).headers["cache-control"] == "no-store"


def test_a_client_of_http_1_0_gets_a_stream_as_a_whole(api, signed_in):
    token = signed_in().headers["Authorization"].encode()
    body = b'{"text": "She have a idea."}'
    head = b"POST /actions/fix-grammar HTTP/1.0\r\nContent-Type: application/json\r\n"
    rest = b"Accept: text/event-stream\r\nAuthorization: %b\r\nContent-Length: %d\r\n\r\n"
    answer = raw(api, head + rest % (token, len(body)) + body)
    assert b"event: done" in answer
    assert b"transfer-encoding" not in answer.lower()
