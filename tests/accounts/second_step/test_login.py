"""Logging in with a second step: no session before the last factor."""

from collections.abc import Callable
from typing import Any

import pytest

from accounts.models import Session, User
from tests.accounts.conftest import PASSWORD, Person
from tests.plugins.mailbox import Mailbox
from tests.support.authenticator import App, first_step, second_step
from tests.support.mongo_commands import watched
from tests.support.problems import assert_problem

pytestmark = pytest.mark.usefixtures("no_limits")


def test_the_first_step_alone_gives_a_token_for_the_second_and_no_session(asha: Person, app: App) -> None:
    sessions = Session.objects.count()
    response = asha.try_log_in(PASSWORD)
    assert_problem(response, 403, "mfa_required")
    body = response.json()
    assert (body["error"], body["expires_in"]) == ("mfa_required", 300)
    assert body["methods"] == ["totp", "recovery_code"]
    assert response.headers["cache-control"] == "no-store"
    assert "access_token" not in body
    assert Session.objects.count() == sessions


def test_the_second_step_opens_a_session_that_knows_how(asha: Person, app: App) -> None:
    response = second_step(asha.api, first_step(asha), totp=app.code())
    assert response.status_code == 200
    members = {"access_token", "refresh_token", "token_type", "expires_in", "device"}
    assert set(response.json()) == members
    asha.tokens = response.json()
    assert asha.is_signed_in()
    session = Session.objects.order_by("-created_at").first()
    assert (session.aal, session.methods) == (2, ["password", "totp"])
    asha.tokens = asha.refresh().json()
    session.refresh_from_db()
    assert (session.aal, session.methods) == (2, ["password", "totp"])


def test_the_page_gets_its_cookie_after_the_second_step_only(asha: Person, app: App) -> None:
    page = {"X-Sahi-Web": "1", "Sec-Fetch-Site": "same-origin"}
    token = first_step(asha, **page)
    assert not asha.api.cookies
    response = second_step(asha.api, token, totp=app.code(), headers=page)
    assert set(response.json()) == {"token_type", "expires_in"}
    assert asha.api.get("/auth/profile", headers=page).status_code == 200


def test_a_login_costs_one_hash_and_three_further_commands(asha: Person, app: App, monkeypatch) -> None:
    from accounts import hashing

    hashes: list[str] = []
    real = hashing._run

    def counted(work: Callable[[], Any]) -> Any:
        hashes.append("hash")
        return real(work)

    monkeypatch.setattr(hashing, "_run", counted)
    with watched() as commands:
        assert second_step(asha.api, first_step(asha), totp=app.code()).status_code == 200
    assert hashes == ["hash"]
    assert [each for each in commands if not each.endswith(" rate_limits")] == [
        "find accounts_user",
        "update accounts_user",  # counts the attempt
        "update accounts_user",  # takes it back
        "find accounts_user",
        "update accounts_user",  # counts the attempt of the second step
        "insert accounts_session",
        "update accounts_user",  # spends the code
        "insert accounts_audit",
    ]


@pytest.mark.parametrize(
    "body", [{}, {"totp": "000000", "recovery_code": "x"}, {"totp": 123456}, {"passkey": "x"}, {"totp": None}]
)
def test_the_second_step_takes_exactly_one_factor(body: dict[str, Any], asha: Person, app: App) -> None:
    assert_problem(second_step(asha.api, first_step(asha), **body), 400, "invalid_input")


def test_a_new_password_keeps_the_second_step_and_logs_nobody_in(
    asha: Person, app: App, mailbox: Mailbox
) -> None:
    assert asha.reset(asha.reset_token(mailbox), "quiet river boat").status_code == 200
    asha.password = "quiet river boat"
    assert second_step(asha.api, first_step(asha), totp=app.code()).status_code == 200


def test_an_account_without_a_second_step_has_no_second_factor(asha: Person) -> None:
    from accounts.tokens import MfaToken

    account = User.objects.get()
    token = MfaToken.issue(sub=str(account.pk), tv=account.token_version, tries=0, by=["password"])
    assert_problem(second_step(asha.api, token, totp="000000"), 400, "token_invalid")
