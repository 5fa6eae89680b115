"""Where mails wait for their delivery."""

from threading import Event
from typing import Any

from bson import ObjectId
from django.conf import settings
from pymongo.collection import Collection

from sahienglish.common import clock
from sahienglish.database import mongo
from sahienglish.mail.models import OutgoingMail

wake = Event()
"""Set whenever this process has stored a mail."""


def put(*, to: str, subject: str, text: str, html: str, kind: str, action: str = "") -> None:
    """Store a mail in one write, and wake the deliverer of this process.

    `action` is the link or the code in the mail; it is shown on the console where no mail server is set.
    """
    now, mail_id = clock.now(), ObjectId()
    collection().insert_one(
        {
            "_id": mail_id,
            "to": to,
            "kind": kind,
            "subject": subject,
            "text": text,
            "html": html,
            "action": action,
            "message_id": f"<{mail_id}@{settings.SMTP_FROM_EMAIL.rpartition('@')[2]}>",
            "status": OutgoingMail.Status.QUEUED.value,
            "attempts": 0,
            "due_at": now,
            "claim": "",
            "reason": "",
            "queued_at": now,
        }
    )
    wake.set()


def collection() -> Collection[dict[str, Any]]:
    """Return the raw collection of `OutgoingMail`."""
    return mongo.collection(OutgoingMail._meta.db_table)
