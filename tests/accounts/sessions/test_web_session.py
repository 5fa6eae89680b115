"""The cookie of the page at `/app`: set by a login of the page, counted only with proof of its origin."""

import re
from collections.abc import Iterator

import httpx
import pytest

from accounts.models import Session
from sahienglish.core.clock import FrozenClock
from tests.accounts.conftest import PASSWORD, Person
from tests.support.problems import assert_problem

PAGE = {"X-Sahi-Web": "1", "Sec-Fetch-Site": "same-origin"}
OWN_ORIGIN = "http://api.sahienglish.test"
FOREIGN = [
    {},
    {"Sec-Fetch-Site": "same-origin"},
    {"X-Sahi-Web": "0", "Sec-Fetch-Site": "same-origin"},
    {"X-Sahi-Web": "1", "Sec-Fetch-Site": "cross-site"},
    {"X-Sahi-Web": "1", "Sec-Fetch-Site": "same-site"},
    {"X-Sahi-Web": "1", "Sec-Fetch-Site": "none"},
    {"X-Sahi-Web": "1", "Sec-Fetch-Site": "cross-site", "Origin": OWN_ORIGIN},
    {"X-Sahi-Web": "1", "Origin": "https://evil.example"},
    {"X-Sahi-Web": "1", "Origin": "null"},
    {"X-Sahi-Web": "1", "Origin": OWN_ORIGIN + ".evil.example"},
]


@pytest.fixture
def page(asha: Person) -> httpx.Client:
    """A browser at the page, signed in; what it sends proves where it comes from."""
    response = asha.try_log_in(PASSWORD, **PAGE)
    assert response.status_code == 200, response.text
    return asha.api


def test_a_login_of_the_page_sets_a_cookie_and_returns_no_token(asha: Person, time: FrozenClock) -> None:
    response = asha.try_log_in(PASSWORD, **PAGE)
    assert set(response.json()) == {"token_type", "expires_in"}
    assert response.json()["expires_in"] == 30 * 24 * 3600
    assert response.headers["cache-control"] == "no-store"
    cookie = response.headers["set-cookie"]
    assert cookie.startswith("sahi=ey")
    assert {"HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=2592000"} <= set(cookie.split("; "))
    assert "Secure" not in cookie


