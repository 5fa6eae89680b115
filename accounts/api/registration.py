"""Registering and confirming an address."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control, patch_vary_headers
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.base import PublicView
from accounts.api.fields import TOKEN_LENGTH, Email, FullName, NewPassword
from accounts.api.shapes import Address, Message
from accounts.errors import EmailTaken, PresentedTokenExpired, PresentedTokenInvalid
from accounts.flows.register import register
from accounts.flows.resend_verification import resend_verification
from accounts.flows.verify_email import verify_email
from accounts.request_client import client_of
from sahienglish.core import request_validation
from sahienglish.core.errors import InvalidInput, RateLimited
from sahienglish.core.serializer_fields import Text
from sahienglish.openapi.examples import example

CHECK_YOUR_MAIL = "Check your mail: there is a message with what to do next."
SENT_IF_NEEDED = "If the address has an account that is not confirmed yet, a fresh link is on its way."
CONFIRMED = "The address is confirmed."


@example({"email": "asha@example.org", "password": "correct horse battery staple", "full_name": "Asha Rao"})
class Registration(serializers.Serializer[Any]):
    email = Email()
    password = NewPassword()
    full_name = FullName()


@example(
    {"email": "asha@example.org", "message": "Check your mail: there is a message with what to do next."}
)
class Registered(serializers.Serializer[Any]):
    email = serializers.CharField()
    message = serializers.CharField()


class Link(serializers.Serializer[Any]):
    token = Text(max_length=TOKEN_LENGTH)


@example({"email": "asha@example.org", "is_email_verified": True, "message": "The address is confirmed."})
class Verified(serializers.Serializer[Any]):
    email = serializers.CharField()
    is_email_verified = serializers.BooleanField()
    message = serializers.CharField()


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
    """The link in a mail: people get a page, programs get JSON."""

    problems = (InvalidInput, PresentedTokenInvalid, PresentedTokenExpired, EmailTaken)

    @extend_schema(parameters=[Link], responses=Verified)
    def get(self, request: Request) -> Response:
        """Confirm the address a token names, any number of times; nobody is logged in."""
        link = request_validation.query(Link, request)
        email = verify_email(**link, client=client_of(request))
        return Response({"email": email, "is_email_verified": True, "message": CONFIRMED})

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        wants_page = "text/html" in request.META.get("HTTP_ACCEPT", "")
        if wants_page and isinstance(response, Response) and response.data:
            response = _page(request, response)
        patch_vary_headers(response, ["Accept"])
        patch_cache_control(response, no_store=True)
        return response


def _page(request: HttpRequest, response: Response) -> HttpResponse:
    """Show a person what the answer says; the token in the address goes nowhere else."""
    context = {"answer": response.data, "app_name": settings.APP_NAME}
    page = render(request, "accounts/verify_email.html", context, status=response.status_code)
    page.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    page.headers["Referrer-Policy"] = "no-referrer"
    return page
