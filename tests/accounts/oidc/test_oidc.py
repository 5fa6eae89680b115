"""Signing in with another provider: from the start to the tokens, and what must not get through."""

import re
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from accounts.flows.login import with_provider
from accounts.models import LinkedIdentity, OneTimeToken, Session, User
from sahienglish.core.clock import FrozenClock
from sahienglish.database import locks
from tests.accounts.conftest import Person
from tests.plugins.oidc import APP, MOBILE, App, told
from tests.support.crowd import together
from tests.support.problems import assert_problem
from tests.support.servers.oidc_provider import Provider


def test_a_new_user_gets_an_account_and_a_known_one_the_same_account(app: App, mailbox: Any) -> None:
    tokens = app.sign_in()
    assert tokens.status_code == 200, tokens.text
    profile = app.api.get(
        "/auth/profile", headers={"Authorization": f"Bearer {tokens.json()['access_token']}"}
    )
    assert profile.json()["email"] == "asha@example.org"
    assert profile.json()["full_name"] == "Asha Rao"
    assert profile.json()["is_email_verified"] is True
    assert mailbox.latest("asha@example.org").subject.startswith("Welcome")
    assert app.sign_in().status_code == 200
    assert User.objects.count() == 1
    assert LinkedIdentity.objects.get().last_used_at is not None


def test_the_configured_providers_are_listed(app: App, settings: Any) -> None:
    settings.OIDC_PROVIDERS |= {
        "half": {"issuer": "https://x.example", "client_id": "", "client_secret": "", "label": ""}
    }
    assert app.api.get("/auth/oidc").json() == [{"name": "acme", "label": "Acme"}]
    assert_problem(
        app.api.get("/auth/oidc/half/start?redirect_uri=x&code_challenge=" + app.challenge), 404, "not_found"
    )


def test_the_state_of_the_app_comes_back_and_no_token_is_in_any_address(app: App) -> None:
    started = app.start(state="where I was?")
    back = app.callback(app.provider.approve(started.headers["location"]))
    assert told(back)["state"] == "where I was?"
    assert set(told(back)) == {"code", "state"}
    for response in (started, back):
        # A JWT: a random state may begin with the same letters, but has no dots.
        assert not re.search(r"eyJ[\w-]+\.", urlsplit(response.headers["location"]).query)
        assert response.headers["cache-control"] == "no-store"
        assert response.headers["referrer-policy"] == "no-referrer"


def test_the_cookie_of_the_flow_is_out_of_reach_of_scripts_and_other_sites(app: App) -> None:
    cookie = app.start().headers["set-cookie"]
    assert cookie.startswith("sahi-oidc=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=600"} <= set(cookie.split("; "))


def test_two_tabs_of_one_browser_can_sign_in_at_the_same_time(app: App) -> None:
    first, second = app.start(), app.start()
    for started in (first, second):
        assert "code" in told(app.callback(app.provider.approve(started.headers["location"])))


@pytest.mark.parametrize(
    "query",
    [
        {"redirect_uri": APP + "/"},
        {"redirect_uri": APP + "?x=1"},
        {"redirect_uri": "https://app.example.org.evil.example/signed-in"},
        {"redirect_uri": "javascript:alert(1)"},
        {"code_challenge": "short"},
        {"code_challenge": "ä" * 43},
        {"code_challenge_method": "plain"},
        {"state": "x" * 257},
    ],
    ids=str,
)
def test_a_start_that_is_not_as_registered_goes_nowhere(app: App, query: dict[str, str]) -> None:
    assert_problem(app.start(**query), 400, "invalid_input")


def test_an_app_with_a_scheme_of_its_own_gets_the_code(api: httpx.Client, provider: Provider) -> None:
    app = App(api, provider, redirect_uri=MOBILE)
    location = app.callback(provider.approve(app.start().headers["location"])).headers["location"]
    assert location.startswith(f"{MOBILE}?code=")


def test_a_prefetch_begins_and_finishes_nothing(app: App) -> None:
    assert app.api.head("/auth/oidc/acme/start").status_code == 405
    assert app.api.head("/auth/oidc/acme/callback").status_code == 405
    assert not OneTimeToken.objects.exists()


@pytest.mark.parametrize("step", ["start", "callback"])
def test_scripts_of_other_sites_cannot_read_a_step_of_the_browser(app: App, step: str) -> None:
    origin = {"Origin": "https://app.example.org"}
    for path in (f"/auth/oidc/acme/{step}", f"/auth/oidc/acme/{step}/"):
        response = app.api.get(path, params={"state": "x", "code": "x"}, headers=origin)
        asked = app.api.options(path, headers=origin | {"Access-Control-Request-Method": "GET"})
        for each in (response, asked):
            assert "access-control-allow-origin" not in each.headers
    listed = app.api.get("/auth/oidc", headers=origin)
    assert listed.headers["access-control-allow-origin"] == "*"


