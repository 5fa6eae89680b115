"""Signing in with another provider, from the choice of one to the tokens."""

import re
import secrets
from http import HTTPStatus
from typing import Any, cast

import orjson
from django.conf import settings
from django.core.validators import RegexValidator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from drf_spectacular.utils import OpenApiExample, OpenApiResponse, PolymorphicProxySerializer, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.common.base import PublicView, SignInView
from accounts.api.common.fields import TOKEN_LENGTH
from accounts.api.common.responses import NO_STORE, signed_in
from accounts.api.common.shapes import TOKENS, Tokens
from accounts.errors import (
    AccountExists,
    ForeignOrigin,
    MfaRequired,
    ProviderEmailUnverified,
    ProviderLoginInvalid,
    ProviderUnavailable,
)
from accounts.flows.login import with_provider
from accounts.guessing import limits
from accounts.oidc import authorization, providers
from accounts.oidc.authorization import STATE_LIFETIME, Return
from accounts.request_client import client_of
from sahienglish import content_security
from sahienglish.core import request_validation, thread_pool
from sahienglish.core.async_views import AsyncAPIView
from sahienglish.core.errors import InvalidInput, RateLimited, TokenInvalid
from sahienglish.core.serializer_fields import Text
from sahienglish.openapi.examples import example
from sahienglish.site import pages, texts

MAX_STATE_LENGTH = 256
MAX_CODE_LENGTH = 4096
"""A provider may send a JWT as its code."""

LINK_TOKEN = {"link_token": "3q2-7wXqJ0Zr5yN8u1vT4sR6pO9mK2lH7gF5dS3aQ1w"}
PAGE_POLICY = content_security.of_page(form_action="'none'")
PRIVATE = {"Referrer-Policy": "no-referrer", **NO_STORE}
COOKIE_VALUE = re.compile(r"[A-Za-z0-9_-]{43}")
COOKIE_ATTRIBUTES: dict[str, Any] = {
    "max_age": int(STATE_LIFETIME.total_seconds()),
    "path": "/",
    "secure": settings.SESSION_COOKIE_SECURE,
    "httponly": True,
    # The provider's redirect comes from another site: a strict cookie would stay behind.
    "samesite": "Lax",
}
CHALLENGE = RegexValidator(r"\A[A-Za-z0-9_-]{43}\Z", "This is not an S256 code challenge (RFC 7636 §4.2).")
VERIFIER = RegexValidator(r"\A[A-Za-z0-9._~-]{43,128}\Z", "This is not a code verifier (RFC 7636 §4.1).")


@example({"name": "google", "label": "Google"})
class ProviderEntry(serializers.Serializer[Any]):
    name = serializers.CharField(help_text="The name in `/auth/oidc/{name}/start`.")
    label = serializers.CharField(help_text="The name on the button.")  # type: ignore[assignment]


@example(LINK_TOKEN)
class LinkToken(serializers.Serializer[Any]):
    """What a one-time code of the intent `link` yields, for `POST /auth/identities`."""

    link_token = serializers.CharField()


TOKENS_OR_LINK = OpenApiResponse(
    PolymorphicProxySerializer("TokensOrLinkToken", [Tokens, LinkToken], resource_type_field_name=None),
    examples=[OpenApiExample("Sign in", TOKENS), OpenApiExample("Link", LINK_TOKEN)],
)


class Start(serializers.Serializer[Any]):
    redirect_uri = Text(max_length=2048)
    code_challenge = Text(validators=[CHALLENGE])
    code_challenge_method = serializers.ChoiceField(choices=["S256"], required=False)
    state = Text(
        required=False,
        default="",
        allow_blank=True,
        max_length=MAX_STATE_LENGTH,
        help_text="Passed through to your app.",
    )
    intent = serializers.ChoiceField(
        choices=["sign-in", "link"],
        required=False,
        default="sign-in",
        help_text="`link`: the one-time code yields a `link_token` for `POST /auth/identities` only.",
    )


class Callback(serializers.Serializer[Any]):
    state = Text(max_length=TOKEN_LENGTH)
    code = Text(required=False, default="", allow_blank=True, max_length=MAX_CODE_LENGTH)
    error = Text(required=False, default="", allow_blank=True, max_length=MAX_STATE_LENGTH)
    iss = Text(required=False, default="", allow_blank=True, max_length=2048)


