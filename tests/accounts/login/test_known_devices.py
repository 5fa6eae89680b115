"""Attempts of strangers never lock a user out of a device on which they have logged in before."""

from typing import Any

import httpx

from accounts.models import User
from sahienglish.core.clock import FrozenClock
from tests.accounts.conftest import PASSWORD, Person
from tests.plugins.mailbox import Mailbox
from tests.support.authenticator import first_step, second_step, set_up
from tests.support.problems import assert_problem

CLIENT = "X-Forwarded-For"

PAGE = {"X-Sahi-Web": "1", "Sec-Fetch-Site": "same-origin"}


def log_in(api: httpx.Client, email: str, password: str, client: str, **fields: str) -> httpx.Response:
    body = {"username": email, "password": password, **fields}
    return api.post("/auth/login", json=body, headers={CLIENT: client})


def lock(asha: Person) -> None:
    """Let strangers close the account to unknown devices, and use up what may be tried at its address."""
    for number in range(100):
        log_in(asha.api, asha.email, "wrong", f"198.51.100.{number}")


def test_a_device_that_logged_in_before_logs_in_while_strangers_are_locked_out(
    asha: Person,
    behind_proxy: None,
) -> None:
    device = log_in(asha.api, asha.email, PASSWORD, "203.0.113.7").json()["device"]
    lock(asha)
    assert log_in(asha.api, asha.email, PASSWORD, "203.0.113.8").status_code == 429
    response = log_in(asha.api, asha.email, PASSWORD, "203.0.113.7", device=device)
    assert response.status_code == 200
    assert response.json()["device"] == device
    assert User.objects.get().login_failures_today == 100


def test_the_page_shows_its_device_by_a_cookie_of_its_own(asha: Person, behind_proxy: None) -> None:
    response = asha.try_log_in(PASSWORD, **PAGE)
    [cookie] = [each for each in response.headers.get_list("set-cookie") if each.startswith("sahi-device=")]
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    jar = httpx.Cookies(asha.api.cookies)
    asha.api.cookies.clear()
    lock(asha)
    assert asha.try_log_in(PASSWORD, **PAGE).status_code == 429
    asha.api.cookies = jar
    assert asha.try_log_in(PASSWORD, **PAGE).status_code == 200


def test_a_known_device_is_counted_and_locked_for_itself(
    asha: Person, no_limits: None, time: FrozenClock
) -> None:
    device = log_in(asha.api, asha.email, PASSWORD, "").json()["device"]
    codes = [log_in(asha.api, asha.email, "wrong", "", device=device).json()["code"] for _ in range(6)]
    assert codes == ["invalid_credentials"] * 5 + ["account_locked"]
    assert asha.try_log_in(PASSWORD).status_code == 200
    assert_problem(log_in(asha.api, asha.email, PASSWORD, "", device=device), 429, "account_locked")
    time.advance(minutes=30)
    assert log_in(asha.api, asha.email, PASSWORD, "", device=device).status_code == 200


def test_the_device_of_another_account_and_any_other_token_are_no_hint(
    asha: Person, person: Any, no_limits: None
) -> None:
    ravi = person("ravi@example.org")
    tokens = ravi.try_log_in(PASSWORD).json()
    for _ in range(5):
        asha.try_log_in("wrong")
    for hint in (tokens["device"], tokens["access_token"], tokens["refresh_token"], "x", ""):
        response = log_in(asha.api, asha.email, PASSWORD, "", device=hint)
        assert_problem(response, 429, "account_locked")


def test_a_device_opens_nothing(asha: Person) -> None:
    device = asha.try_log_in(PASSWORD).json()["device"]
    asha.tokens = {"access_token": device}
    assert_problem(asha.get("/auth/profile"), 401, "token_invalid")
    assert_problem(asha.refresh(device), 400, "token_invalid")


def test_a_device_is_known_after_a_second_factor_only(
    signed_in_asha: Person, no_limits: None, time: FrozenClock
) -> None:
    asha, app = signed_in_asha, set_up(signed_in_asha)
    time.advance(minutes=1)
    assert "device" not in asha.try_log_in(PASSWORD).json()
    assert second_step(asha.api, first_step(asha), totp=app.code()).json()["device"]


def test_thirty_people_behind_one_router_log_in_at_once(asha: Person, person: Any) -> None:
    for number in range(30):
        assert person(f"pupil{number}@example.org").try_log_in(PASSWORD).status_code == 200
    assert [asha.try_log_in("wrong").status_code for _ in range(6)] == [400] * 5 + [429]


def test_over_its_limit_a_forgotten_password_is_answered_while_a_code_is_live(
    asha: Person,
    behind_proxy: None,
    time: FrozenClock,
    mailbox: Mailbox,
) -> None:
    def ask(email: str, client: str) -> int:
        body = {"email": email}
        return asha.api.post("/auth/forgot-password", json=body, headers={CLIENT: client}).status_code

    strangers = {asha.email: "198.51.100.1", "nobody@example.org": "198.51.100.2"}
    for email, client in strangers.items():
        assert [ask(email, client) for _ in range(6)] == [202] * 6
    code = str(mailbox.latest(asha.email).action)
    assert len(mailbox.to(asha.email)) == 1
    assert asha.try_code(code).status_code == 200
    for email, client in strangers.items():
        assert ask(email, client) == (429 if email == asha.email else 202)


def test_asking_again_does_not_kill_the_code_that_was_just_sent(
    asha: Person, no_limits: None, time: FrozenClock, mailbox: Mailbox
) -> None:
    code = asha.request_code(mailbox)
    time.advance(seconds=119)
    asha.request_code(mailbox)
    assert asha.try_code(code).status_code == 200
    first = asha.request_code(mailbox)
    time.advance(minutes=2)
    second = asha.request_code(mailbox)
    assert asha.try_code(first).status_code == 400
    assert asha.try_code(second).status_code == 200


def test_wrong_codes_of_a_stranger_do_not_use_up_those_of_a_known_device(
    asha: Person, no_limits: None, mailbox: Mailbox
) -> None:
    device = asha.try_log_in(PASSWORD).json()["device"]
    code = asha.request_code(mailbox)
    for _ in range(6):
        asha.try_code("000000" if code != "000000" else "111111")
    assert_problem(asha.try_code(code), 400, "otp_invalid")
    body = {"email": asha.email, "otp": code, "device": device}
    assert asha.api.post("/auth/verify-otp", json=body).status_code == 200


def test_a_known_device_has_no_endless_tries_either(asha: Person, no_limits: None, mailbox: Mailbox) -> None:
    device = asha.try_log_in(PASSWORD).json()["device"]
    code = asha.request_code(mailbox)
    for _ in range(5):
        body = {"email": asha.email, "otp": "000000" if code != "000000" else "111111", "device": device}
        assert asha.api.post("/auth/verify-otp", json=body).status_code == 400
    body = {"email": asha.email, "otp": code, "device": device}
    assert_problem(asha.api.post("/auth/verify-otp", json=body), 400, "otp_invalid")
