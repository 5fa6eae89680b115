"""What the commands for one account share."""

from abc import abstractmethod
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from accounts.models import User


class AccountCommand(BaseCommand):
    """A command whose argument is the e-mail address of an account."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> str:
        try:
            user = User.objects.get_by_natural_key(options["email"])
        except User.DoesNotExist:
            raise CommandError("No account has this address.") from None
        return self.act_on(user)

    @abstractmethod
    def act_on(self, user: User) -> str:
        """Do what the command is for, and return what the operator reads."""
