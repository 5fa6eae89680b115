"""Forgotten and changed passwords."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.base import NO_STORE, PublicView, token_response
from accounts.api.serializers import (
    Address,
    CodeAttempt,
    Message,
    PasswordChange,
    PasswordReset,
    ResetRight,
    Tokens,
)
from accounts.errors import CodeInvalid, PresentedTokenExpired, PresentedTokenInvalid, WrongPassword
from accounts.flows.change_password import change_password
from accounts.flows.reset_password import exchange_code, request_code, reset_password
from accounts.request_client import client_of
from accounts.tokens import ResetToken
from sahienglish.core import request_validation
from sahienglish.core.errors import RateLimited
from sahienglish.core.identity import caller

SENT_IF_KNOWN = "If the address has an account, a code is on its way."
CHANGED = "The password is changed. Log in with it."


class ForgotPassword(PublicView):
    problems = (RateLimited,)

    @extend_schema(request=Address, responses={202: Message})
    def post(self, request: Request) -> Response:
        """Ask for a code by mail; the answer is always the same."""
        request_code(**request_validation.body(Address, request), client=client_of(request))
        return Response({"message": SENT_IF_KNOWN}, status=202)


class VerifyCode(PublicView):
    problems = (CodeInvalid, RateLimited)

    @extend_schema(request=CodeAttempt, responses=ResetRight)
    def post(self, request: Request) -> Response:
        """Exchange the mailed code for the right to set a new password."""
        fields = request_validation.body(CodeAttempt, request)
        token = exchange_code(email=fields["email"], code=fields["otp"], client=client_of(request))
        expires_in = int(ResetToken.lifetime.total_seconds())
        return Response({"reset_token": token, "expires_in": expires_in}, headers=NO_STORE)


class ResetPassword(PublicView):
    problems = (PresentedTokenInvalid, PresentedTokenExpired)

    @extend_schema(request=PasswordReset, responses=Message)
    def post(self, request: Request) -> Response:
        """Set a new password, once; every session ends and nobody is logged in."""
        reset_password(**request_validation.body(PasswordReset, request), client=client_of(request))
        return Response({"message": CHANGED})


class ChangePassword(APIView):
    problems = (WrongPassword, RateLimited)

    @extend_schema(request=PasswordChange, responses=Tokens)
    def post(self, request: Request) -> Response:
        """Change the password; this device gets a fresh pair of tokens, every other one is logged out."""
        fields = request_validation.body(PasswordChange, request)
        return token_response(
            change_password(user_id=caller(request).user_id, **fields, client=client_of(request))
        )
