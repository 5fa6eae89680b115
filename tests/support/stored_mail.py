"""Mails put into the queue and looked at there."""

from typing import Any

from sahienglish.mail import outbox


def put(to: str = "asha@example.org", **changes: str) -> None:
    """Store a mail with a secret in it."""
    parts = {
        "subject": "Your code",
        "text": "The code is 271828.",
        "html": "<p>The code is <b>271828</b>.</p>",
        "kind": "reset_code",
        "action": "271828",
    }
    outbox.put(owner=None, to=to, **(parts | changes))


def stored() -> dict[str, Any]:
    """Return the one stored mail."""
    (mail,) = outbox.collection().find()
    return mail