@example(
    {
        "code": "3q2-7wXqJ0Zr5yN8u1vT4sR6pO9mK2lH7gF5dS3aQ1w",
        "code_verifier": "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
    }
)
class CodeExchange(serializers.Serializer[Any]):
    code = Text(max_length=TOKEN_LENGTH)
    code_verifier = Text(validators=[VERIFIER])


class Providers(PublicView):
    @extend_schema(responses=ProviderEntry(many=True))
    def get(self, request: Request) -> Response:
        """List the providers that users can sign in with."""
        return Response([{"name": each.name, "label": each.label} for each in providers.configured()])


class RedirectView(PublicView, AsyncAPIView):
    """A step that a browser takes by itself; users get errors as a page, programs as JSON.

    HEAD is not served, so that a prefetch does not take the step.
    """

    http_method_names = ["get", "options"]

    async def dispatch(  # type: ignore[override]
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        response = await super().dispatch(request, *args, **kwargs)
        wants_page = "text/html" in request.META.get("HTTP_ACCEPT", "")
        if response.status_code < HTTPStatus.BAD_REQUEST or not wants_page:
            return response
        answer = orjson.loads(cast("HttpResponse", response).content)
        explained = f"provider.{answer['code']}"
        return pages.rendered(
            request,
            "accounts/provider_problem.html",
            status=response.status_code,
            headers=PRIVATE,
            policy=PAGE_POLICY,
            answer=answer,
            explained=explained if explained in texts.texts(texts.ENGLISH) else "",
        )


class StartProviderLogin(RedirectView):
    problems = (InvalidInput, ProviderUnavailable, RateLimited)

    @extend_schema(parameters=[Start], responses={302: OpenApiResponse(description="To the provider.")})
    async def get(self, request: Request, provider: str) -> HttpResponse:
        """Send the browser to a provider."""
        await thread_pool.run(limits.hit_provider_login, client=client_of(request))
        fields = request_validation.query(Start, request)
        browser = request.COOKIES.get(settings.OIDC_COOKIE, "")
        if not COOKIE_VALUE.fullmatch(browser):
            browser = secrets.token_urlsafe(32)
        location = await authorization.begin(
            providers.named(provider),
            redirect_uri=fields["redirect_uri"],
            code_challenge=fields["code_challenge"],
            state=fields["state"],
            link=fields["intent"] == "link",
            browser=browser,
        )
        response = _redirect(location)
        # A browser that has a flow under way in another tab keeps its cookie, and both flows go on.
        response.set_cookie(settings.OIDC_COOKIE, browser, **COOKIE_ATTRIBUTES)
        return response


class ProviderCallback(RedirectView):
    problems = (InvalidInput, ProviderLoginInvalid, RateLimited)

    @extend_schema(parameters=[Callback], responses={302: OpenApiResponse(description="To the app.")})
    async def get(self, request: Request, provider: str) -> HttpResponse:
        """Take the browser back from a provider, and send it to the app with a one-time code or an error."""
        await thread_pool.run(limits.hit_provider_login, client=client_of(request))
        returned = cast("Return", request_validation.query(Callback, request))
        browser = request.COOKIES.get(settings.OIDC_COOKIE, "")
        return _redirect(await authorization.finish(providers.named(provider), returned, browser=browser))


class ProviderTokens(SignInView, PublicView):
    problems = (
        TokenInvalid,
        MfaRequired,
        ProviderEmailUnverified,
        AccountExists,
        ForeignOrigin,
        RateLimited,
    )

    @extend_schema(request=CodeExchange, responses={200: TOKENS_OR_LINK})
    def post(self, request: Request) -> Response:
        """Exchange the one-time code of the redirect for tokens; it allows one try within 60 seconds."""
        fields = request_validation.body(CodeExchange, request)
        result = with_provider.exchange(**fields, client=client_of(request))
        if isinstance(result, str):
            return Response({"link_token": result}, headers=NO_STORE)
        return signed_in(request, result)


def _redirect(location: str) -> HttpResponse:
    """Redirect to any scheme, since apps have schemes of their own; the caller has checked the address."""
    return HttpResponse(status=302, headers={"Location": location, **PRIVATE})
