"""A mail server with a used-up quota, or one that rejects the sender: nothing is lost, and operators know."""

import logging
from collections import deque

import pytest
from django.conf import LazySettings

from sahienglish.core import clock
from sahienglish.mail import leasing, outbox
from tests.mail.test_delivery import deliver
from tests.support.servers.smtp_server import Mailserver
from tests.support.stored_mail import put, stored

SENDER = [
    ("rcpt", "550 5.4.5 Daily user sending limit exceeded"),
    ("data", "550 5.4.5 Daily user sending limit exceeded"),
    ("data", "554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException"),
    ("rcpt", "554 5.7.1 <asha@example.org>: Relay access denied"),
    ("rcpt", "550 Relaying denied"),
    ("data", "550 5.7.26 This mail is unauthenticated"),
    ("data", "550 5.7.1 Too many messages from this sender"),
    ("rcpt", "553 5.1.8 Sender address has no MX"),
    ("rcpt", "552 5.3.1 System full"),
]
FINAL = [
    ("rcpt", "550 5.1.1 No such user"),
    ("rcpt", "550 User unknown"),
    ("rcpt", "553 5.1.3 Bad address"),
    ("data", "554 5.6.0 Message is malformed"),
    ("data", "552 5.3.4 Message too big"),
    ("data", "550 5.7.1 Message contains spam or a virus"),
    ("data", "552 5.7.0 Blocked attachment type"),
    ("data", "554 Message rejected"),
]


@pytest.mark.parametrize(("stage", "reply"), SENDER)
def test_an_answer_about_the_sender_keeps_every_mail_and_pauses_the_queue(
    mailserver: Mailserver, caplog: pytest.LogCaptureFixture, stage: str, reply: str
) -> None:
    setattr(mailserver, stage, deque([reply]))
    with clock.frozen() as frozen, caplog.at_level(logging.WARNING):
        put()
        put("bina@example.org")
        assert deliver() == 0
        assert len(mailserver.offered) <= 1, "the next one would meet the same answer"
        assert {mail["status"] for mail in outbox.collection().find()} == {"queued"}
        assert "e-mail is paused" in caplog.text
        frozen.advance(minutes=14)
        assert deliver() == 0
        frozen.advance(minutes=2)
        assert deliver() == 2
    assert {mail["status"] for mail in outbox.collection().find()} == {"sent"}


@pytest.mark.parametrize(("stage", "reply"), FINAL)
def test_an_answer_about_the_address_or_the_content_is_final(
    mailserver: Mailserver, stage: str, reply: str
) -> None:
    setattr(mailserver, stage, deque([reply]))
    put()
    put("bina@example.org")
    assert deliver() == 1
    assert sorted(mail["status"] for mail in outbox.collection().find()) == ["failed", "sent"]


def test_a_full_mailbox_is_tried_again_and_holds_nobody_up(mailserver: Mailserver) -> None:
    mailserver.rcpt = deque(["552 5.2.2 Mailbox full"])
    with clock.frozen() as frozen:
        put()
        put("bina@example.org")
        assert deliver() == 1
        frozen.advance(seconds=13)
        assert deliver() == 1


def test_pauses_grow_while_nothing_is_sent_and_no_mail_is_given_up(mailserver: Mailserver) -> None:
    mailserver.rcpt = deque(["550 5.4.5 Daily user sending limit exceeded"] * 1000)
    with clock.frozen() as frozen:
        put()
        started = clock.now()
        attempts = 0
        while clock.now() - started < leasing.LONGEST_WAIT:
            before = stored()["attempts"]
            deliver()
            attempts += stored()["attempts"] - before
            frozen.advance(minutes=15)
        assert stored()["status"] == "queued"
        assert attempts < 80
        mailserver.rcpt.clear()
        frozen.at += leasing.LONGEST_DELAY * (1 + leasing.JITTER)
        assert deliver() == 1


def test_a_quota_at_the_sender_command_is_one_too(mailserver: Mailserver) -> None:
    mailserver.mail = deque(["550 5.4.5 Daily user sending limit exceeded"])
    with clock.frozen() as frozen:
        put()
        assert deliver() == 0
        assert stored()["reason"] == "SMTPSenderRefused 550 5.4.5"
        frozen.advance(minutes=16)
        assert deliver() == 1


def test_staff_can_try_again_before_the_pause_is_over(mailserver: Mailserver) -> None:
    mailserver.rcpt = deque(["550 5.4.5 Daily user sending limit exceeded"])
    with clock.frozen():
        put()
        assert deliver() == 0
        assert leasing.hurry(stored()["_id"])
        assert deliver() == 1


def test_the_budget_of_a_day_is_kept_and_reported(
    mailserver: Mailserver, settings: LazySettings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.MAIL_DAILY_BUDGET = 5
    with clock.frozen() as frozen, caplog.at_level(logging.WARNING):
        for number in range(7):
            put(f"p{number}@example.org")
        assert deliver() == 5
        assert "4 of the 5 e-mails" in caplog.text
        assert "5 of the 5 e-mails" in caplog.text
        assert deliver() == 0
        frozen.advance(hours=23)
        assert deliver() == 0
        frozen.advance(hours=1, seconds=1)
        assert deliver() == 2


def test_the_metrics_tell_of_a_pause_and_of_the_budget(
    mailserver: Mailserver, settings: LazySettings, client
) -> None:
    settings.MAIL_DAILY_BUDGET = 5
    mailserver.data = deque(["550 5.4.5 Daily user sending limit exceeded"])
    bearer = {"HTTP_AUTHORIZATION": f"Bearer {settings.METRICS_TOKEN}"}
    put("bina@example.org")
    deliver()
    text = client.get("/metrics", **bearer).content.decode()
    assert "sahienglish_mail_queue_paused 1.0" in text
    assert "sahienglish_mail_daily_budget 5.0" in text
    assert "sahienglish_mail_sent_last_day 0.0" in text
