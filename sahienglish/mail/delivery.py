"""Delivering the e-mails that are due.

An e-mail is sent at least once. It is sent twice only when its deliverer dies, or loses the database for
longer than a lease, after the mail server's last OK and before that is recorded; the second copy
carries the same Message-ID, by which mailboxes recognise duplicates.
"""

import logging
from contextlib import suppress
from threading import Event

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from pymongo.errors import PyMongoError

from sahienglish.core import clock
from sahienglish.mail import budget, leasing, pause, smtp_errors
from sahienglish.mail.leasing import Mail
from sahienglish.mail.message import OutgoingMessage
from sahienglish.mail.smtp_errors import Verdict

RECORDING_PAUSE_SECONDS = 1

logger = logging.getLogger(__name__)


def deliver_due(stopping: Event) -> int:
    """Deliver one e-mail after another over one connection, and return how many were sent.

    Ends when nothing is due, when the server cannot be used, when the budget of the day is spent, or
    when `stopping` is set.
    """
    resumes = pause.until()
    if resumes and resumes > clock.now():
        return 0
    count, spent, connection = (
        0,
        budget.sent_last_day() if settings.MAIL_DAILY_BUDGET else 0,
        get_connection(),
    )
    # One connection for all of them: servers count connections, and TLS costs more than an e-mail.
    try:
        while not stopping.is_set() and budget.allows(spent + count) and (mail := leasing.take()):
            with leasing.kept(mail):
                error = _send(mail, connection)
                _record(mail, error, stopping)
            if error is None:
                count += 1
                budget.warn_at(spent + count)
                if resumes:
                    pause.end()
                    resumes = None
            elif smtp_errors.verdict(error) in {Verdict.SERVER, Verdict.QUOTA}:
                break
    finally:
        with suppress(OSError):
            connection.close()
    return count


def _send(mail: Mail, connection: BaseEmailBackend) -> Exception | None:
    try:
        connection.open()
        connection.send_messages([OutgoingMessage(mail)])
    except Exception as error:
        logger.warning("mail %s (%s) not sent: %s", mail["_id"], mail["kind"], smtp_errors.reason(error))
        return error
    logger.info("mail %s (%s) sent", mail["_id"], mail["kind"])
    return None


def _record(mail: Mail, error: Exception | None, stopping: Event) -> None:
    """Record the outcome, however long the database is away: forgetting it means sending twice."""
    while True:
        try:
            return _settle(mail, error)
        except PyMongoError as outage:
            logger.warning("outcome of mail %s not recorded yet: %s", mail["_id"], type(outage).__name__)
            if stopping.wait(RECORDING_PAUSE_SECONDS):
                raise


def _settle(mail: Mail, error: Exception | None) -> None:
    if error is None:
        leasing.sent(mail)
        return
    reason, verdict = smtp_errors.reason(error), smtp_errors.verdict(error)
    if verdict is Verdict.FINAL:
        leasing.failed(mail, reason=reason)
    elif verdict is Verdict.LATER:
        leasing.postponed(mail, reason=reason)
    else:
        # Not the e-mail's fault: these attempts do not count against it.
        leasing.held(mail, reason=reason)
        if verdict is Verdict.QUOTA:
            pause.begin(reason)
