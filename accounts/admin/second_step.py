"""The second step of an account in the admin: whether it is on, and its removal with a reason."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.flows import staff
from accounts.models import User
from sahienglish.admin_site.confirmation import asks_first, reason_in
from sahienglish.admin_site.models import LargeModelAdmin


class SecondStepActions(LargeModelAdmin):
    """What `UserAdmin` knows of the second step; never a secret."""

    @admin.display(description="two-step login")
    def second_step(self, user: User) -> str:
        if not user.totp_secret:
            return "off"
        since = user.second_step_since
        codes = len(user.recovery_codes)
        return f"on since {since:%Y-%m-%d}, {codes} recovery codes left" if since else "on"

    @admin.display(description="wrong codes in a row")
    def wrong_codes(self, user: User) -> int:
        return user.mfa_failures

    @admin.action(description="Turn two-step login off", permissions=["change"])
    @asks_first(
        "A password is then enough to log in. The user gets an e-mail; the reason is kept.", reason=True
    )
    def remove_second_step(self, request: HttpRequest, chosen: QuerySet[User]) -> None:
        done = f"Two-step login turned off, reason: {reason_in(request)}"
        self._each(request, chosen, staff.remove_second_step, done)

    def _each(self, request: HttpRequest, chosen: QuerySet[User], act: Callable[..., Any], done: str) -> None:
        """Run `act` for each user within reach, and say for whom it was done and for whom it was not."""
        for user in chosen:
            if self.has_change_permission(request, user) and act(user_id=user.pk) is not False:
                self.log(request, user, f"{done}.")
                self.message_user(request, f"{done}: {user.email}.", messages.SUCCESS)
            else:
                self.message_user(request, f"Not done: {user.email}.", messages.WARNING)
