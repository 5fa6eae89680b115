"""Responses that open or end a session: tokens for an API client, a cookie for the page at `/app`."""

from typing import Any

from django.conf import settings
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.common.same_origin import is_web
from accounts.sessions import TokenPair
from accounts.tokens import DeviceToken, WebToken
from sahienglish.core import clock

NO_STORE = {"Cache-Control": "no-store"}
"""RFC 6749 §5.1, for every response that holds a token."""


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
    _set_cookie(response, settings.WEB_SESSION_COOKIE, token, seconds=seconds)
    return with_device(request, response, device)


def with_device(request: Request, response: Response, device: str) -> Response:
    """Tell this device what it shows at its next login: the page by a cookie, an API client by a member."""
    if device and is_web(request):
        lifetime = int(DeviceToken.lifetime.total_seconds())
        _set_cookie(response, settings.DEVICE_COOKIE, device, seconds=lifetime)
    elif device:
        response.data["device"] = device
    return response


def signed_out() -> Response:
    """Expire the cookie, and let the browser forget what the page kept."""
    response = Response(status=204, headers={"Clear-Site-Data": '"cache", "storage"', **NO_STORE})
    # `delete_cookie` knows no HttpOnly, without which browsers reject a name that begins with __Host-Http-.
    _set_cookie(response, settings.WEB_SESSION_COOKIE, "", seconds=0)
    return response


def _set_cookie(response: Response, name: str, value: str, *, seconds: int) -> None:
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(name, value, max_age=seconds, secure=secure, httponly=True, samesite="Strict")
