"""Every authenticated call that writes something or costs much has a limit for each account."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import httpx
from rest_framework.permissions import SAFE_METHODS

from sahienglish.core import clock
from sahienglish.rate_limits.account_limits import limit_of
from tests.http_server.test_every_url import API_VIEWS, OPEN, PROTECTED, methods_of
from tests.support.problems import assert_problem

WRITES, RENDERS, EXPORTS = "WRITES_PER_MINUTE", "RENDERS_PER_MINUTE", "EXPORTS_PER_HOUR"
ENDINGS = f"{WRITES} of each session"
CHECKS, QUOTA = "OFFLINE_CHECKS_PER_MINUTE", "AI_DAILY_REQUESTS_PER_USER"
LIMITS = {
    "DELETE /auth/api-keys/{key_id}": ENDINGS,
    "DELETE /auth/factors/totp": WRITES,
    "DELETE /auth/identities/{identity_id}": WRITES,
    "DELETE /auth/passkeys/{passkey_id}": WRITES,
    "DELETE /auth/profile": WRITES,
    "DELETE /auth/sessions/{session_id}": ENDINGS,
    "DELETE /learning/dictionary/{word}": WRITES,
    "DELETE /learning/progress": WRITES,
    "DELETE /templates/{template_id}": WRITES,
    "GET /auth/export": EXPORTS,
    "PATCH /auth/passkeys/{passkey_id}": WRITES,
    "PATCH /auth/profile": WRITES,
    "PATCH /learning/preferences": WRITES,
    "PATCH /templates/{template_id}": WRITES,
    "POST /actions/explain": CHECKS,
    "POST /actions/fix-grammar": CHECKS,
    "POST /actions/humanize": QUOTA,
    "POST /actions/improve": QUOTA,
    "POST /actions/translate": QUOTA,
    "POST /auth/api-keys": WRITES,
    "POST /auth/api-keys/{key_id}/rotate": WRITES,
    "POST /auth/change-password": WRITES,
    "POST /auth/confirm": WRITES,
    "POST /auth/confirm/options": WRITES,
    "POST /auth/factors/recovery-codes": WRITES,
    "POST /auth/factors/totp": WRITES,
    "POST /auth/factors/totp/confirm": WRITES,
    "POST /auth/identities": WRITES,
    "POST /auth/logout-all": ENDINGS,
    "POST /auth/passkeys": WRITES,
    "POST /auth/passkeys/options": WRITES,
    "POST /learning/dictionary": WRITES,
    "POST /templates/": WRITES,
    "POST /templates/{template_id}/render": RENDERS,
    "PUT /templates/{template_id}": WRITES,
}
"""The setting that limits each call; `tests/ai_tools/test_quota.py` tests those of the writing tools."""


def calls() -> Iterator[tuple[str, str]]:
    """Yield every call of a user that changes something, or that a view limits, with its setting."""
    for path, view in API_VIEWS:
        if path in OPEN or path.startswith(("/v2", "/lt")):
            continue
        for method, action in methods_of(view):
            instance = view.cls()
            instance.action = action
            limit = limit_of(instance, method.upper())
            if limit is None and method.upper() in SAFE_METHODS:
                continue
            setting = limit.setting if limit and instance.throttle_classes else ""
            each = " of each session" if limit and limit.each_session else ""
            yield f"{method.upper()} {path}", setting + each


def test_every_call_that_writes_has_a_limit() -> None:
    found = dict(calls())
    assert set(found) == set(LIMITS), "add the call and its limit to the table"
    assert {name: setting or LIMITS[name] for name, setting in found.items()} == LIMITS
    assert {name for name, setting in found.items() if not setting} == {
        name for name, setting in LIMITS.items() if setting in {CHECKS, QUOTA}
    }


def test_each_limit_holds_over_the_wire(signed_in: Callable[..., httpx.Client], settings: Any) -> None:
    for setting in (RENDERS, EXPORTS):
        setattr(settings, setting, 1)
    settings.WRITES_PER_MINUTE = 2
    used_up = {
        WRITES: ("PATCH", "/auth/profile"),
        RENDERS: ("POST", f"/templates/{'0' * 24}/render"),
        EXPORTS: ("GET", "/auth/export"),
    }
    with clock.frozen():
        asha, ravi = signed_in("asha@example.org"), signed_in("ravi@example.org")
        assert asha.post("/auth/confirm", json={"password": "a long enough passphrase"}).status_code == 200
        for method, path in used_up.values():
            assert asha.request(method, path, json={}).status_code != 429
        for name, setting in LIMITS.items():
            if setting not in used_up:
                continue
            method, _, path = name.partition(" ")
            response = asha.request(method, re.sub(r"{\w+}", "0" * 24, path), json={})
            assert_problem(response, 429, "rate_limited")
            assert int(response.headers["retry-after"]) >= 1
        assert asha.head("/auth/export").status_code == 429
        for method, path in used_up.values():
            assert ravi.request(method, path, json={}).status_code != 429


def test_a_head_gets_the_status_of_a_get(signed_in: Callable[..., httpx.Client]) -> None:
    asha = signed_in("asha@example.org")
    paths = [path for path, view in PROTECTED if ("get", "get") in methods_of(view)]
    assert "/auth/passkeys" in paths
    for path in [re.sub(r"{\w+}", "0" * 24, path) for path in paths]:
        assert asha.head(path).status_code == asha.get(path).status_code, path


def test_a_thief_cannot_use_up_the_limit_of_what_takes_access_back(
    signed_in: Callable[..., httpx.Client], settings: Any
) -> None:
    settings.WRITES_PER_MINUTE = 2
    with clock.frozen():
        asha, thief, tablet = (signed_in("asha@example.org") for _ in range(3))
        confirmed = asha.post("/auth/confirm", json={"password": "a long enough passphrase"})
        assert confirmed.status_code == 200
        key = asha.post("/auth/api-keys", json={"name": "Editor", "scopes": ["learning"]}).json()
        for call in (
            lambda: thief.patch("/auth/profile", json={}),
            lambda: thief.post("/auth/confirm", json={}),
        ):
            assert call().status_code == 429
        [other] = [each["id"] for each in tablet.get("/auth/sessions").json() if each["current"]]
        unknown = f"/auth/sessions/{'0' * 24}"
        assert [thief.delete(unknown).status_code for _ in range(3)] == [404, 404, 429]
        assert asha.delete(f"/auth/api-keys/{key['id']}").status_code == 204
        assert asha.delete(f"/auth/sessions/{other}").status_code == 204
        assert_problem(asha.post("/auth/logout-all"), 429, "rate_limited")
        with clock.frozen(clock.now() + timedelta(minutes=1)):
            assert asha.post("/auth/logout-all").status_code == 204
        assert thief.get("/auth/profile").status_code == 401
