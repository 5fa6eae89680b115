"""A mail server for each test, and the product set up to use it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import LazySettings

from sahienglish.mail import outbox
from tests.mail import smtp_server
from tests.mail.smtp_server import Mailserver


@pytest.fixture
def mailserver(settings: LazySettings) -> Iterator[Mailserver]:
    """A server without TLS or login, and Django's mail settings leading there."""
    with smtp_server.running(Mailserver()) as mailserver:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST = "127.0.0.1"
        settings.EMAIL_PORT = mailserver.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_TIMEOUT = 5
        yield mailserver


def put(to: str = "asha@example.org", **changes: str) -> None:
    """Store a mail with a secret in it."""
    parts = {
        "subject": "Your code",
        "text": "The code is 271828.",
        "html": "<p>The code is <b>271828</b>.</p>",
        "kind": "reset_code",
        "action": "271828",
    }
    outbox.put(to=to, **(parts | changes))


def stored() -> dict[str, Any]:
    """Return the one stored mail."""
    (mail,) = outbox.collection().find()
    return mail
