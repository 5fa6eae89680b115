"""A mail server for each test, and the product set up to use it."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import IO, TypeAlias

import pytest
from django.apps import apps
from django.conf import LazySettings

from sahienglish.mail.apps import MailConfig
from sahienglish.mail.deliverer import Deliverer
from tests.support.servers import smtp_server, warm_python
from tests.support.servers.server_process import environment, on_test_database
from tests.support.servers.smtp_server import Mailserver
from tests.support.waiting import PATIENCE_SECONDS


class Command(warm_python.Process):
    """A command of `manage.py` that is running."""

    def __init__(self, arguments: list[str], env: Mapping[str, str], file: IO[str]) -> None:
        super().__init__(["manage.py", *arguments], env, out=file, err=file)
        self._file = file

    def output(self) -> str:
        """Wait until it has ended, and return all that it printed."""
        self.wait(PATIENCE_SECONDS)
        self._file.seek(0)
        return self._file.read()


Manage: TypeAlias = Callable[..., Command]


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
    with ExitStack() as stack:

        def start(*arguments: str, **variables: str) -> Command:
            file = stack.enter_context(tempfile.TemporaryFile("w+"))
            settings = on_test_database() | {"VAR_DIR": str(tmp_path / "var")} | variables
            command = Command([*arguments], environment(**settings), file)
            stack.callback(command.kill)
            return command

        yield start
