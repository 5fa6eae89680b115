"""What arrived in users' mailboxes, delivered by any process."""

from threading import Event
from typing import cast

import pytest
from django.core import mail

from sahienglish.mail import outbox
from sahienglish.mail.delivery import deliver_due
from sahienglish.mail.message import OutgoingMessage
from tests.support.waiting import wait_until


class Mailbox:
    """Deliver what is stored, and show it; `OutgoingMessage.action` is the link or the code of a mail."""

    def to(self, address: str) -> list[OutgoingMessage]:
        """Return the mails to `address`, the oldest first."""
        self._deliver()
        letters = cast("list[OutgoingMessage]", mail.outbox)
        return [letter for letter in letters if address in letter.to]

    def latest(self, address: str) -> OutgoingMessage:
        """Return the newest mail to `address`; there must be one."""
        return self.to(address)[-1]

    def _deliver(self) -> None:
        deliver_due(Event())
        # The running server's own deliverer may hold one at this moment.
        wait_until(
            lambda: not outbox.collection().find_one({"status": "queued", "claim": {"$ne": ""}}), within=10
        )


@pytest.fixture
def mailbox() -> Mailbox:
    """The mails of this test."""
    return Mailbox()
