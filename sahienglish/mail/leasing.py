"""Leases on stored e-mails: each step is one conditional update, so two processes never send the same one."""

import logging
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from random import SystemRandom
from secrets import token_hex
from typing import Any

from bson import ObjectId
from pymongo import ReturnDocument

from sahienglish.core import clock
from sahienglish.database import leases
from sahienglish.mail import outbox, pause
from sahienglish.mail.models import KEEP_FAILED, KEEP_SENT, OutgoingMail

LEASE = timedelta(seconds=60)
RENEWALS = 4
"""How often a lease is renewed in its time, so that a slow mail server does not outlast it."""

FIRST_DELAY = timedelta(seconds=10)
LONGEST_DELAY = timedelta(hours=6)
JITTER = 0.25
LONGEST_WAIT = timedelta(days=5)
"""How long an e-mail waits for a server or a quota (RFC 5321 §4.5.4.1: four to five days)."""

MAX_ATTEMPTS = 11
"""With the delays above about 21 hours pass between the first attempt and the last."""

Mail = dict[str, Any]

logger = logging.getLogger(__name__)


def take() -> Mail | None:
    """Claim the e-mail that is due longest, or return nothing.

    An e-mail whose deliverer died is due again when its lease ends.
    """
    now = clock.now()
    return outbox.collection().find_one_and_update(
        {"status": OutgoingMail.Status.QUEUED.value, "due_at": {"$lte": now}},
        {"$set": {"claim": token_hex(16), "due_at": now + LEASE}, "$inc": {"attempts": 1}},
        sort=[("due_at", 1)],
        return_document=ReturnDocument.AFTER,
    )


def kept(mail: Mail) -> AbstractContextManager[None]:
    """Renew the lease while the block runs."""

    def renew() -> bool:
        return _changed(mail, {"due_at": clock.now() + LEASE})

    return leases.renewed(f"mail {mail['_id']}", renew, every=LEASE / RENEWALS)


def sent(mail: Mail) -> None:
    """Record the delivery and erase what the e-mail said."""
    _finish(mail, OutgoingMail.Status.SENT, KEEP_SENT, reason="")


def failed(mail: Mail, *, reason: str) -> None:
    """Give the e-mail up and erase what it said."""
    _finish(mail, OutgoingMail.Status.FAILED, KEEP_FAILED, reason=reason)


def postponed(mail: Mail, *, reason: str) -> None:
    """Let the e-mail be tried again later, or give it up after `MAX_ATTEMPTS`."""
    if mail["attempts"] >= MAX_ATTEMPTS:
        failed(mail, reason=reason)
    else:
        _settle(mail, {"due_at": _next_attempt(mail["attempts"]), "claim": "", "reason": reason})


def held(mail: Mail, *, reason: str) -> None:
    """Keep an e-mail that the server could not take, and give it up only after `LONGEST_WAIT`."""
    if mail["queued_at"] < clock.now() - LONGEST_WAIT:
        failed(mail, reason=reason)
    else:
        _settle(mail, {"due_at": _next_attempt(mail["attempts"]), "claim": "", "reason": reason})


def hurry(mail_id: ObjectId) -> bool:
    """Let an e-mail that waits for its next attempt be tried now; tells whether it did wait."""
    waiting = {"_id": mail_id, "status": OutgoingMail.Status.QUEUED.value, "claim": ""}
    moved = outbox.collection().update_one(waiting, {"$set": {"due_at": clock.now()}}).matched_count == 1
    pause.end()
    outbox.wake.set()
    return moved


def _next_attempt(attempts: int) -> datetime:
    delay = min(FIRST_DELAY * 3.0 ** (attempts - 1), LONGEST_DELAY)
    return clock.now() + delay * SystemRandom().uniform(1 - JITTER, 1 + JITTER)


def _finish(mail: Mail, status: OutgoingMail.Status, keep: timedelta, *, reason: str) -> None:
    now = clock.now()
    erased = {"text": "", "html": "", "action": "", "claim": ""}
    _settle(
        mail,
        {**erased, "status": status.value, "reason": reason, "finished_at": now, "expires_at": now + keep},
    )


def _settle(mail: Mail, changes: dict[str, Any]) -> None:
    if not _changed(mail, changes):
        logger.error("mail %s was taken by another deliverer in the meantime", mail["_id"])


def _changed(mail: Mail, changes: dict[str, Any]) -> bool:
    mine = {"_id": mail["_id"], "claim": mail["claim"], "status": OutgoingMail.Status.QUEUED.value}
    return outbox.collection().update_one(mine, {"$set": changes}).matched_count == 1
