"""E-mails put into the queue and looked at there."""

from datetime import timedelta
from typing import Any

from sahienglish.core import clock
from sahienglish.mail import outbox

LATER = clock.now() + timedelta(hours=3)


def put(to: str = "asha@example.org", **changes: str) -> None:
    """Store an e-mail with a secret in it."""
    parts = {
        "subject": "Your code",
        "text": "The code is 271828.",
        "html": "<p>The code is <b>271828</b>.</p>",
        "kind": "reset_code",
        "action": "271828",
    }
    outbox.put(owner=None, to=to, **(parts | changes))


def stored() -> dict[str, Any]:
    """Return the one stored e-mail."""
    (mail,) = outbox.collection().find()
    return mail


def waiting_mail(to: str, **fields: Any) -> Any:
    """Store an e-mail that is not due before `LATER`, and return its id."""
    mail = {"to": to, "kind": "k", "subject": "s", "text": "t", "html": "", "message_id": "<1@example.org>"}
    state = {
        "status": "queued",
        "attempts": 1,
        "due_at": LATER,
        "queued_at": LATER,
        "claim": "",
        "action": "",
    }
    return outbox.collection().insert_one({**mail, **state, **fields}).inserted_id
