"""Deliverers as real processes: killed in the middle, and competing."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from django.db import connection

from sahienglish.common import clock
from sahienglish.mail import claims, outbox
from sahienglish.mail.delivery import deliver_due
from tests.mail.conftest import put, stored
from tests.mail.smtp_server import Mailserver

ROOT = Path(__file__).parents[2]
Process = subprocess.Popen[str]


@pytest.fixture
def start_deliverer(mailserver: Mailserver, tmp_path: Path) -> Iterator[Callable[[], Process]]:
    """Start `manage.py deliver_mail` on the test database and mail server, as often as it is called."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "sahienglish.settings",
        "MONGODB_URL": connection.settings_dict["HOST"],
        "DATABASE_NAME": connection.settings_dict["NAME"],
        "VAR_DIR": str(tmp_path),
        "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": str(mailserver.port),
        "SMTP_SECURITY": "none",
    }
    command = [sys.executable, "manage.py", "deliver_mail"]
    with ExitStack() as stack:

        def start() -> Process:
            process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
            stack.callback(process.wait)
            stack.callback(process.kill)
            return process

        yield start


def until(condition: Callable[[], object], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_mail_whose_deliverer_was_killed_is_sent_by_the_next_one(
    mailserver: Mailserver, start_deliverer: Callable[[], Process]
) -> None:
    mailserver.seconds = 60
    put()
    process = start_deliverer()
    until(lambda: mailserver.offered)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert stored()["status"] == "queued"
    mailserver.seconds = 0
    assert deliver_due(Event()) == 0, "the lease of the dead still holds"
    with clock.frozen(clock.now() + claims.LEASE + timedelta(seconds=1)):
        assert deliver_due(Event()) == 1
    assert len(mailserver.received) == 1
    assert len(set(mailserver.offered)) == 1


def test_two_deliverers_send_every_mail_once(
    mailserver: Mailserver, start_deliverer: Callable[[], Process]
) -> None:
    mailserver.seconds = 0.03
    addresses = [f"p{number}@example.org" for number in range(200)]
    for address in addresses:
        put(address)
    processes = [start_deliverer(), start_deliverer()]
    until(lambda: not outbox.figures().queued, 60)
    assert Counter(message["To"] for message in mailserver.received) == Counter(addresses)
    assert len(mailserver.peers) == 2
    for process in processes:
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
