"""Proof that a request comes from the page at `/app`, which is signed in by a cookie.

The cookie counts only together with the header `X-Sahi-Web: 1` and proof that the page is of this origin,
so that no other site can make a browser use it (OWASP's sheet on cross-site request forgery).
"""

from django.conf import settings
from django.http import HttpRequest
from rest_framework.request import Request

from sahienglish.service_urls import origin_of

HEADER = "HTTP_X_SAHI_WEB"


def is_web(request: HttpRequest | Request) -> bool:
    """Tell whether the request claims to come from the page."""
    return bool(request.META.get(HEADER) == "1")


def is_same_origin(request: HttpRequest | Request) -> bool:
    """Tell whether the browser says that a page of this origin sent the request.

    Browsers older than `Sec-Fetch-Site` send `Origin` with everything but a GET; the header of the page is
    then what no other site can add to a GET without this server's permission (CORS).
    """
    if site := request.META.get("HTTP_SEC_FETCH_SITE"):
        return bool(site == "same-origin")
    origin = request.META.get("HTTP_ORIGIN")
    if origin is None:
        return request.method in {"GET", "HEAD"}
    return bool(origin == origin_of(settings.APP_URL))
