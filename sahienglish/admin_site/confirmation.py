"""A page that asks before an action of the admin runs, for actions that end or remove something."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

CONFIRMED = "confirmed"
"""The field of the form that says that the page has asked."""

REASON_LENGTH = 200

Action = TypeVar("Action", bound=Callable[..., HttpResponse | None])


def asks_first(consequence: str, *, reason: bool = False, in_list: bool = True) -> Callable[[Action], Action]:
    """Let an action run only after a page has said what it does, and has asked for a reason if it needs one.

    With `in_list=False` the list runs it at once: a mistake is undone as easily as it was made.
    """

    def decorate(act: Action) -> Action:
        @wraps(act)
        def asked(self: Any, request: HttpRequest, chosen: Any) -> HttpResponse | None:
            if not chosen.exists():
                return None
            if in_list and CONFIRMED not in request.POST:
                return page(self, request, chosen, act.__name__, back=request.get_full_path())
            if reason and not reason_in(request):
                self.message_user(request, "Not done: a reason is needed.", messages.WARNING)
                return None
            return act(self, request, chosen)

        made = cast("Any", asked)
        made.consequence, made.needs_reason, made.in_list = consequence, reason, in_list
        return cast("Action", made)

    return decorate


def page(
    model_admin: Any, request: HttpRequest, chosen: Iterable[Any], name: str, *, back: str
) -> HttpResponse:
    """Return the page that asks about the chosen objects before the action called `name` runs."""
    action = getattr(model_admin, name)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": action.short_description,
        "opts": model_admin.opts,
        "action": name,
        "back": back,
        "consequence": action.consequence,
        "entries": [(each.pk, model_admin.in_question(each)) for each in chosen],
        "checkbox": ACTION_CHECKBOX_NAME,
        "reason_length": REASON_LENGTH if action.needs_reason else 0,
    }
    return render(request, "admin/confirm_action.html", context)


def reason_in(request: HttpRequest) -> str:
    """Return the reason that the page has asked for."""
    return request.POST.get("reason", "").strip()[:REASON_LENGTH]
