"""A mailed code, once and for a short while, gives the right to set a new password once."""

from collections.abc import Callable
from typing import Any

import pytest

from accounts.models import Code, User
from sahienglish.core.clock import FrozenClock
from tests.accounts.conftest import Person
from tests.plugins.mailbox import Mailbox
from tests.support.crowd import together

NEW = "quiet river boat"
pytestmark = pytest.mark.usefixtures("no_limits")


def another_code(code: str) -> str:
    """Six digits that are not `code`."""
    return f"{(int(code) + 1) % 1_000_000:06}"


def assert_invalid(answer: Any) -> None:
    assert answer.status_code == 400, answer.text
    assert answer.json()["code"] == "otp_invalid"


def test_the_way_from_a_forgotten_password_to_a_new_one(signed_in_asha: Person, mailbox: Mailbox) -> None:
    code = signed_in_asha.request_code(mailbox)
    answer = signed_in_asha.try_code(code)
    assert answer.status_code == 200
    assert set(answer.json()) == {"reset_token", "expires_in", "device"}
    assert answer.json()["expires_in"] == 900
    assert answer.headers["cache-control"] == "no-store"
    answer = signed_in_asha.reset(answer.json()["reset_token"], NEW)
    assert (answer.status_code, set(answer.json())) == (200, {"message"})
    assert not signed_in_asha.is_signed_in()
    assert signed_in_asha.refresh().status_code == 400
    assert signed_in_asha.try_log_in(signed_in_asha.password).status_code == 400
    assert signed_in_asha.try_log_in(NEW).status_code == 200
    notice = mailbox.latest(signed_in_asha.email)
    assert (notice.action, code in notice.body) == ("", False)


