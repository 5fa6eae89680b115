"""Reading the messages that `mail.files` has written."""

from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings

MOST_LISTED = 100


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """An e-mail as the page of the mailbox shows it; `name` is that of its file."""

    name: str
    to: str
    subject: str
    sent_at: datetime
    text: str
    html: str


def newest() -> list[StoredMessage]:
    """Return the last messages, newest first."""
    folder = Path(settings.EMAIL_FILE_PATH)
    # A name begins with the time.
    paths = sorted(folder.glob("*.eml"), key=lambda path: path.name, reverse=True)
    return [_read(path) for path in paths[:MOST_LISTED]]


def find(name: str) -> StoredMessage | None:
    """Return one of the messages that `newest` lists: no other file can be named."""
    return next((message for message in newest() if message.name == name), None)


def _read(path: Path) -> StoredMessage:
    message = message_from_bytes(path.read_bytes(), EmailMessage, policy=policy.default)
    return StoredMessage(
        name=path.stem,
        to=str(message["To"]),
        subject=str(message["Subject"]),
        sent_at=parsedate_to_datetime(str(message["Date"])),
        text=_part(message, "plain"),
        html=_part(message, "html"),
    )


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return str(part.get_content()) if part else ""
