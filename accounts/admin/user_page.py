"""The actions of the list on the page of one user, each on a page that asks first."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from unfold.dataclasses import UnfoldAction
from unfold.decorators import action

from accounts.admin.locks import LockColumns
from sahienglish.admin_site import confirmation

OFFERED = ("verify", "unlock", "send_code", "revoke_sessions", "remove_second_step", "disable", "enable")
"""The actions of the list, as the menu of the page orders them."""


def on_page(act: Any) -> Callable[..., HttpResponse]:
    """Make a page for one user that asks, and then runs `act`, an action of the list."""
    name: str = act.__name__

    def ask(self: "UserPage", request: HttpRequest, object_id: str) -> HttpResponse:
        return self.ask_for_one(request, object_id, name)

    ask.__name__ = f"{name}_user"
    decorated = action(description=act.short_description, url_path=name.replace("_", "-"))
    made: Callable[..., HttpResponse] = decorated(ask)
    return made


class UserPage(LockColumns):
    """What can be done for a user, from the user's own page."""

    actions_detail = [
        {
            "title": "Help this user",
            "icon": "support_agent",
            "items": [f"{name}_user" for name in OFFERED],
        }
    ]

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

    def ask_for_one(self, request: HttpRequest, object_id: str, name: str) -> HttpResponse:
        """Show what the action does; a POST runs it and returns to the user's page."""
        user = self.get_object(request, object_id)
        if user is None:
            raise Http404
        if not self.has_change_permission(request, user):
            raise PermissionDenied
        back = reverse("admin:accounts_user_change", args=[user.pk])
        if request.method == "POST" and confirmation.CONFIRMED in request.POST:
            getattr(self, name)(request, self.get_queryset(request).filter(pk=user.pk))
            return HttpResponseRedirect(back)
        return confirmation.page(self, request, [user], name, back=back)
