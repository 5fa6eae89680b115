"""An address that does not exist: a page for a browser, a problem object for a program."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from sahienglish.admin_site import errors
from sahienglish.core import routing
from sahienglish.site import pages, texts


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's `handler404`; the admin has a page of its own."""
    if routing.find(request.path).is_site or not _is_visit(request):
        response = errors.not_found(request, exception)
    else:
        headers = {"Cross-Origin-Opener-Policy": "same-origin"}
        response = pages.rendered(request, "sahienglish/not_found.html", status=404, headers=headers)
    patch_vary_headers(response, ["Accept", *texts.VARY])
    return response


def _is_visit(request: HttpRequest) -> bool:
    """Tell whether a browser opens the address: programs do not ask for HTML by name."""
    return request.method in {"GET", "HEAD"} and "text/html" in request.headers.get("Accept", "").lower()
