"""Stored mail reaches a mail server: once, later, or not at all, and always says why."""

import time
from collections import deque
from datetime import timedelta
from itertools import pairwise
from threading import Event, Thread

import pytest
from django.conf import LazySettings

from sahienglish.core import clock
from sahienglish.mail import leasing, outbox
from sahienglish.mail.delivery import deliver_due
from tests.support.servers import smtp_server
from tests.support.servers.smtp_server import Mailserver
from tests.support.stored_mail import put, stored

CONTENT = ("text", "html", "action")


def deliver() -> int:
    return deliver_due(Event())


def test_a_mail_arrives_with_both_parts_and_its_fixed_headers(mailserver: Mailserver) -> None:
    put()
    message_id = stored()["message_id"]
    assert deliver() == 1
    (message,) = mailserver.received
    assert message["To"] == "asha@example.org"
    assert message["From"] == "SahiEnglish <no-reply@sahienglish.localhost>"
    assert message["Subject"] == "Your code"
    assert message["Message-ID"] == message_id
    assert message["Auto-Submitted"] == "auto-generated"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert all("271828" in part.get_content() for part in message.iter_parts())


def test_what_a_mail_said_is_erased_once_it_is_sent(mailserver: Mailserver) -> None:
    put()
    deliver()
    mail = stored()
    assert mail["status"] == "sent"
    assert [mail[part] for part in CONTENT] == ["", "", ""]
    assert mail["expires_at"] > clock.now()
    assert "271828" not in repr(mail)


def test_a_mail_is_sent_once_however_often_it_is_delivered(mailserver: Mailserver) -> None:
    put()
    assert [deliver(), deliver()] == [1, 0]
    assert len(mailserver.received) == 1


def test_many_mails_share_one_connection_and_go_in_order(mailserver: Mailserver) -> None:
    for number in range(5):
        put(f"p{number}@example.org")
    assert deliver() == 5
    assert [message["To"] for message in mailserver.received] == [
        f"p{number}@example.org" for number in range(5)
    ]


@pytest.mark.parametrize("stage", ["rcpt", "data"])
def test_a_mail_refused_for_now_is_tried_again_under_the_same_id(mailserver: Mailserver, stage: str) -> None:
    setattr(mailserver, stage, deque(["451 4.7.1 Greylisted, try again"]))
    with clock.frozen() as frozen:
        put()
        assert deliver() == 0
        assert stored()["reason"].endswith("451 4.7.1")
        assert deliver() == 0, "it must wait"
        frozen.advance(seconds=13)
        assert deliver() == 1
    assert len(set(mailserver.offered)) == 1
    assert len(mailserver.received) == 1


@pytest.mark.parametrize("stage", ["rcpt", "data"])
def test_a_mail_refused_for_good_fails_at_once_and_is_erased(mailserver: Mailserver, stage: str) -> None:
    setattr(mailserver, stage, deque(["550 5.1.1 No such person, see https://example.org/?token=271828"]))
    put()
    put("bina@example.org")
    assert deliver() == 1, "the next one is not held up"
    failed = outbox.collection().find_one({"to": "asha@example.org"})
    assert failed is not None
    assert failed["status"] == "failed"
    assert failed["reason"].endswith("550 5.1.1")
    assert "271828" not in repr(failed)
    assert outbox.state().failed == 1


def test_a_refused_login_is_tried_again_for_somebody_may_put_it_right(
    mailserver: Mailserver, settings: LazySettings
) -> None:
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "app", "wrong"
    mailserver.login = ("app", "right")
    with clock.frozen() as frozen:
        put()
        assert deliver() == 0
        assert stored()["reason"] == "SMTPAuthenticationError 535 5.7.8"
        settings.EMAIL_HOST_PASSWORD = "right"
        frozen.advance(seconds=13)
        assert deliver() == 1


def test_mail_waits_while_no_server_listens_and_goes_when_it_is_back(settings: LazySettings) -> None:
    with smtp_server.running(Mailserver()) as mailserver:
        port = mailserver.port
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", port, False
    with clock.frozen() as frozen:
        put()
        put("bina@example.org")
        assert deliver() == 0
        attempts = [mail["attempts"] for mail in outbox.collection().find().sort("queued_at")]
        assert attempts == [1, 0], "one failure says enough about the server"
        frozen.advance(seconds=13)
        with smtp_server.running(Mailserver(port=port)) as mailserver:
            assert deliver() == 2


def test_a_mail_is_given_up_after_about_a_day(mailserver: Mailserver) -> None:
    mailserver.rcpt = deque(["450 4.2.0 Busy"] * 100)
    waits = []
    with clock.frozen() as frozen:
        put()
        started = clock.now()
        while deliver() == 0 and (mail := stored())["status"] == "queued":
            waits.append(mail["due_at"] - clock.now())
            frozen.at = mail["due_at"]
        assert timedelta(hours=15) < clock.now() - started < timedelta(hours=28)
    assert len(waits) == leasing.MAX_ATTEMPTS - 1
    assert waits[0] < timedelta(seconds=13)
    assert all(longer > shorter for shorter, longer in pairwise(waits[:8]))
    assert stored()["status"] == "failed"
    assert stored()["text"] == ""


def test_while_a_mail_is_being_sent_nobody_else_takes_it(
    mailserver: Mailserver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leasing, "LEASE", timedelta(seconds=0.4))
    mailserver.seconds = 1.2
    put()
    sender = Thread(target=deliver)
    sender.start()
    while not mailserver.offered:
        time.sleep(0.01)
    others = 0
    while sender.is_alive():
        others += leasing.take() is not None
        time.sleep(0.02)
    assert others == 0
    assert stored()["status"] == "sent"
    assert len(mailserver.received) == 1


def test_a_message_is_never_built_with_a_second_header_line(mailserver: Mailserver) -> None:
    put(subject="Your code\r\nBcc: everybody@example.org")
    put("bina@example.org")
    assert deliver() == 1, "the next one is not held up"
    assert [message["To"] for message in mailserver.received] == ["bina@example.org"]
    crafted = outbox.collection().find_one({"to": "asha@example.org"})
    assert crafted is not None
    assert crafted["reason"] == "BadHeaderError"


def test_looking_for_due_mail_reads_no_mail_that_is_done() -> None:
    due = {"status": "queued", "due_at": {"$lte": clock.now()}}
    plan = outbox.collection().find(due).sort("due_at").explain()
    assert "'mail_status_due'" in repr(plan["queryPlanner"]["winningPlan"])


def test_the_queue_tells_what_waits_and_how_long() -> None:
    with clock.frozen() as frozen:
        put()
        frozen.advance(seconds=90)
        put("bina@example.org")
        assert outbox.state() == outbox.QueueState(queued=2, failed=0, oldest_seconds=90)
