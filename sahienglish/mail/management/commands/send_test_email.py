"""`manage.py send_test_email ADDRESS`: try the e-mail settings, at once and past the queue."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.management import BaseCommand, CommandError, CommandParser

from sahienglish.mail import message
from sahienglish.mail.advice import advice


class Command(BaseCommand):
    """Send one e-mail, and say what to fix when that fails."""

    requires_system_checks = ()
    help = "Send a test e-mail to ADDRESS, and say what to fix if that fails."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address")

    def handle(self, *args: Any, **options: Any) -> None:
        test_message = EmailMessage(
            subject=f"Test e-mail from {settings.APP_NAME}",
            body=f"{settings.APP_NAME} can send e-mail with these settings.",
            from_email=message.sender(),
            to=[options["address"]],
        )
        try:
            test_message.send()
        except OSError as error:
            raise CommandError(f"Not sent. {type(error).__name__}: {error}\n{advice(error)}") from error
        if not settings.SMTP_HOST:
            self.stdout.write("SMTP_HOST is not set, so e-mail is written to files.")
            return
        server = f"{settings.SMTP_HOST}:{settings.SMTP_PORT}"
        self.stdout.write(
            f"{server} took the e-mail to {options['address']}. Look in the mailbox, and in its spam folder."
        )
