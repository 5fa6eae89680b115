"""The security headers of the admin's pages."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from sahienglish import content_security

CONTENT_SECURITY_POLICY = content_security.of_application(
    # Alpine, which django-unfold is built on, compiles the expressions in its attributes.
    script_src="'self' 'unsafe-eval'",
    img_src="'self' data:",
)


def content_security_policy(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Set a policy on every page that sets none itself; it shares its origin with the workbench."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        return response

    return middleware
