"""An address that does not exist: a page for a browser, a problem object for a program."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from sahienglish import content_security
from sahienglish.admin_site import errors
from sahienglish.core import routing
from sahienglish.site import texts


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's `handler404`; the admin has a page of its own."""
    if routing.find(request.path).is_site or not _is_visit(request):
        response = errors.not_found(request, exception)
    else:
        response = _page(request)
    patch_vary_headers(response, ["Accept", *texts.VARY])
    return response


def _is_visit(request: HttpRequest) -> bool:
    """Tell whether a browser opens the address: programs do not ask for HTML by name."""
    return request.method in {"GET", "HEAD"} and "text/html" in request.headers.get("Accept", "").lower()


def _page(request: HttpRequest) -> HttpResponse:
    context = {"app_name": settings.APP_NAME, **texts.context_of(request)}
    page = render(request, "sahienglish/not_found.html", context, status=404)
    page.headers["Content-Security-Policy"] = content_security.of_page()
    page.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    return page
