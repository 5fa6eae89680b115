"""Deliverers as real processes: killed in the middle, and competing."""

import signal
from collections import Counter
from datetime import timedelta
from threading import Event

from sahienglish.core import clock
from sahienglish.mail import leasing, outbox
from sahienglish.mail.delivery import deliver_due
from tests.mail.conftest import Manage
from tests.support.servers.smtp_server import Mailserver
from tests.support.stored_mail import put, stored
from tests.support.waiting import wait_until


def smtp_variables(mailserver: Mailserver) -> dict[str, str]:
    return {"SMTP_HOST": "127.0.0.1", "SMTP_PORT": str(mailserver.port), "SMTP_SECURITY": "none"}


def test_a_mail_whose_deliverer_was_killed_is_sent_by_the_next_one(
    mailserver: Mailserver, manage: Manage
) -> None:
    mailserver.answering.clear()
    put()
    process = manage("deliver_mail", **smtp_variables(mailserver))
    wait_until(lambda: mailserver.offered)
    process.send_signal(signal.SIGKILL)
    process.wait(20)
    assert stored()["status"] == "queued"
    mailserver.answering.set()
    assert deliver_due(Event()) == 0, "the lease of the dead still holds"
    with clock.frozen(clock.now() + leasing.LEASE + timedelta(seconds=1)):
        assert deliver_due(Event()) == 1
    assert len(mailserver.received) == 1
    assert len(set(mailserver.offered)) == 1


def test_two_deliverers_send_every_mail_once(mailserver: Mailserver, manage: Manage) -> None:
    mailserver.answering.clear()
    addresses = [f"p{number}@example.org" for number in range(60)]
    for address in addresses:
        put(address)
    processes = [manage("deliver_mail", **smtp_variables(mailserver)) for _ in range(2)]
    wait_until(lambda: len(mailserver.peers) == 2)
    mailserver.answering.set()
    wait_until(lambda: not outbox.state().queued)
    assert Counter(message["To"] for message in mailserver.received) == Counter(addresses)
    for process in processes:
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0


def test_what_is_due_can_be_delivered_once(mailserver: Mailserver, manage: Manage) -> None:
    put()
    output = manage("deliver_mail", "--once", **smtp_variables(mailserver)).output()
    assert output.splitlines()[-1] == "1 sent"
    assert len(mailserver.received) == 1
