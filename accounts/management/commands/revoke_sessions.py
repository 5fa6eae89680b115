"""`manage.py revoke_sessions EMAIL`: log an account out everywhere."""

from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from accounts.flows.staff import revoke_sessions
from accounts.models import User


class Command(BaseCommand):
    """End every session and token of one account at once."""

    help = "End every session and every token of the account with this address."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            user = User.objects.get_by_natural_key(options["email"])
        except User.DoesNotExist:
            raise CommandError("No account has this address.") from None
        ended = revoke_sessions(user_id=user.pk)
        self.stdout.write(f"{user.email}: {ended} sessions ended; every token issued before is refused.")
