"""A new password for an address whose link no one has opened yet."""

import httpx
import pytest

from accounts.models import Registration, User
from tests.accounts.conftest import PASSWORD, Person
from tests.plugins.mailbox import Mailbox

pytestmark = pytest.mark.usefixtures("no_limits")

ADDRESS = "ravi@example.org"


@pytest.mark.parametrize("names", [["Ravi Kumar"], ["Call Fraud Dept", "Ravi Kumar"]], ids=["one", "two"])
def test_it_brings_the_name_of_no_stranger(names: list[str], api: httpx.Client, mailbox: Mailbox) -> None:
    for name in names:
        body = {"email": ADDRESS, "password": PASSWORD, "full_name": name}
        assert api.post("/auth/register", json=body).status_code == 201
    ravi = Person(api, ADDRESS)
    token = ravi.reset_token(mailbox)
    assert mailbox.latest(ADDRESS).body.startswith("Hello,")
    assert ravi.reset(token, "quiet river boat").status_code == 200
    account = User.objects.get()
    assert account.is_email_verified
    assert account.full_name == ("Ravi Kumar" if len(names) == 1 else "")
    assert not Registration.objects.exists()
