"""The actions of the list on the page of one user, and a question before those that hurt."""

from collections.abc import Callable
from typing import Any

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from unfold.dataclasses import UnfoldAction
from unfold.decorators import action

from accounts.admin.second_step import SecondStepActions
from accounts.models import User

CONFIRMED = "confirmed"
QUESTIONS = {
    "verify": "The user can then log in without opening a link.",
    "unlock": "All failed logins are forgotten.",
    "send_code": "The user can choose a new password with the code. Nobody else sees it.",
    "revoke_sessions": "The user is logged out everywhere, and API keys end.",
    "remove_second_step": "A password is then enough to log in. The user gets an e-mail; the reason is kept.",
    "disable": "The user is logged out everywhere and cannot log in until the account is enabled again.",
    "enable": "The user can log in again.",
}
"""What each action does, as the page says that asks for confirmation."""


def on_page(name: str, title: str) -> Callable[..., HttpResponse]:
    """Make a page for one user that asks, and then runs the action of the list called `name`."""

    def ask(self: "UserPage", request: HttpRequest, object_id: str) -> HttpResponse:
        return self.ask_for_one(request, object_id, name, title)

    ask.__name__ = f"{name}_user"
    made: Callable[..., HttpResponse] = action(description=title, url_path=name.replace("_", "-"))(ask)
    return made


class UserPage(SecondStepActions):
    """What can be done for a user, from the user's own page."""

    actions_detail = [
        {
            "title": "Help this user",
            "icon": "support_agent",
            "items": [f"{name}_user" for name in QUESTIONS],
        }
    ]
    verify_user = on_page("verify", "Confirm the e-mail address")
    unlock_user = on_page("unlock", "Unlock")
    send_code_user = on_page("send_code", "E-mail a code for a new password")
    revoke_sessions_user = on_page("revoke_sessions", "Log out everywhere")
    remove_second_step_user = on_page("remove_second_step", "Turn two-step login off")
    disable_user = on_page("disable", "Disable")
    enable_user = on_page("enable", "Enable")

    def get_actions_detail(self, request: HttpRequest, object_id: Any) -> list[UnfoldAction]:
        """Offer what this staff member may do, and what changes something."""
        user = self.get_object(request, str(object_id))
        if user is None or not self.has_change_permission(request, user):
            return []
        useless = {
            "verify_user": user.is_email_verified,
            "remove_second_step_user": not user.totp_secret,
            "disable_user": not user.is_active,
            "enable_user": user.is_active,
        }
        offered: list[UnfoldAction] = super().get_actions_detail(request, object_id)
        return [each for each in offered if not useless.get(each.method.__name__)]

    def ask_for_one(self, request: HttpRequest, object_id: str, name: str, title: str) -> HttpResponse:
        """Show what the action does; a POST runs it and returns to the user's page."""
        user = self.get_object(request, object_id)
        if user is None:
            raise Http404
        if not self.has_change_permission(request, user):
            raise PermissionDenied
        if request.method == "POST":
            getattr(self, name)(request, self.get_queryset(request).filter(pk=user.pk))
            return HttpResponseRedirect(reverse("admin:accounts_user_change", args=[user.pk]))
        return self.confirmation(request, [user], name, title)

    def confirmation(self, request: HttpRequest, chosen: Any, name: str, title: str) -> HttpResponse:
        """Return the page that asks before an action runs."""
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "action": name,
            "question": QUESTIONS[name],
            "users": chosen,
            "checkbox": ACTION_CHECKBOX_NAME,
            "reason_needed": name == "remove_second_step",
        }
        return render(request, "accounts/admin/confirm_action.html", context)

    def must_ask(
        self, request: HttpRequest, chosen: QuerySet[User], name: str, title: str
    ) -> HttpResponse | None:
        """Return the page that asks about users chosen in the list, unless it has asked."""
        if CONFIRMED in request.POST or not chosen.exists():
            return None
        return self.confirmation(request, chosen, name, title)
