"""`manage.py serve`: prepare the database and serve on `HOST`:`PORT`."""

from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser, call_command

from sahienglish.core import metrics
from sahienglish.environment import host_in_url
from sahienglish.http_server import workers


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
            call_command("prepare", verbosity=max(0, options["verbosity"] - 1))
        metrics.start_afresh()
        self._greet()
        workers.run(bound)

    def _greet(self) -> None:
        mail = (
            f"smtp://{settings.SMTP_HOST}:{settings.SMTP_PORT}"
            if settings.SMTP_HOST
            else settings.EMAIL_FILE_PATH
        )
        self.stdout.write(f"{settings.APP_NAME}  {settings.LOCAL_URL}")
        self.stdout.write(f"API docs     {settings.LOCAL_URL}/docs")
        self.stdout.write(
            f"Admin        {settings.LOCAL_URL}/admin/   (first: python manage.py createsuperuser)"
        )
        self.stdout.write(f"Mail goes to {mail}")
        if not settings.PRODUCTION and not settings.SMTP_HOST:
            self.stdout.write(f"Read it at   {settings.LOCAL_URL}/dev/mailbox")
        self.stdout.flush()
