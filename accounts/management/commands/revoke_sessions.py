"""`manage.py revoke_sessions EMAIL`: log an account out everywhere."""

from accounts.flows.staff import revoke_sessions
from accounts.management.account_command import AccountCommand
from accounts.models import User


class Command(AccountCommand):
    """End every session and token of one account at once."""

    help = "End every session and every token of the account with this address."

    def act_on(self, user: User) -> str:
        ended = revoke_sessions(user_id=user.pk)
        return f"{user.email}: {ended} sessions ended; every token issued before is rejected."
