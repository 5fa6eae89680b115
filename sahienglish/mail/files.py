"""The e-mail back end without a mail server: one file per e-mail, and a few lines on the console."""

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from secrets import token_hex

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from sahienglish.core import clock


class EmailBackend(BaseEmailBackend):
    """Write each message to `EMAIL_FILE_PATH` as a file that mail programs open."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            path = _write(message)
            if not settings.PRODUCTION:
                _tell(message, path)
        return len(email_messages)


def _write(message: EmailMessage) -> Path:
    folder = Path(settings.EMAIL_FILE_PATH)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    recipient = re.sub(r"[^A-Za-z0-9@._+-]", "_", message.to[0])
    path = folder / f"{clock.now():%Y%m%d-%H%M%S}-{recipient[:100]}-{token_hex(3)}.eml"
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(message.message().as_bytes())
    return path


def _tell(message: EmailMessage, path: Path) -> None:
    lines = [f"Mail to {message.to[0]}: {message.subject}", getattr(message, "action", ""), str(path)]
    sys.stdout.write("\n    ".join(filter(None, lines)) + "\n")
    sys.stdout.flush()
