"""Pages of the admin, and what they did to an account."""

from datetime import timedelta
from typing import Any

from accounts.models import AuditEvent, User
from sahienglish.core import clock
from sahienglish.mail import outbox

USERS = "/admin/accounts/user/"
LATER = clock.now() + timedelta(hours=3)


def again(user: User) -> User:
    """Return the account as it is stored now."""
    return User.objects.get(pk=user.pk)


def audited(user: User) -> list[str]:
    """Return what the audit log says of an account, oldest first."""
    return list(AuditEvent.objects.filter(user_id=user.pk).order_by("pk").values_list("kind", flat=True))


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
