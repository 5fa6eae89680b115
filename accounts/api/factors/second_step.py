"""The second step of logins: an authenticator app, and recovery codes."""

from dataclasses import asdict
from typing import Any

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts import sessions
from accounts.api.common.base import ConfirmedSession, SignInView
from accounts.api.common.fields import TOKEN_LENGTH, CodeText
from accounts.api.common.responses import NO_STORE, signed_in
from accounts.api.common.shapes import TOKENS, Tokens
from accounts.errors import ConfirmationRequired, ForeignOrigin, MfaInvalid, SecondStepConflict
from accounts.flows.factors import second_step
from accounts.request_client import client_of
from sahienglish.core import request_validation
from sahienglish.core.errors import TokenExpired, TokenInvalid
from sahienglish.core.identity import caller, checked
from sahienglish.core.serializer_fields import Text, TrueOrFalse
from sahienglish.openapi.examples import example

ENROL_JWT = "eyJhbGciOiJIUzI1NiJ9.eyJ0eXBlIjoiZW5yb2wifQ.k2Jd8s"
CODES = ["mzxw6y-tboi7h-a3dpnf-2gk4tq", "nbswy3-dpeb3w-64tmmq-qho2lt"]


class TotpState(serializers.Serializer[Any]):
    since = serializers.DateTimeField()


class RecoveryCodesState(serializers.Serializer[Any]):
    left = serializers.IntegerField()
    made_at = serializers.DateTimeField()


@example(
    {
        "second_step": True,
        "totp": {"since": "2026-11-23T09:30:00.000Z"},
        "recovery_codes": {"left": 10, "made_at": "2026-11-23T09:30:00.000Z"},
        "methods": ["totp", "recovery_code"],
    }
)
class Factors(serializers.Serializer[Any]):
    second_step = serializers.BooleanField(help_text="Whether logins need a second factor.")
    totp = TotpState(allow_null=True)
    recovery_codes = RecoveryCodesState(allow_null=True)
    methods = serializers.ListField(child=serializers.CharField())


@example(
    {
        "secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
        "otpauth_uri": "otpauth://totp/SahiEnglish:asha%40example.org?secret=JBSW…&issuer=SahiEnglish",
        "qr_svg": "<svg>…</svg>",
        "enrol_token": ENROL_JWT,
    }
)
class Enrolment(serializers.Serializer[Any]):
    secret = serializers.CharField(help_text="For apps that cannot scan, in base32.")
    otpauth_uri = serializers.CharField()
    qr_svg = serializers.CharField(help_text="The URI as a QR code.")
    enrol_token = serializers.CharField(help_text="Completes the set-up within ten minutes.")


@example({"enrol_token": ENROL_JWT, "totp": "271828"})
class EnrolmentCode(serializers.Serializer[Any]):
    enrol_token = Text(max_length=TOKEN_LENGTH)
    totp = CodeText(help_text="The code that the app shows.")
    revoke_api_keys = TrueOrFalse(
        default=False,
        help_text="Whether API keys end, too; without it programs keep working, without a second step.",
    )


@example({"recovery_codes": CODES})
class ShownRecoveryCodes(serializers.Serializer[Any]):
    recovery_codes = serializers.ListField(child=serializers.CharField(), help_text="Shown this once.")


@example(TOKENS | {"recovery_codes": CODES})
class TurnedOn(Tokens):
    recovery_codes = serializers.ListField(child=serializers.CharField(), help_text="Shown this once.")


class OwnFactors(APIView):
    @extend_schema(responses=Factors)
    def get(self, request: Request) -> Response:
        """Show which factors the account has, and since when."""
        return Response(second_step.state(user_id=caller(request).user_id))


class Totp(APIView):
    permission_classes = [ConfirmedSession]
    problems = {
        "post": (SecondStepConflict, ConfirmationRequired),
        "delete": (SecondStepConflict, ConfirmationRequired),
    }

    @extend_schema(request=None, responses=Enrolment)
    def post(self, request: Request) -> Response:
        """Begin to set up an authenticator app; nothing changes until its code is confirmed."""
        return Response(asdict(second_step.begin(user_id=caller(request).user_id)), headers=NO_STORE)

    @extend_schema(responses={204: OpenApiResponse(description="Two-step login is off.")})
    def delete(self, request: Request) -> Response:
        """Turn two-step login off; the recovery codes stop working. Any number of times."""
        second_step.turn_off_own(session=checked(request), client=client_of(request))
        return Response(status=204)


class TotpConfirm(SignInView):
    permission_classes = [ConfirmedSession]
    problems = (
        MfaInvalid,
        TokenInvalid,
        TokenExpired,
        SecondStepConflict,
        ConfirmationRequired,
        ForeignOrigin,
    )

    @extend_schema(request=EnrolmentCode, responses=TurnedOn)
    def post(self, request: Request) -> Response:
        """Turn two-step login on; every other device is logged out, and this one gets a fresh session."""
        fields = request_validation.body(EnrolmentCode, request)
        codes, pair = second_step.turn_on(
            user_id=caller(request).user_id,
            enrol_token=fields["enrol_token"],
            code=fields["totp"],
            revoke_api_keys=fields["revoke_api_keys"],
            methods=sessions.methods_of(checked(request)),
            client=client_of(request),
        )
        return signed_in(request, pair, recovery_codes=codes)


class NewRecoveryCodes(APIView):
    permission_classes = [ConfirmedSession]
    problems = (SecondStepConflict, ConfirmationRequired)

    @extend_schema(request=None, responses=ShownRecoveryCodes)
    def post(self, request: Request) -> Response:
        """Make ten new recovery codes; the old ones stop working."""
        codes = second_step.make_recovery_codes(session=checked(request), client=client_of(request))
        return Response({"recovery_codes": codes}, headers=NO_STORE)
