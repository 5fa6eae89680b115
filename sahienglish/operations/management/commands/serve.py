"""`manage.py serve`: prepare the database and serve on `HOST`:`PORT`."""

import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser, call_command

from sahienglish.core import metrics
from sahienglish.http_server import workers
from sahienglish.service_urls import host_in_url, passkey_site

ANSWER_SECONDS = 120
"""How long the first response may take; a busy machine loads the dictionary for a while."""


def from_here(path: str | Path) -> str:
    """Return a path as it is written in the present folder: relative if it lies below."""
    with suppress(ValueError):
        return str(Path(path).relative_to(Path.cwd()))
    return str(path)


class Command(BaseCommand):
    """Run the service: what `make run` and the container start."""

    help = "Prepare the database and serve the API on HOST:PORT with WORKERS processes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-prepare", action="store_true", help="do not migrate and seed first")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            bound = workers.bind()
        except OSError as error:
            place = f"{host_in_url(settings.HOST)}:{settings.PORT}"
            raise CommandError(f"Cannot serve on {place}: {error.strerror}. Set HOST or PORT.") from error
        if not options["no_prepare"]:
            self._say("Preparing the database …")
            call_command("prepare", verbosity=max(0, options["verbosity"] - 1))
        metrics.forget_earlier_processes()
        self._say(
            f"Starting {settings.WORKERS} worker {'process' if settings.WORKERS == 1 else 'processes'} …"
        )
        Thread(target=self._greet_when_served, name="greeting", daemon=True).start()
        workers.run(bound)

    def _say(self, words: str) -> None:
        # In production standard error holds the log alone, one JSON object per line.
        if not settings.PRODUCTION:
            self.stderr.write(words, self.style.HTTP_INFO)

    def _greet_when_served(self) -> None:
        """Print the addresses once a worker responds; one that does not work yet confuses newcomers."""
        deadline = monotonic() + ANSWER_SECONDS
        while (left := deadline - monotonic()) > 0:
            try:
                # A busy worker would still serve, and count, a request that was given up and sent again.
                urlopen(f"{settings.LOCAL_URL}/healthz", timeout=left).close()  # noqa: S310
            except HTTPError:
                pass  # A proxy's host name may be the only one allowed; it responds all the same.
            except OSError:
                sleep(0.1)
                continue
            self._greet()
            return

    def _greet(self) -> None:
        page = self._page_url()
        mail = (
            f"smtp://{settings.SMTP_HOST}:{settings.SMTP_PORT}"
            if settings.SMTP_HOST
            else from_here(settings.EMAIL_FILE_PATH)
        )
        self.stdout.write(f"{settings.APP_NAME}  {page}")
        self.stdout.write(f"API docs     {page}/docs")
        self.stdout.write(
            f"Admin        {page}/admin/   (first: {from_here(sys.executable)} manage.py createsuperuser)"
        )
        self.stdout.write(f"Mail goes to {mail}")
        if not settings.PRODUCTION and not settings.SMTP_HOST:
            self.stdout.write(f"Read it at   {page}/dev/mailbox")
        self.stdout.flush()

    def _page_url(self) -> str:
        """Return the address that people open: the one that passkeys work at, if this machine has it.

        Browsers know no passkeys for an IP address, so `http://localhost` comes first. Both are served.
        """
        _, origin = passkey_site(settings.LOCAL_URL)
        return origin if origin in settings.WEBAUTHN_ORIGINS else settings.LOCAL_URL
