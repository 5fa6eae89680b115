"""`manage.py remove_factor EMAIL`: for a user who lost both the phone and the recovery codes."""

from django.core.management import CommandError

from accounts.flows.staff import remove_second_step
from accounts.management.account_command import AccountCommand
from accounts.models import User


class Command(AccountCommand):
    """Turn two-step login off for one account, record it, and e-mail the user."""

    help = "Turn two-step login off for the account with this address. The user is informed by e-mail."

    def act_on(self, user: User) -> str:
        if not remove_second_step(user_id=user.pk):
            raise CommandError("Two-step login is not on for this account.")
        return f"{user.email}: two-step login is off; the user is informed by e-mail."
