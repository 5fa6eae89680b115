"""`/admin/`: Django's admin with the theme of django-unfold, and with numbers on its first page."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from unfold.forms import AuthenticationForm
from unfold.sites import UnfoldAdminSite

from sahienglish.admin_site.models import ModelAdmin, Number


class LoginForm(AuthenticationForm):  # type: ignore[misc]
    """Ask for address and password; a locked account gets the same message as a wrong password."""

    error_messages = {
        **AuthenticationForm.error_messages,
        "invalid_login": "This is not a staff account, or the password is wrong. "
        "After several failures an account is locked for a while.",
    }


class Site(UnfoldAdminSite):  # type: ignore[misc]
    """The one admin site (`MongoAdminConfig.default_site`)."""

    login_form = LoginForm
    index_title = "Overview"
    index_template = "admin/overview.html"
    enable_nav_sidebar = True

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Show the numbers of every model that this user may see."""
        context = {**(extra_context or {}), "numbers": self._numbers(request)}
        response: TemplateResponse = super().index(request, context)
        return response

    def _numbers(self, request: HttpRequest) -> list[Number]:
        numbers = [
            number
            for model_admin in self._registry.values()
            if isinstance(model_admin, ModelAdmin) and model_admin.has_view_permission(request)
            for number in model_admin.numbers()
        ]
        return sorted(numbers, key=lambda number: number.title)

    def get_urls(self) -> list[Any]:
        """Leave out Django's redirect to an object's own page: none has one, and junk ids would break it."""
        return [path("r/<path:rest>", nowhere), *super().get_urls()]

    def search(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Leave out unfold's search of everything: it stumbles over page numbers that are none."""
        raise Http404


def nowhere(request: HttpRequest, rest: str) -> HttpResponse:
    """Answer that there is no such page."""
    raise Http404
