"""The second step of an account in the admin: whether it is on, and its removal with a reason."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from unfold.forms import ActionForm
from unfold.widgets import INPUT_CLASSES

from accounts.flows import staff
from accounts.models import User
from sahienglish.admin_site.models import LargeModelAdmin
from sahienglish.core import clock


class ReasonForm(ActionForm):  # type: ignore[misc]
    """The choice of an action, and why; the reason goes into the history."""

    reason = forms.CharField(
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"placeholder": "Reason", "class": " ".join(INPUT_CLASSES)}),
    )


class SecondStepActions(LargeModelAdmin):
    """What `UserAdmin` knows of the second step; never a secret."""

    action_form = ReasonForm

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

    @admin.display(description="codes locked until")
    def codes_locked_until(self, user: User) -> datetime | None:
        until = user.mfa_locked_until
        return until if until and until > clock.now() else None

    @admin.action(description="Turn two-step login off (with a reason)", permissions=["change"])
    def remove_second_step(self, request: HttpRequest, chosen: QuerySet[User]) -> None:
        reason = request.POST.get("reason", "").strip()
        if not reason:
            self.message_user(request, "Not done: write the reason next to the action.", messages.WARNING)
            return
        self._each(request, chosen, staff.remove_second_step, f"Two-step login turned off, reason: {reason}")

    def _each(self, request: HttpRequest, chosen: QuerySet[User], act: Callable[..., Any], done: str) -> None:
        """Do it to everybody within reach, and say to whom it was done and to whom it was not."""
        for user in chosen:
            if self.has_change_permission(request, user) and act(user_id=user.pk) is not False:
                self.log(request, user, f"{done}.")
                self.message_user(request, f"{done}: {user.email}.", messages.SUCCESS)
            else:
                self.message_user(request, f"Not done: {user.email}.", messages.WARNING)
