"""The session of the page at `/app`: a cookie, and no token that a script could read.

The cookie counts only together with the header `X-Sahi-Web: 1` and proof that the page is of this origin,
so that no other site can make a browser use it (OWASP's sheet on cross-site request forgery).
"""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.sessions import TokenPair
from accounts.tokens import DeviceToken, WebToken
from sahienglish.core import clock

HEADER = "HTTP_X_SAHI_WEB"
NO_STORE = {"Cache-Control": "no-store"}
"""RFC 6749 §5.1, for every response that holds a token."""

DEFAULT_PORTS = {"http": 80, "https": 443}


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
    return bool(origin == _origin_of(settings.APP_URL))


def token_response(pair: TokenPair, **members: Any) -> Response:
    """Respond with a pair of tokens (RFC 6749 §5.1)."""
    tokens = {
        "access_token": pair.access_token,
        "refresh_token": pair.refresh_token,
        "token_type": "bearer",
        "expires_in": pair.expires_in,
    }
    return Response(tokens | members, headers=NO_STORE)


def signed_in(request: Request, pair: TokenPair, *, device: str = "", **members: Any) -> Response:
    """Respond with a pair of tokens, or with the cookie if the page asks.

    `device` is what this device shows at its next login, so that strangers' failures do not count for it.
    """
    if not is_web(request):
        return with_device(request, token_response(pair, **members), device)
    seconds = int((pair.expires_at - clock.now()).total_seconds())
    response = Response({"token_type": "cookie", "expires_in": seconds} | members, headers=NO_STORE)
    token = WebToken.issue(expires_at=pair.expires_at, **pair.claims)
    response.set_cookie(settings.WEB_SESSION_COOKIE, token, max_age=seconds, **_ATTRIBUTES)
    return with_device(request, response, device)


def with_device(request: Request, response: Response, device: str) -> Response:
    """Tell this device what it shows at its next login: the page by a cookie, an API client by a member."""
    if device and is_web(request):
        lifetime = int(DeviceToken.lifetime.total_seconds())
        response.set_cookie(settings.DEVICE_COOKIE, device, max_age=lifetime, **_ATTRIBUTES)
    elif device:
        response.data["device"] = device
    return response


def signed_out() -> Response:
    """Expire the cookie, and let the browser forget what the page kept."""
    response = Response(status=204, headers={"Clear-Site-Data": '"cache", "storage"', **NO_STORE})
    # `delete_cookie` knows no HttpOnly, without which browsers reject a name that begins with __Host-Http-.
    response.set_cookie(settings.WEB_SESSION_COOKIE, "", max_age=0, **_ATTRIBUTES)
    return response


_ATTRIBUTES: dict[str, Any] = {
    "path": "/",
    "secure": settings.SESSION_COOKIE_SECURE,
    "httponly": True,
    "samesite": "Strict",
}


def _origin_of(url: str) -> str:
    """Return the origin of a URL as browsers write it: without the scheme's own port."""
    parts = urlsplit(url)
    host = parts.netloc.removesuffix(f":{DEFAULT_PORTS[parts.scheme]}")
    return f"{parts.scheme}://{host}"
