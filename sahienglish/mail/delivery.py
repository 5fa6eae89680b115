"""Delivering what is due.

A mail is sent at least once. It is sent twice only when its deliverer dies, or loses the database for
longer than a lease, after the mail server's last OK and before that is recorded; the second copy
carries the same Message-ID, by which mailboxes recognise duplicates.
"""

import logging
from contextlib import suppress
from threading import Event

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from pymongo.errors import PyMongoError

from sahienglish.mail import leasing, smtp_errors
from sahienglish.mail.leasing import Mail
from sahienglish.mail.message import Letter

RECORDING_PAUSE_SECONDS = 1

logger = logging.getLogger(__name__)


def deliver_due(stopping: Event) -> int:
    """Deliver mail after mail over one connection, and return how many were sent.

    Ends when nothing is due, when the server cannot be used, or when `stopping` is set.
    """
    count, connection = 0, get_connection()
    try:
        while not stopping.is_set() and (mail := leasing.take()):
            with leasing.kept(mail):
                error = _send(mail, connection)
                _record(mail, error, stopping)
            count += error is None
            if error and smtp_errors.concerns_server(error):
                break
    finally:
        with suppress(OSError):
            connection.close()
    return count


def _send(mail: Mail, connection: BaseEmailBackend) -> Exception | None:
    try:
        connection.open()
        connection.send_messages([Letter(mail)])
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
    elif smtp_errors.is_permanent(error):
        leasing.failed(mail, reason=smtp_errors.reason(error))
    else:
        leasing.postponed(mail, reason=smtp_errors.reason(error))