def test_a_code_is_six_digits_hashed_at_rest(asha: Person, mailbox: Mailbox, settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.BCryptSHA256PasswordHasher"]
    code = asha.request_code(mailbox)
    assert len(code) == 6
    assert code.isdigit()
    stored = Code.objects.get()
    assert stored.code_hash.startswith("bcrypt_sha256$$2b$12$")
    assert asha.email not in str(stored.pk)
    assert asha.try_code(code).status_code == 200


def test_a_code_works_once(asha: Person, mailbox: Mailbox) -> None:
    code = asha.request_code(mailbox)
    assert asha.try_code(code).status_code == 200
    assert_invalid(asha.try_code(code))


def test_a_code_works_once_however_many_show_it_together(asha: Person, mailbox: Mailbox) -> None:
    code = asha.request_code(mailbox)
    answers = together(*[lambda: asha.try_code(code)] * 5)
    assert sorted(answer.status_code for answer in answers) == [200, 400, 400, 400, 400]


def test_a_code_ends_on_time(asha: Person, mailbox: Mailbox, time: FrozenClock) -> None:
    code = asha.request_code(mailbox)
    time.advance(minutes=10)
    assert_invalid(asha.try_code(code))


def test_only_the_newest_code_works(asha: Person, mailbox: Mailbox) -> None:
    old, new = asha.request_code(mailbox), asha.request_code(mailbox)
    if old != new:
        assert_invalid(asha.try_code(old))
    assert asha.try_code(new).status_code == 200


def test_a_code_dies_after_so_many_tries(asha: Person, mailbox: Mailbox) -> None:
    code = asha.request_code(mailbox)
    for _ in range(5):
        assert_invalid(asha.try_code(another_code(code)))
    assert_invalid(asha.try_code(code))


def test_the_last_try_may_be_the_right_one(asha: Person, mailbox: Mailbox) -> None:
    code = asha.request_code(mailbox)
    for _ in range(4):
        assert_invalid(asha.try_code(another_code(code)))
    assert asha.try_code(code).status_code == 200


def test_parallel_wrong_guesses_kill_the_code(asha: Person, mailbox: Mailbox) -> None:
    code = asha.request_code(mailbox)
    wrong = [f"{guess:06}" for guess in range(51) if f"{guess:06}" != code][:50]
    for answer in together(*[lambda guess=guess: asha.try_code(guess) for guess in wrong]):
        assert answer.json()["code"] in {"otp_invalid", "overloaded"}
    assert Code.objects.get().attempts == 5
    assert_invalid(asha.try_code(code))


def test_codes_of_others_and_of_nobody_are_invalid_alike(
    asha: Person, person: Callable[..., Person], mailbox: Mailbox
) -> None:
    ravi = person("ravi@example.org")
    code = ravi.request_code(mailbox)
    asha.request_code(mailbox)
    if mailbox.latest(asha.email).action != code:
        assert_invalid(asha.try_code(code))
    nobody = Person(asha.api, "nobody@example.org")
    assert_invalid(nobody.try_code(code))
    asha.api.post("/auth/forgot-password", json={"email": nobody.email})
    assert_invalid(nobody.try_code(code))
    assert mailbox.to(nobody.email) == []


@pytest.mark.parametrize(
    "otp", [123456, None, "", "12345", "1234567", "12345a", "１２３４５６", ["1"], {"$gt": ""}]
)
def test_other_shapes_are_invalid_input(asha: Person, otp: Any) -> None:
    answer = asha.api.post("/auth/verify-otp", json={"email": asha.email, "otp": otp})
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_input")


def test_an_address_gets_ten_codes_a_day(asha: Person, mailbox: Mailbox, time: FrozenClock) -> None:
    for _ in range(12):
        asha.request_code(mailbox)
        time.advance(minutes=2)
    letters = mailbox.to(asha.email)
    assert len(letters) == 10
    assert asha.try_code(letters[-1].action).status_code == 200
    time.advance(days=1)
    asha.request_code(mailbox)
    assert len(mailbox.to(asha.email)) == 11


def test_resets_with_one_token_succeed_once(asha: Person, mailbox: Mailbox) -> None:
    token = asha.reset_token(mailbox)
    passwords = [f"quiet river boat {number}" for number in range(10)]
    answers = together(*[lambda new=new: asha.reset(token, new) for new in passwords])
    assert sorted(answer.status_code for answer in answers) == [200] + [400] * 9
    assert {answer.json()["code"] for answer in answers if answer.status_code == 400} == {"token_invalid"}
    winner = next(new for new, answer in zip(passwords, answers, strict=True) if answer.status_code == 200)
    asha.password = winner
    asha.log_in()
    assert asha.reset(token, "once more and never").json()["code"] == "token_invalid"


def test_a_refused_password_does_not_spend_the_token(asha: Person, mailbox: Mailbox) -> None:
    token = asha.reset_token(mailbox)
    answer = asha.reset(token, "password")
    assert answer.json()["code"] == "invalid_input"
    assert answer.json()["errors"][0]["field"] == "new_password"
    assert asha.reset(token, NEW).status_code == 200


@pytest.mark.parametrize(
    "event", ["password changed", "logged out everywhere", "address changed", "disabled"]
)
def test_a_reset_token_dies_with_what_it_is_bound_to(
    event: str, signed_in_asha: Person, mailbox: Mailbox
) -> None:
    token = signed_in_asha.reset_token(mailbox)
    if event == "password changed":
        signed_in_asha.post(
            "/auth/change-password", old_password=signed_in_asha.password, new_password="another good one"
        )
    elif event == "logged out everywhere":
        signed_in_asha.post("/auth/logout-all")
    elif event == "address changed":
        User.objects.update(email="other@example.org")
    else:
        User.objects.update(is_active=False)
    assert signed_in_asha.reset(token, NEW).json()["code"] == "token_invalid"


def test_a_code_proves_the_address(person: Callable[..., Person], mailbox: Mailbox) -> None:
    asha = person(is_email_verified=False)
    assert asha.reset(asha.reset_token(mailbox), NEW).status_code == 200
    assert asha.try_log_in(NEW).status_code == 200


def test_a_reset_cancels_a_change_of_address(signed_in_asha: Person, mailbox: Mailbox) -> None:
    signed_in_asha.patch("/auth/profile", email="thief@example.org", current_password=signed_in_asha.password)
    link = mailbox.latest("thief@example.org").action
    signed_in_asha.reset(signed_in_asha.reset_token(mailbox), NEW)
    answer = signed_in_asha.api.get("/auth/verify-email", params={"token": link.partition("token=")[2]})
    assert answer.json()["code"] == "token_invalid"


def test_blanks_in_a_pasted_code_do_not_count(asha: Person, mailbox: Mailbox) -> None:
    code = asha.request_code(mailbox)
    assert asha.try_code(f" {code[:3]} {code[3:]}\n").status_code == 200