def test_on_https_the_cookie_is_bound_to_the_host_and_to_http(asha: Person, settings) -> None:
    settings.WEB_SESSION_COOKIE = "__Host-Http-sahi"
    settings.SESSION_COOKIE_SECURE = True
    cookie = asha.try_log_in(PASSWORD, **PAGE).headers["set-cookie"]
    assert cookie.startswith("__Host-Http-sahi=ey")
    assert {"Secure", "HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


def test_the_cookie_signs_the_page_in_to_blocking_and_asynchronous_views(page: httpx.Client) -> None:
    for path in ("/auth/profile", "/auth/sessions", "/auth/export", "/templates/", "/actions"):
        assert page.get(path, headers=PAGE).status_code == 200, path


def test_an_older_browser_proves_its_origin_by_the_origin_header(page: httpx.Client) -> None:
    marked = {"X-Sahi-Web": "1"}
    assert page.get("/auth/profile", headers=marked).status_code == 200
    changed = {"full_name": "Asha R"}
    own = marked | {"Origin": OWN_ORIGIN}
    assert page.patch("/auth/profile", json=changed, headers=own).status_code == 200
    assert page.patch("/auth/profile", json=changed, headers=marked).status_code == 401


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_without_proof_the_cookie_does_not_exist(page: httpx.Client, headers: dict[str, str]) -> None:
    for method, path in (("PATCH", "/auth/profile"), ("POST", "/auth/logout-all"), ("POST", "/templates/")):
        assert_problem(page.request(method, path, json={}, headers=headers), 401, "not_authenticated")
    assert Session.objects.get().status == "live"


def routes() -> Iterator[tuple[str, str]]:
    """Every call of the schema that asks for a credential."""
    from drf_spectacular.generators import SchemaGenerator

    schema = SchemaGenerator().get_schema(request=None, public=True)
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            if any(operation.get("security", ())):
                yield method.upper(), re.sub(r"\{\w+\}", "6923a0c1e4b0a1b2c3d4e5f6", path)


def test_no_route_takes_the_cookie_without_its_header_or_from_another_origin(page: httpx.Client) -> None:
    found = list(routes())
    assert len(found) > 15
    foreign = {"X-Sahi-Web": "1", "Origin": "https://evil.example"}
    for headers in ({}, foreign, foreign | {"Sec-Fetch-Site": "cross-site"}):
        for method, path in found:
            response = page.request(method, path, json={}, headers=headers)
            assert (response.status_code, response.json()["code"]) == (401, "not_authenticated"), path


def test_a_page_of_another_origin_cannot_sign_a_browser_in(asha: Person) -> None:
    for headers in FOREIGN[3:]:
        response = asha.try_log_in(PASSWORD, **headers)
        assert_problem(response, 403, "foreign_origin")
        assert "set-cookie" not in response.headers
    assert not Session.objects.exists()


def test_an_access_token_wins_over_the_cookie(page: httpx.Client) -> None:
    junk = PAGE | {"Authorization": "Bearer junk"}
    assert_problem(page.get("/auth/profile", headers=junk), 401, "token_invalid")
    other = PAGE | {"Authorization": "Basic Og=="}
    assert_problem(page.get("/auth/profile", headers=other), 401, "not_authenticated")


def test_no_other_token_works_in_the_cookie_and_the_cookie_nowhere_else(asha: Person, page) -> None:
    cookie = page.cookies["sahi"]
    assert page.get("/auth/profile", headers={"Authorization": f"Bearer {cookie}"}).status_code == 401
    assert_problem(asha.refresh(cookie), 400, "token_invalid")
    tokens = asha.open_session()
    for other in (tokens["access_token"], tokens["refresh_token"], "x"):
        page.cookies.clear()
        page.cookies.set("sahi", other)
        assert_problem(page.get("/auth/profile", headers=PAGE), 401, "token_invalid")


def test_signing_out_ends_the_session_and_expires_the_cookie(page: httpx.Client) -> None:
    cookie = page.cookies["sahi"]
    response = page.post("/auth/logout", json={}, headers=PAGE)
    assert response.status_code == 204
    assert response.headers["clear-site-data"] == '"cache", "storage"'
    assert "sahi" not in page.cookies
    assert {"Max-Age=0", "HttpOnly", "Path=/"} <= set(response.headers["set-cookie"].split("; "))
    page.cookies.set("sahi", cookie)
    assert_problem(page.get("/auth/profile", headers=PAGE), 401, "token_invalid")
    assert page.post("/auth/logout", json={}, headers=PAGE).status_code == 204
    assert Session.objects.get().revoked_reason == "logout"


def test_another_origin_cannot_sign_the_page_out(page: httpx.Client) -> None:
    foreign = {"X-Sahi-Web": "1", "Origin": "https://evil.example"}
    page.post("/auth/logout", json={}, headers=foreign)
    assert Session.objects.get().status == "live"


def test_a_new_password_gives_the_page_a_new_cookie(page: httpx.Client) -> None:
    before = page.cookies["sahi"]
    body = {"old_password": PASSWORD, "new_password": "quiet river boat"}
    response = page.post("/auth/change-password", json=body, headers=PAGE)
    assert set(response.json()) == {"token_type", "expires_in"}
    assert page.cookies["sahi"] != before
    assert page.get("/auth/profile", headers=PAGE).status_code == 200
    page.cookies.clear()
    page.cookies.set("sahi", before)
    assert page.get("/auth/profile", headers=PAGE).status_code == 401


def test_the_use_of_a_cookie_is_noted_every_quarter_of_an_hour(asha: Person, time: FrozenClock) -> None:
    asha.try_log_in(PASSWORD, **PAGE)
    opened = Session.objects.get().last_used_at
    for path in ("/auth/profile", "/auth/sessions"):
        time.advance(minutes=14)
        asha.api.get(path, headers=PAGE)
        assert Session.objects.get().last_used_at == opened
        time.advance(minutes=1)
        asha.api.get(path, headers=PAGE)
        opened = Session.objects.get().last_used_at
        assert opened == time.at.replace(microsecond=opened.microsecond)


def test_other_sites_may_not_send_the_header_of_the_page(api: httpx.Client) -> None:
    asked = {
        "Origin": "https://app.example.org",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "x-sahi-web",
    }
    response = api.options("/auth/login", headers=asked)
    assert "x-sahi-web" not in response.headers["access-control-allow-headers"]
    assert "access-control-allow-credentials" not in response.headers


def test_a_refresh_never_sets_a_cookie(signed_in_asha: Person) -> None:
    """A refresh token belongs to an API client, with any header."""
    body = {"refresh_token": signed_in_asha.tokens["refresh_token"]}
    response = signed_in_asha.api.post("/auth/refresh", json=body, headers=PAGE)
    assert set(response.json()) == {"access_token", "refresh_token", "token_type", "expires_in"}
    assert "set-cookie" not in response.headers
