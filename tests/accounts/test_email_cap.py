"""Strangers cannot flood a mailbox: one cap a day over every kind of e-mail that they can cause."""

from typing import Any

import httpx
import pytest

from sahienglish.core.clock import FrozenClock
from tests.accounts.conftest import Person

pytestmark = pytest.mark.usefixtures("no_limits")


@pytest.fixture(autouse=True)
def caps(no_limits: None, settings: Any) -> None:
    settings.STRANGER_EMAILS_PER_DAY, settings.UNCONFIRMED_EMAILS_PER_DAY = 3, 2


def register(api: httpx.Client, email: str) -> None:
    body = {"email": email, "password": "quiet river boat", "full_name": "Somebody"}
    assert api.post("/auth/register", json=body).status_code == 201


def resend(api: httpx.Client, email: str) -> None:
    assert api.post("/auth/resend-verification", json={"email": email}).status_code == 202


def test_an_address_that_nobody_confirmed_gets_few(
    api: httpx.Client, mailbox: Any, time: FrozenClock
) -> None:
    for _ in range(3):
        register(api, "ravi@example.org")
        resend(api, "ravi@example.org")
    assert len(mailbox.to("ravi@example.org")) == 2
    time.advance(hours=24)
    resend(api, "ravi@example.org")
    assert len(mailbox.to("ravi@example.org")) == 3


def test_the_owner_of_an_account_gets_few_notices(asha: Person, mailbox: Any) -> None:
    for _ in range(5):
        register(asha.api, asha.email)
    assert len(mailbox.to(asha.email)) == 3


def test_codes_for_a_password_still_arrive(asha: Person, mailbox: Any) -> None:
    for _ in range(5):
        register(asha.api, asha.email)
    assert asha.request_code(mailbox)


def test_a_change_of_address_floods_nobody(signed_in_asha: Person, mailbox: Any) -> None:
    for _ in range(4):
        signed_in_asha.patch(
            "/auth/profile", email="victim@example.org", current_password=signed_in_asha.password
        )
    assert len(mailbox.to("victim@example.org")) == 2


def test_tags_in_an_address_do_not_fill_its_mailbox(
    api: httpx.Client, mailbox: Any, time: FrozenClock
) -> None:
    addresses = [f"ravi{tag}@example.org" for tag in ("+one", "+two", "", "+three+four")]
    for address in addresses:
        register(api, address)
    assert sum(len(mailbox.to(address)) for address in addresses) == 2
    register(api, "ravi@example.net")
    register(api, "+ravi@example.org")
    assert len(mailbox.to("ravi@example.net")) == len(mailbox.to("+ravi@example.org")) == 1
