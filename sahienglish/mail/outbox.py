"""Where e-mails wait for their delivery."""

from dataclasses import dataclass
from email.utils import parseaddr
from threading import Event
from typing import Any

from bson import ObjectId
from django.conf import settings
from pymongo.collection import Collection

from sahienglish.core import clock
from sahienglish.database import mongo
from sahienglish.mail.models import OutgoingMail

wake = Event()
"""Set whenever this process has stored an e-mail."""


def put(
    *, owner: ObjectId | None, to: str, subject: str, text: str, html: str, kind: str, action: str = ""
) -> None:
    """Store an e-mail in one write, and wake the deliverer of this process.

    `owner` is the account that the e-mail is about. The e-mail is exported and erased with it, even if the
    account gets another address.
    `action` is the link or the code in the e-mail; it is shown on the console where no mail server is set.
    """
    now, mail_id = clock.now(), ObjectId()
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    collection().insert_one(
        {
            "_id": mail_id,
            "owner": owner,
            "to": to,
            "kind": kind,
            "subject": subject,
            "text": text,
            "html": html,
            "action": action,
            "message_id": f"<{mail_id}@{domain}>",
            "status": OutgoingMail.Status.QUEUED.value,
            "attempts": 0,
            "due_at": now,
            "claim": "",
            "reason": "",
            "queued_at": now,
        }
    )
    # Only this process is woken; others find the e-mail when they next look.
    wake.set()


@dataclass(frozen=True, slots=True)
class QueueState:
    """How the queue is doing; `oldest_seconds` is the age of the e-mail that waits longest."""

    queued: int
    failed: int
    oldest_seconds: float


def state() -> QueueState:
    """Count what waits and what was given up, for metrics and the admin."""
    queued = {"status": OutgoingMail.Status.QUEUED.value}
    oldest = collection().find_one(queued, {"queued_at": True}, sort=[("queued_at", 1)])
    return QueueState(
        queued=collection().count_documents(queued),
        failed=collection().count_documents({"status": OutgoingMail.Status.FAILED.value}),
        oldest_seconds=(clock.now() - oldest["queued_at"]).total_seconds() if oldest else 0,
    )


def kept(*, owner: ObjectId) -> list[dict[str, Any]]:
    """Return the stored e-mails about an account."""
    return list(collection().find({"owner": owner}))


def forget(*, owner: ObjectId) -> None:
    """Remove the e-mails about an account, sent or not."""
    collection().delete_many({"owner": owner})


def collection() -> Collection[dict[str, Any]]:
    """Return the raw collection of `OutgoingMail`."""
    return mongo.collection(OutgoingMail._meta.db_table)
