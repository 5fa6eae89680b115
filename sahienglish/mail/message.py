"""A stored e-mail as the message that goes out."""

from email.utils import format_datetime, formataddr, parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives


class OutgoingMessage(EmailMultiAlternatives):
    """A message that is the same at every attempt: its Message-ID and date were fixed when it was stored."""

    def __init__(self, stored: dict[str, Any]) -> None:
        super().__init__(
            subject=stored["subject"],
            body=stored["text"],
            from_email=sender(),
            to=[stored["to"]],
            headers={
                "Message-ID": stored["message_id"],
                "Date": format_datetime(stored["queued_at"]),
                # RFC 3834: prevents automatic replies.
                "Auto-Submitted": "auto-generated",
            },
        )
        self.attach_alternative(stored["html"], "text/html")
        self.action: str = stored["action"]


def sender() -> str:
    """Return `SMTP_FROM_EMAIL` with a name: its own, or the product's."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return formataddr((name or settings.APP_NAME, address))
