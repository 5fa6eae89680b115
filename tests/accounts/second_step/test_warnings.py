"""What the e-mails about the second step say of the step before it, which was right."""

from collections.abc import Callable
from typing import Any

import pytest

from accounts.models import User
from accounts.tokens import MfaToken
from sahienglish.core.clock import FrozenClock
from tests.accounts.conftest import Person
from tests.plugins.mailbox import Mailbox
from tests.support.authenticator import App, first_step, second_step

pytestmark = pytest.mark.usefixtures("no_limits")


def after_password(asha: Person, **factor: Any) -> Any:
    return second_step(asha.api, first_step(asha), **factor)


def after_provider(asha: Person, **factor: Any) -> Any:
    account = User.objects.get()
    token = MfaToken.issue(sub=str(account.pk), tv=account.token_version, tries=0, by=["provider"])
    return second_step(asha.api, token, **factor)


def in_session(asha: Person, **factor: Any) -> Any:
    return asha.post("/auth/confirm", **factor)


@pytest.mark.parametrize(
    ("step", "wrong", "spent"),
    [
        (after_password, "entered the right password", "with your password and"),
        (after_provider, "signed in with a provider", "with a provider and"),
        (in_session, "who is logged in", "to confirm a change"),
    ],
    ids=["password", "provider", "session"],
)
def test_they_name_what_was_right(
    step: Callable[..., Any],
    wrong: str,
    spent: str,
    asha: Person,
    app: App,
    mailbox: Mailbox,
    time: FrozenClock,
) -> None:
    assert step(asha, totp="000000").status_code == 400
    warning = mailbox.latest(asha.email)
    assert wrong in " ".join(warning.body.split())
    assert ("password" in warning.subject) is (step is after_password)
    assert step(asha, recovery_code=app.recovery_codes[0]).status_code == 200
    assert spent in " ".join(mailbox.latest(asha.email).body.split())
