"""Recovery codes: ten, each of which works once."""

import re

import pytest

from accounts.models import AuditEvent, User
from tests.accounts.conftest import Person
from tests.plugins.mailbox import Mailbox
from tests.support.authenticator import App, first_step, second_step
from tests.support.crowd import together
from tests.support.problems import assert_problem

pytestmark = pytest.mark.usefixtures("no_limits")


def test_ten_codes_come_with_the_second_step_and_are_stored_as_digests(app: App) -> None:
    assert len(set(app.recovery_codes)) == 10
    assert all(re.fullmatch(r"[a-z2-7]{6}(-[a-z2-7]{6}){3}", code) for code in app.recovery_codes)
    assert all(re.fullmatch(r"[0-9a-f]{64}", digest) for digest in User.objects.get().recovery_codes)


def test_a_code_logs_in_once_and_says_how_many_are_left(asha: Person, app: App, mailbox: Mailbox) -> None:
    code = app.recovery_codes[3]
    response = second_step(asha.api, first_step(asha), recovery_code=f" {code.upper()} ")
    assert response.status_code == 200
    assert response.json()["recovery_codes_left"] == 9
    assert_problem(second_step(asha.api, first_step(asha), recovery_code=code), 400, "mfa_invalid")
    assert mailbox.to(asha.email)[-2].subject == "A recovery code was used at SahiEnglish"
    assert AuditEvent.objects.filter(kind="recovery_code_used").count() == 1


def test_twenty_parallel_uses_of_one_code_log_in_once(asha: Person, app: App) -> None:
    tokens = [first_step(asha) for _ in range(4)]
    code = app.recovery_codes[0]
    responses = together(
        *[lambda n=n: second_step(asha.api, tokens[n % 4], recovery_code=code) for n in range(20)]
    )
    assert [response.status_code for response in responses].count(200) == 1
    assert len(User.objects.get().recovery_codes) == 9


def test_after_the_last_code_the_method_is_gone(asha: Person, app: App) -> None:
    for code in app.recovery_codes:
        assert second_step(asha.api, first_step(asha), recovery_code=code).status_code == 200
    response = asha.try_log_in(asha.password)
    assert response.json()["methods"] == ["totp"]
    token = response.json()["mfa_token"]
    assert_problem(second_step(asha.api, token, recovery_code=app.recovery_codes[0]), 400, "mfa_invalid")


def test_new_codes_replace_the_old_ones(asha: Person, app: App, mailbox: Mailbox) -> None:
    assert_problem(asha.post("/auth/factors/recovery-codes"), 403, "confirmation_required")
    asha.post("/auth/confirm", totp=app.code())
    response = asha.post("/auth/factors/recovery-codes")
    codes = response.json()["recovery_codes"]
    assert len(set(codes) | set(app.recovery_codes)) == 20
    assert response.headers["cache-control"] == "no-store"
    old = second_step(asha.api, first_step(asha), recovery_code=app.recovery_codes[0])
    assert_problem(old, 400, "mfa_invalid")
    assert second_step(asha.api, first_step(asha), recovery_code=codes[0]).status_code == 200
    assert "New recovery codes for SahiEnglish" in [mail.subject for mail in mailbox.to(asha.email)]


def test_without_a_second_step_there_are_no_codes(signed_in_asha: Person) -> None:
    signed_in_asha.post("/auth/confirm", password=signed_in_asha.password)
    assert_problem(signed_in_asha.post("/auth/factors/recovery-codes"), 409, "second_step_conflict")
    assert User.objects.get().recovery_codes == []
