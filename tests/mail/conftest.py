"""A mail server for each test, and the product set up to use it."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TypeAlias

import pytest
from django.apps import apps
from django.conf import LazySettings
from django.db import connection

from sahienglish.mail.apps import MailConfig
from sahienglish.mail.deliverer import Deliverer
from tests.support.servers import smtp_server
from tests.support.servers.smtp_server import Mailserver

ROOT = Path(__file__).parents[2]
Process: TypeAlias = subprocess.Popen[str]
Manage: TypeAlias = Callable[..., Process]


@pytest.fixture(autouse=True)
def worker_paused() -> Iterator[None]:
    """Keep the deliverer of the running server, if there is one, away from the test's mail."""
    config = apps.get_app_config("mail")
    assert isinstance(config, MailConfig)
    running = config.deliverer
    if running:
        running.stop()
    yield
    if running:
        config.deliverer = Deliverer()
        config.deliverer.start()


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


@pytest.fixture
def manage(tmp_path: Path) -> Iterator[Manage]:
    """Start `manage.py` on the test database, with the product's settings from these variables."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "sahienglish.settings",
        "MONGODB_URL": connection.settings_dict["HOST"],
        "DATABASE_NAME": connection.settings_dict["NAME"],
        "VAR_DIR": str(tmp_path / "var"),
    }
    with ExitStack() as stack:

        def start(*arguments: str, **variables: str) -> Process:
            process = subprocess.Popen(
                [sys.executable, "manage.py", *arguments],
                cwd=ROOT,
                env=environment | variables,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            stack.callback(process.wait)
            stack.callback(process.kill)
            return process

        yield start
