"""Registering and confirming an address."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control, patch_vary_headers
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.common.base import PublicView
from accounts.api.common.fields import TOKEN_LENGTH, Email, FirstPassword, FullName
from accounts.api.common.link_visits import wants_page
from accounts.api.common.parsers import FormParser
from accounts.api.common.shapes import Address, Message
from accounts.errors import EmailTaken
from accounts.flows.register import register
from accounts.flows.resend_verification import resend_verification
from accounts.flows.verify_email import verify_email
from accounts.request_client import client_of
from accounts.tokens import VerifyEmailToken
from sahienglish.core import request_validation
from sahienglish.core.errors import InvalidInput, RateLimited, TokenExpired, TokenInvalid
from sahienglish.core.json import JSONParser
from sahienglish.core.serializer_fields import Text
from sahienglish.openapi.examples import example
from sahienglish.site import pages, texts

CHECK_YOUR_MAIL = "Check your e-mail: we sent you what to do next."
SENT_IF_NEEDED = "If the address has an account that is not confirmed yet, a new link is on its way."
CONFIRMED = "The address is confirmed."
SEVERAL_REGISTERED = (
    "The address is confirmed. It was registered with different passwords, so none of them was accepted: "
    "choose one with the code we sent you by e-mail."
)


@example({"email": "asha@example.org", "password": "correct horse battery staple", "full_name": "Asha Rao"})
class Registration(serializers.Serializer[Any]):
    email = Email()
    password = FirstPassword()
    full_name = FullName()


@example(
    {
        "email": "asha@example.org",
        "message": "Check your e-mail: we sent you what to do next.",
    }
)
class Registered(serializers.Serializer[Any]):
    email = serializers.CharField()
    message = serializers.CharField()


@example({"token": "eyJhbGciOiJIUzI1NiJ9.eyJ0eXBlIjoidmVyaWZ5X2VtYWlsIn0.v1Zq3x"})
class Link(serializers.Serializer[Any]):
    token = Text(max_length=TOKEN_LENGTH)


@example({"email": "asha@example.org", "is_email_verified": True, "message": "The address is confirmed."})
class Verified(serializers.Serializer[Any]):
    email = serializers.CharField()
    is_email_verified = serializers.BooleanField()
    message = serializers.CharField()
    password_reset_required = serializers.BooleanField(
        required=False,
        help_text="There if the address was registered with different passwords: none of them counts.",
    )


class Register(PublicView):
    problems = (RateLimited,)

    @extend_schema(request=Registration, responses={201: Registered})
    def post(self, request: Request) -> Response:
        """Register; the answer is the same whether or not the address has an account."""
        email = register(**request_validation.body(Registration, request), client=client_of(request))
        return Response({"email": email, "message": CHECK_YOUR_MAIL}, status=201)


class ResendVerification(PublicView):
    problems = (RateLimited,)

    @extend_schema(request=Address, responses={202: Message})
    def post(self, request: Request) -> Response:
        """Ask for a fresh link; the answer is always the same."""
        resend_verification(**request_validation.body(Address, request), client=client_of(request))
        return Response({"message": SENT_IF_NEEDED}, status=202)


class VerifyEmail(PublicView):
    """The link in an e-mail. People get a page with a button that POSTs, programs confirm by GET.

    A link scanner or a browser that loads pages in advance gets a page, and a HEAD confirms nothing.
    """

    parser_classes = [JSONParser, FormParser]
    problems = (InvalidInput, TokenInvalid, TokenExpired, EmailTaken)

    @extend_schema(parameters=[Link], responses=Verified)
    def get(self, request: Request) -> Response:
        """Confirm the address that a token names, any number of times; no one is logged in."""
        link = request_validation.query(Link, request)
        if wants_page(request):
            token = VerifyEmailToken.read(link["token"])
            return Response({"email": token.email, "token": link["token"]})
        return self._confirm(link, request)

    @extend_schema(request=Link, responses=Verified)
    def post(self, request: Request) -> Response:
        """Confirm the address that a token names, as the button of the page does."""
        return self._confirm(request_validation.body(Link, request), request)

    @extend_schema(exclude=True)
    def head(self, request: Request) -> Response:
        """Answer without confirming anything."""
        return Response()

    def _confirm(self, link: dict[str, Any], request: Request) -> Response:
        confirmed = verify_email(**link, client=client_of(request))
        body = {"email": confirmed.email, "is_email_verified": True, "message": CONFIRMED}
        if confirmed.password_reset_required:
            body |= {"message": SEVERAL_REGISTERED, "password_reset_required": True}
        return Response(body)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        if wants_page(request) and isinstance(response, Response) and response.data:
            # The token in the URL goes nowhere else.
            response = pages.rendered(
                request,
                "accounts/verify_email.html",
                status=response.status_code,
                headers={"Referrer-Policy": "no-referrer"},
                answer=response.data,
            )
        patch_vary_headers(response, ["Accept", *texts.VARY])
        patch_cache_control(response, no_store=True)
        return response
