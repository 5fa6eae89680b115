"""No one can choose the password of an address whose e-mail someone else reads."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from accounts.models import Registration, User
from sahienglish.core.clock import FrozenClock
from tests.accounts.conftest import Person
from tests.plugins.mailbox import Mailbox
from tests.support.crowd import together
from tests.support.problems import assert_problem

pytestmark = pytest.mark.usefixtures("no_limits")

ADDRESS = "ravi@example.org"
MINE, THEIRS = "quiet river boat", "loud mountain train"


def register(api: httpx.Client, password: str, name: str = "Ravi Kumar") -> httpx.Response:
    body = {"email": ADDRESS, "password": password, "full_name": name}
    response = api.post("/auth/register", json=body)
    assert response.status_code == 201
    return response


def links(mailbox: Mailbox) -> list[str]:
    """The links in the mailbox, the oldest first."""
    return [mail.action.partition("token=")[2] for mail in mailbox.to(ADDRESS) if "token=" in mail.action]


def newest_link(mailbox: Mailbox, before: list[str]) -> str:
    """The one link that was not there `before`."""
    [new] = set(links(mailbox)) - set(before)
    return new


def visit(api: httpx.Client, token: str) -> httpx.Response:
    return api.get("/auth/verify-email", params={"token": token})


@pytest.mark.parametrize("passwords", [(THEIRS, MINE), (MINE, THEIRS)], ids=["stranger first", "owner first"])
@pytest.mark.parametrize("opened", [0, 1], ids=["first link", "second link"])
def test_of_different_passwords_none_is_activated(
    passwords: tuple[str, str], opened: int, api: httpx.Client, mailbox: Mailbox
) -> None:
    answers = [register(api, password) for password in passwords]
    assert answers[0].json() == answers[1].json()
    response = visit(api, links(mailbox)[opened])
    assert response.status_code == 200
    assert response.json()["password_reset_required"] is True
    ravi = Person(api, ADDRESS)
    for password in passwords:
        assert_problem(ravi.try_log_in(password), 400, "invalid_credentials")
    [code] = [mail.action for mail in mailbox.to(ADDRESS) if mail.action.isdigit()]
    reset_token = ravi.try_code(code).json()["reset_token"]
    assert ravi.reset(reset_token, "a password of my own").status_code == 200
    ravi.password = "a password of my own"
    ravi.log_in()
    assert User.objects.count() == 1
    again = visit(api, links(mailbox)[1 - opened]).json()
    assert "password_reset_required" not in again


def test_the_same_password_again_is_no_conflict_and_every_link_has_its_own_name(
    api: httpx.Client, mailbox: Mailbox
) -> None:
    register(api, MINE, "Ravi K")
    [first] = links(mailbox)
    register(api, MINE, "Ravi Kumar")
    second = newest_link(mailbox, [first])
    assert "password_reset_required" not in visit(api, second).json()
    assert User.objects.get().full_name == "Ravi Kumar"
    visit(api, first)
    assert User.objects.get().full_name == "Ravi Kumar"
    assert Person(api, ADDRESS, MINE).log_in()


def test_the_link_of_another_registration_brings_its_name(api: httpx.Client, mailbox: Mailbox) -> None:
    register(api, MINE, "Ravi K")
    [first] = links(mailbox)
    register(api, MINE, "Ravi Kumar")
    visit(api, first)
    assert User.objects.get().full_name == "Ravi K"
    assert not Registration.objects.exists()


def test_a_conflict_stays_when_the_first_password_comes_again(api: httpx.Client, mailbox: Mailbox) -> None:
    for password in (THEIRS, MINE, THEIRS):
        register(api, password)
    assert visit(api, links(mailbox)[2]).json()["password_reset_required"] is True


def test_before_a_link_is_opened_the_first_password_says_what_is_missing(api: httpx.Client) -> None:
    register(api, MINE)
    assert_problem(Person(api, ADDRESS).try_log_in(MINE), 403, "email_not_verified")


def test_twenty_parallel_double_submits_make_one_account_without_a_conflict(
    api: httpx.Client, mailbox: Mailbox
) -> None:
    answers = together(*[lambda: register(api, MINE)] * 20)
    assert len({answer.text for answer in answers}) == 1
    assert User.objects.count() == 1
    assert len(links(mailbox)) == 20
    assert "password_reset_required" not in visit(api, links(mailbox)[7]).json()
    Person(api, ADDRESS, MINE).log_in()


def test_twenty_parallel_registrations_with_passwords_of_their_own_activate_none(
    api: httpx.Client, mailbox: Mailbox
) -> None:
    passwords = [f"{MINE} {n}" for n in range(20)]
    together(*[lambda password=password: register(api, password) for password in passwords])
    assert User.objects.count() == 1
    assert visit(api, links(mailbox)[3]).json()["password_reset_required"] is True
    codes = {Person(api, ADDRESS).try_log_in(password).json()["code"] for password in passwords}
    assert codes <= {"invalid_credentials", "account_locked"}


def test_links_opened_at_once_leave_one_account_and_at_most_one_password(
    api: httpx.Client, mailbox: Mailbox
) -> None:
    register(api, MINE)
    register(api, MINE)
    tokens = links(mailbox)
    answers = together(*[lambda n=n: visit(api, tokens[n % 2]) for n in range(20)])
    assert {answer.status_code for answer in answers} == {200}
    assert User.objects.count() == 1
    Person(api, ADDRESS, MINE).log_in()


def test_a_registration_that_meets_the_opened_link_never_brings_its_password(
    api: httpx.Client, mailbox: Mailbox
) -> None:
    register(api, MINE)
    [token] = links(mailbox)
    calls: list[Callable[[], Any]] = [lambda: visit(api, token)]
    calls += [lambda: register(api, THEIRS)] * 19
    together(*calls)
    assert_problem(Person(api, ADDRESS).try_log_in(THEIRS), 400, "invalid_credentials")
    outcome = Person(api, ADDRESS).try_log_in(MINE).status_code
    assert (outcome == 200) is not User.objects.get().password_conflict


def test_a_registration_ends_after_some_days_and_the_address_is_free(
    api: httpx.Client, mailbox: Mailbox, time: FrozenClock, settings: Any
) -> None:
    settings.UNCONFIRMED_DAYS = 2
    register(api, THEIRS)
    before = links(mailbox)
    time.advance(days=2)
    register(api, MINE)
    assert User.objects.count() == 1
    assert "password_reset_required" not in visit(api, newest_link(mailbox, before)).json()
    Person(api, ADDRESS, MINE).log_in()


def test_a_link_does_not_outlive_its_registration(
    api: httpx.Client, mailbox: Mailbox, time: FrozenClock, settings: Any
) -> None:
    settings.UNCONFIRMED_DAYS = 1
    register(api, MINE)
    [token] = links(mailbox)
    time.advance(hours=23, minutes=59)
    User.objects.update(unconfirmed_until=time.at)
    assert_problem(visit(api, token), 400, "token_invalid")


def test_a_confirmed_account_does_not_end(asha: Person, time: FrozenClock) -> None:
    assert User.objects.get().unconfirmed_until is None


def test_an_e_mail_to_an_unconfirmed_address_holds_no_text_of_the_one_who_registered_it(
    api: httpx.Client, mailbox: Mailbox
) -> None:
    register(api, MINE, "Call Fraud Dept")
    api.post("/auth/resend-verification", json={"email": ADDRESS})
    assert len(mailbox.to(ADDRESS)) == 2
    for mail in mailbox.to(ADDRESS):
        assert "Fraud" not in str(mail.message())
