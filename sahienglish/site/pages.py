"""The pages for people: what this is, and what each error means."""

import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.views.generic import TemplateView

from sahienglish import content_security
from sahienglish.core import problem_responses
from sahienglish.core.errors import MethodNotAllowed, catalogue
from sahienglish.site import texts


def rendered(
    request: HttpRequest,
    template: str,
    *,
    status: int,
    headers: Mapping[str, str],
    policy: str = content_security.of_page(),
    **context: Any,
) -> HttpResponse:
    """Return a page in the language of its reader, for a view that responds with JSON otherwise."""
    known = {"app_name": settings.APP_NAME, **texts.context_of(request)}
    page = render(request, template, {**known, **context}, status=status)
    for name, value in {"Content-Security-Policy": policy, **headers}.items():
        page.headers[name] = value
    return page


class Page(TemplateView):
    """A static page that runs no script and asks no other host for anything."""

    http_method_names = ["get", "head", "options"]
    content_security_policy = content_security.of_page()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(app_name=settings.APP_NAME, **kwargs)

    def http_method_not_allowed(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        allowed = super().http_method_not_allowed(request, *args, **kwargs).headers["Allow"]
        return problem_responses.response(MethodNotAllowed(headers={"Allow": allowed}))

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> Any:
        headers = kwargs.setdefault("headers", {})
        headers["Content-Security-Policy"] = self.content_security_policy
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response = super().render_to_response(context, **kwargs)
        if "language" in context:
            patch_vary_headers(response, texts.VARY)
            texts.remember_choice(self.request, response)
        return response


class Landing(Page):
    """Say what this is and where to go."""

    template_name = "sahienglish/landing.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {"languages": texts.LANGUAGES, **texts.context_of(self.request)}
        # A language that was chosen here is that of the workbench, too.
        chosen = f"?language={context['language']}" if "language" in self.request.GET else ""
        return super().get_context_data(**context, chosen=chosen, **kwargs)


class Errors(Page):
    """List every error code; each problem's `type` leads here."""

    template_name = "sahienglish/errors.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(codes=_explained_codes(), **kwargs)


def _explained_codes() -> dict[str, list[dict[str, Any]]]:
    """Return what each code can mean, which may differ at the token endpoints and elsewhere."""
    codes: dict[str, list[dict[str, Any]]] = {}
    for problem in catalogue():
        # Escaped first; then only the marks of code become tags.
        when = re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(problem.__doc__ or ""))
        statuses = " or ".join(map(str, problem.statuses()))
        meaning = {"status": statuses, "title": problem.title, "when": mark_safe(when)}  # noqa: S308
        codes.setdefault(problem.code, []).append(meaning)
    return codes
