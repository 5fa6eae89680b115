"""`manage.py remove_factor EMAIL`: for a user who lost both the phone and the recovery codes."""

from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from accounts.flows.staff import remove_second_step
from accounts.models import User


class Command(BaseCommand):
    """Turn two-step login off for one account, record it, and e-mail the user."""

    help = "Turn two-step login off for the account with this address. The user is informed by e-mail."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            user = User.objects.get_by_natural_key(options["email"])
        except User.DoesNotExist:
            raise CommandError("No account has this address.") from None
        if not remove_second_step(user_id=user.pk):
            raise CommandError("Two-step login is not on for this account.")
        self.stdout.write(f"{user.email}: two-step login is off; the user is informed by e-mail.")