def test_a_flow_of_another_browser_is_rejected(app: App, server: Any) -> None:
    returned = app.provider.approve(app.start().headers["location"])
    with httpx.Client(base_url=server.url) as victim:
        App(victim, app.provider).start()
        stolen = victim.get("/auth/oidc/acme/callback", params=returned)
        assert_problem(stolen, 400, "provider_login_invalid")
    with httpx.Client(base_url=server.url) as without_cookie:
        returned = app.provider.approve(app.start().headers["location"])
        rejected = without_cookie.get("/auth/oidc/acme/callback", params=returned)
        assert_problem(rejected, 400, "provider_login_invalid")


def test_a_user_sees_a_page_when_a_step_cannot_be_taken(app: App) -> None:
    browser = {"Accept": "text/html,application/xhtml+xml"}
    page = app.api.get("/auth/oidc/acme/callback", params={"state": "unknown"}, headers=browser)
    assert (page.status_code, page.headers["content-type"]) == (400, "text/html; charset=utf-8")
    assert "began in another browser" in page.text
    spanish = {**browser, "Accept-Language": "es"}
    page = app.api.get("/auth/oidc/acme/callback", params={"state": "unknown"}, headers=spanish)
    assert "empezó en otro navegador" in page.text
    assert 'href="/app/sign-in"' in page.text
    assert page.headers["cache-control"] == "no-store"
    for path in ("/auth/oidc/unknown/start", "/auth/oidc/acme/start?redirect_uri=<script>"):
        assert "<script>" not in app.api.get(path, headers=browser).text
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]


def test_a_state_works_once_and_for_ten_minutes(app: App, time: FrozenClock) -> None:
    returned = app.provider.approve(app.start().headers["location"])
    assert "code" in told(app.callback(returned))
    assert_problem(app.callback(returned), 400, "provider_login_invalid")
    late = app.provider.approve(app.start().headers["location"])
    time.advance(minutes=10)
    assert_problem(app.callback(late), 400, "provider_login_invalid")


def test_a_state_of_one_provider_is_unknown_at_another(app: App, settings: Any) -> None:
    settings.OIDC_PROVIDERS = app.provider.settings() | {"other": app.provider.settings()["acme"]}
    returned = app.provider.approve(app.start().headers["location"])
    mixed_up = app.api.get("/auth/oidc/other/callback", params=returned)
    assert_problem(mixed_up, 400, "provider_login_invalid")


def test_a_response_of_another_issuer_is_not_used(app: App) -> None:
    for issuer in ("https://evil.example", app.provider.issuer + "/", ""):
        returned = app.provider.approve(app.start().headers["location"]) | {"iss": issuer}
        assert told(app.callback(returned)) == {"error": "server_error"}
    assert "/token" not in app.provider.asked


def test_a_refusal_at_the_provider_comes_back_as_access_denied(app: App) -> None:
    state = dict(parse_qsl(urlsplit(app.start(state="s").headers["location"]).query))["state"]
    refused = app.callback({"error": "access_denied", "state": state, "iss": app.provider.issuer})
    assert told(refused) == {"error": "access_denied", "state": "s"}


def test_an_error_of_the_provider_is_not_passed_on_word_for_word(app: App) -> None:
    state = dict(parse_qsl(urlsplit(app.start().headers["location"]).query))["state"]
    failed = app.callback({"error": "call 1-800-555", "state": state, "iss": app.provider.issuer})
    assert told(failed) == {"error": "server_error"}


def test_the_code_works_once_for_a_minute_and_for_its_verifier_only(app: App, time: FrozenClock) -> None:
    code = app.come_back()["code"]
    wrong = app.exchange(code, code_verifier="x" * 43)
    assert_problem(wrong, 400, "token_invalid")
    assert_problem(app.exchange(code), 400, "token_invalid")
    late = app.come_back()["code"]
    time.advance(seconds=60)
    assert_problem(app.exchange(late), 400, "token_invalid")
    assert_problem(app.exchange("unknown"), 400, "token_invalid")
    assert not User.objects.exists()


