"""Codes of authenticator apps: what one is, and that each works once."""

from typing import Any

import pyotp
import pytest

from accounts.models import Session
from sahienglish.core.clock import FrozenClock
from tests.accounts.conftest import Person
from tests.support.authenticator import App, first_step, second_step, set_up
from tests.support.crowd import together
from tests.support.problems import assert_problem

pytestmark = pytest.mark.usefixtures("no_limits")


@pytest.mark.parametrize(("steps", "status"), [(-2, 400), (-1, 200), (0, 200), (1, 200), (2, 400)])
def test_a_clock_may_be_one_step_off(steps: int, status: int, asha: Person, app: App) -> None:
    assert second_step(asha.api, first_step(asha), totp=app.code(steps=steps)).status_code == status


def test_blanks_in_a_code_do_not_matter(asha: Person, app: App) -> None:
    code = app.code()
    assert second_step(asha.api, first_step(asha), totp=f" {code[:3]}\u00a0{code[3:]}\n").status_code == 200


@pytest.mark.parametrize("junk", ["", "12345", "1234567", "०१२३४५", "٠١٢٣٤٥", "12345a", "-12345", "x" * 64])
def test_what_is_not_six_ascii_digits_is_wrong(junk: str, asha: Person, app: App) -> None:
    response = second_step(asha.api, first_step(asha), totp=junk)
    assert response.status_code == 400


def test_a_code_works_once_at_login_and_confirmation_together(
    asha: Person, app: App, time: FrozenClock
) -> None:
    code = app.code()
    assert second_step(asha.api, first_step(asha), totp=code).status_code == 200
    assert_problem(second_step(asha.api, first_step(asha), totp=code), 400, "mfa_invalid")
    assert_problem(asha.post("/auth/confirm", totp=code), 400, "mfa_invalid")
    earlier = app.code(steps=-1)
    assert_problem(second_step(asha.api, first_step(asha), totp=earlier), 400, "mfa_invalid")
    time.advance(seconds=30)
    assert asha.post("/auth/confirm", totp=app.code()).status_code == 200
    assert_problem(second_step(asha.api, first_step(asha), totp=app.code()), 400, "mfa_invalid")


def test_the_code_of_the_set_up_is_no_code_of_a_login(signed_in_asha: Person, time: FrozenClock) -> None:
    app = set_up(signed_in_asha)
    response = second_step(signed_in_asha.api, first_step(signed_in_asha), totp=app.code())
    assert_problem(response, 400, "mfa_invalid")


def test_twenty_parallel_uses_of_one_code_log_in_once(asha: Person, app: App) -> None:
    tokens, code = [first_step(asha) for _ in range(4)], app.code()
    opened = Session.objects.filter(status="live").count()
    responses = together(*[lambda n=n: second_step(asha.api, tokens[n % 4], totp=code) for n in range(20)])
    codes = [response.json().get("code", "ok") for response in responses]
    assert codes.count("ok") == 1
    assert set(codes) <= {"ok", "mfa_invalid", "mfa_locked", "token_invalid"}
    assert Session.objects.filter(status="live").count() == opened + 1


def test_an_app_is_told_what_every_app_understands(app: App) -> None:
    generator: Any = pyotp.parse_uri(app.uri)
    assert (generator.digits, generator.interval, generator.digest().name) == (6, 30, "sha1")
    assert (generator.issuer, generator.name) == ("SahiEnglish", "asha@example.org")
    assert len(generator.byte_secret()) == 20
