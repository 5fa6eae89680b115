"""The token of a login that lacks its second factor: it opens two calls, for a while."""

from collections.abc import Callable
from typing import Any

import pytest

from accounts.models import User
from sahienglish.core.clock import FrozenClock
from sahienglish.database import mongo
from tests.accounts.conftest import Person
from tests.support.authenticator import App, first_step, second_step
from tests.support.problems import assert_problem

pytestmark = pytest.mark.usefixtures("no_limits")


def test_a_token_of_the_first_step_expires(asha: Person, app: App, time: FrozenClock) -> None:
    token = first_step(asha)
    time.advance(minutes=5)
    assert_problem(second_step(asha.api, token, totp=app.code()), 400, "token_expired")


def test_a_half_logged_in_caller_reaches_nothing_else(asha: Person, app: App) -> None:
    from tests.accounts.sessions.test_web_session import routes

    token = first_step(asha)
    for method, path in routes():
        response = asha.api.request(method, path, json={}, headers={"Authorization": f"Bearer {token}"})
        assert (response.status_code, response.json()["code"]) == (401, "token_invalid"), path
    bodies: dict[str, dict[str, Any]] = {
        "/auth/refresh": {"refresh_token": token},
        "/auth/reset-password": {"reset_token": token, "new_password": "quiet river boat"},
        "/auth/oidc/token": {"code": token, "code_verifier": "v" * 43},
    }
    for path, body in bodies.items():
        assert_problem(asha.api.post(path, json=body), 400, "token_invalid")
    credential = {"challenge_token": token, "credential": {"id": "x"}}
    assert asha.api.post("/auth/passkey/login", json=credential).status_code == 400
    asha.post("/auth/confirm", totp=app.code(steps=1)).raise_for_status()
    assert_problem(asha.post("/auth/identities", link_token=token), 400, "token_invalid")
    assert_problem(asha.api.get("/auth/verify-email", params={"token": token}), 400, "token_invalid")
    for other in asha.tokens["access_token"], asha.tokens["refresh_token"], "x":
        assert_problem(second_step(asha.api, other, totp=app.code()), 400, "token_invalid")


@pytest.mark.parametrize("endpoint", ["check", "words", "words/add", "words/delete"])
def test_a_half_logged_in_caller_reaches_no_endpoint_of_editors(
    endpoint: str, asha: Person, app: App, settings: Any
) -> None:
    settings.LANGUAGETOOL_ANONYMOUS = True
    token = first_step(asha)
    form = {"text": "She go.", "language": "en-US", "word": "lakh"}
    method = "GET" if endpoint == "words" else "POST"
    tries: list[tuple[str, dict[str, str], dict[str, str]]] = [
        (f"/v2/{endpoint}", {}, {"Authorization": f"Bearer {token}"}),
        (f"/v2/{endpoint}/", {"apiKey": token}, {}),
        (f"/v2/{endpoint}", {"username": asha.email, "password": token}, {}),
        (f"/lt/{token}/v2/{endpoint}", {}, {}),
    ]
    for path, query, headers in tries:
        request = asha.api.build_request(method, path, params=form | query, headers=headers)
        response = asha.api.send(request)
        assert response.status_code == 403, path
        assert response.text.startswith("Error: "), path


def test_a_half_logged_in_caller_has_no_web_session(asha: Person, app: App) -> None:
    from tests.accounts.sessions.test_web_session import PAGE

    asha.api.cookies.set("sahi", first_step(asha))
    assert_problem(asha.api.get("/auth/profile", headers=PAGE), 401, "token_invalid")
    assert_problem(asha.api.post("/actions/explain", json={}, headers=PAGE), 401, "token_invalid")


ENDINGS: dict[str, Callable[[Person], Any]] = {
    "logged out everywhere": lambda asha: asha.post("/auth/logout-all"),
    "disabled": lambda asha: User.objects.update(is_active=False),
    "deleted": lambda asha: mongo.collection("accounts_user").delete_many({}),
    "turned off": lambda asha: User.objects.update(totp_secret=""),
}


@pytest.mark.parametrize("end", ENDINGS.values(), ids=ENDINGS)
def test_a_half_login_ends_with_the_tokens_of_the_account(end: Callable, asha: Person, app: App) -> None:
    token = first_step(asha)
    end(asha)
    assert_problem(second_step(asha.api, token, totp=app.code()), 400, "token_invalid")