def test_a_code_is_not_accepted_where_another_one_time_token_belongs(
    app: App, signed_in_asha: Person
) -> None:
    app.provider.user["email"] = "other@example.org"
    code = app.come_back()["code"]
    signed_in_asha.confirm()
    assert_problem(signed_in_asha.post("/auth/identities", link_token=code), 400, "token_invalid")


def test_twenty_exchanges_of_one_code_open_one_session(app: App) -> None:
    code = app.come_back()["code"]
    answers = together(*[lambda: app.exchange(code).status_code] * 20)
    assert sorted(answers) == [200] + [400] * 19
    assert Session.objects.count() == 1


def test_twenty_first_sign_ins_of_one_user_make_one_account(app: App) -> None:
    codes = [app.come_back()["code"] for _ in range(20)]
    answers = together(*[lambda code=code: app.exchange(code) for code in codes])
    assert [answer.status_code for answer in answers] == [200] * 20
    assert User.objects.count() == LinkedIdentity.objects.count() == 1


def test_a_sign_in_that_waits_too_long_for_another_one_is_asked_to_come_back(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(with_provider, "LOCK_SECONDS", 0)
    code = app.come_back()["code"]
    with locks.held(f"identity {app.provider.issuer} {app.provider.user['sub']}"):
        response = app.exchange(code)
    assert_problem(response, 503, "overloaded")
    assert response.headers["retry-after"] == "1"
    assert app.sign_in().status_code == 200


def test_an_address_with_an_account_is_never_linked_by_itself(app: App, asha: Person) -> None:
    refused = app.sign_in()
    assert_problem(refused, 409, "account_exists")
    assert refused.json()["link_token"]
    assert not LinkedIdentity.objects.exists()
    assert not Session.objects.exists()


def test_a_registration_that_nobody_confirmed_gives_way(app: App, mailbox: Any) -> None:
    body = {"email": "asha@example.org", "password": "chosen by a stranger", "full_name": "Call 555"}
    assert app.api.post("/auth/register", json=body).status_code == 201
    link = mailbox.latest("asha@example.org").action
    assert app.sign_in().status_code == 200
    account = User.objects.get()
    assert (account.full_name, account.has_usable_password()) == ("Asha Rao", False)
    assert app.api.get(urlsplit(link).path + "?" + urlsplit(link).query).status_code == 400
    form = {"username": body["email"], "password": body["password"]}
    assert_problem(app.api.post("/auth/login", data=form), 400, "invalid_credentials")


@pytest.mark.parametrize("claim", [False, "true", "false", 1, None, ..., [True]], ids=str)
def test_nothing_but_true_confirms_an_address(app: App, claim: Any) -> None:
    app.provider.claims = {"email_verified": claim}
    assert_problem(app.sign_in(), 403, "provider_email_unverified")
    assert not User.objects.exists()


def test_a_user_is_known_by_issuer_and_subject_whatever_the_address(app: App) -> None:
    assert app.sign_in().status_code == 200
    app.provider.user |= {"email": "new@example.org", "email_verified": False}
    assert app.sign_in().status_code == 200
    assert User.objects.get().email == "asha@example.org"


def test_a_disabled_account_cannot_sign_in(app: App) -> None:
    app.sign_in()
    User.objects.update(is_active=False)
    assert_problem(app.sign_in(), 400, "token_invalid")


def test_a_provider_that_does_not_respond_is_reported(app: App) -> None:
    app.provider.configuration["issuer"] = "https://other.example"
    assert_problem(app.start(), 503, "provider_unavailable")


@pytest.mark.parametrize(
    "changed",
    [
        {"issuer": "http://127.0.0.1:1"},
        {"token_endpoint": "http://evil.example/token"},
        {"jwks_uri": "file:///etc/passwd"},
        {"authorization_endpoint": None},
        {"code_challenge_methods_supported": ["plain"]},
    ],
    ids=str,
)
def test_a_configuration_that_is_not_safe_is_not_used(app: App, changed: dict[str, Any]) -> None:
    app.provider.configuration |= changed
    assert_problem(app.start(), 503, "provider_unavailable")


def test_a_name_from_a_provider_has_one_line_and_no_hidden_characters(app: App) -> None:
    app.provider.user["name"] = "Asha\u202e\nRao\x00 " + "x" * 200
    app.sign_in()
    name = User.objects.get().full_name
    assert name.startswith("AshaRao x")
    assert len(name) == 100


def test_the_limit_counts_by_client(app: App, settings: Any) -> None:
    settings.OIDC_RATE_LIMIT_PER_MINUTE = 2
    answers = [app.exchange("unknown").status_code for _ in range(3)]
    assert answers == [400, 400, 429]
