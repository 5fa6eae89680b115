"""The shape of what clients send and get; nothing here looks anything up."""

import unicodedata
from typing import Any

from django.conf import settings
from django.core.validators import RegexValidator
from drf_spectacular.drainage import set_override
from rest_framework import serializers

from accounts import passwords
from accounts.errors import UnsupportedGrantType
from sahienglish.core.serializer_fields import ObjectIdText, Text
from sahienglish.openapi.examples import example

EMAIL_LENGTH = 320
"""More than any address has; `accounts.email_addresses` decides what is one."""

PASSWORD_LENGTH = 1024
"""More than any password may have; `accounts.passwords` decides what is one."""

TOKEN_LENGTH = 4096
NAME_LENGTH = 100
JOINERS = "\u200c\u200d"
"""Zero-width joiners shape Indic and Persian names; other invisible letters only mislead."""

ACCESS_JWT = "eyJhbGciOiJIUzI1NiJ9.eyJ0eXBlIjoiYWNjZXNzIn0.q7XkX1"
REFRESH_JWT = "eyJhbGciOiJIUzI1NiJ9.eyJ0eXBlIjoicmVmcmVzaCJ9.b3Wf0a"
RESET_JWT = "eyJhbGciOiJIUzI1NiJ9.eyJ0eXBlIjoicmVzZXQifQ.m4Rt2c"

HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
BLANKS = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and a symbol that are drawn as nothing: the fillers of Hangul, and Braille without a dot."""

six_digits = RegexValidator(r"\A[0-9]{6}\Z", "This is not a code of six digits.")


class FullName(Text):
    """A person's name: one line, blanks at the ends cut, in Unicode's NFC."""

    default_error_messages = {"letters": "A name has no line breaks, control or invisible characters."}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(trim_whitespace=True, max_length=NAME_LENGTH, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        name = unicodedata.normalize("NFC", super().to_internal_value(data))
        if any(map(_is_hidden, name)):
            self.fail("letters")
        return name


def _is_hidden(letter: str) -> bool:
    return letter in BLANKS or (unicodedata.category(letter) in HIDDEN and letter not in JOINERS)


class Email(Text):
    """What somebody typed as an address."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=EMAIL_LENGTH, **kwargs)
        set_override(self, "field", {"type": "string", "format": "email", "maxLength": EMAIL_LENGTH})


class NewPassword(Text):
    """A password to be; the schema says what `accounts.passwords` asks of its length."""

    def __init__(self) -> None:
        super().__init__(max_length=PASSWORD_LENGTH)
        least, most = settings.PASSWORD_MIN_LENGTH, passwords.MAX_LENGTH
        set_override(self, "field", {"type": "string", "minLength": least, "maxLength": most})


class Grant(Text):
    """The one grant type an endpoint serves, which need not be said. Raises `UnsupportedGrantType`."""

    def __init__(self, served: str) -> None:
        super().__init__(required=False)
        self.served = served
        set_override(self, "field", {"type": "string", "const": served})

    def to_internal_value(self, data: Any) -> str:
        grant_type = super().to_internal_value(data)
        if grant_type != self.served:
            raise UnsupportedGrantType(f"This path serves the grant type {self.served}.")
        return grant_type


def _missing(field: str) -> serializers.ValidationError:
    return serializers.ValidationError({field: "This field is required."}, code="required")


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


@example({"email": "asha@example.org"})
class Address(serializers.Serializer[Any]):
    email = Email()


@example({"message": "If the address has an account, a code is on its way."})
class Message(serializers.Serializer[Any]):
    message = serializers.CharField()


class Link(serializers.Serializer[Any]):
    token = Text(max_length=TOKEN_LENGTH)


@example({"email": "asha@example.org", "is_email_verified": True, "message": "The address is confirmed."})
class Verified(serializers.Serializer[Any]):
    email = serializers.CharField()
    is_email_verified = serializers.BooleanField()
    message = serializers.CharField()


@example(
    {"grant_type": "password", "username": "asha@example.org", "password": "correct horse battery staple"}
)
class Credentials(serializers.Serializer[Any]):
    """A login as OAuth 2.0 clients send it (RFC 6749 §4.3.2); `email` may stand for `username`."""

    grant_type = Grant("password")
    username = Text(required=False, max_length=EMAIL_LENGTH)
    email = Text(required=False, max_length=EMAIL_LENGTH)
    password = Text(max_length=PASSWORD_LENGTH)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if "username" not in attrs and "email" not in attrs:
            raise _missing("username")
        return attrs


@example({"refresh_token": REFRESH_JWT})
class Refresh(serializers.Serializer[Any]):
    grant_type = Grant("refresh_token")
    refresh_token = Text(max_length=TOKEN_LENGTH)


@example({"refresh_token": REFRESH_JWT})
class Logout(serializers.Serializer[Any]):
    refresh_token = Text(max_length=TOKEN_LENGTH)


@example(
    {"access_token": ACCESS_JWT, "refresh_token": REFRESH_JWT, "token_type": "bearer", "expires_in": 900}
)
class Tokens(serializers.Serializer[Any]):
    access_token = serializers.CharField()
    refresh_token = serializers.CharField()
    token_type = serializers.ChoiceField(choices=["bearer"])
    expires_in = serializers.IntegerField(help_text="Seconds until the access token ends.")


@example({"email": "asha@example.org", "otp": "271828"})
class CodeAttempt(serializers.Serializer[Any]):
    email = Email()
    otp = Text(validators=[six_digits], help_text="The six digits from the mail.")


@example({"reset_token": RESET_JWT, "expires_in": 900})
class ResetRight(serializers.Serializer[Any]):
    reset_token = serializers.CharField()
    expires_in = serializers.IntegerField(help_text="Seconds until the reset token ends.")


@example({"reset_token": RESET_JWT, "new_password": "a better passphrase than before"})
class PasswordReset(serializers.Serializer[Any]):
    reset_token = Text(max_length=TOKEN_LENGTH)
    new_password = NewPassword()


@example({"old_password": "correct horse battery staple", "new_password": "a better passphrase than before"})
class PasswordChange(serializers.Serializer[Any]):
    old_password = Text(max_length=PASSWORD_LENGTH)
    new_password = NewPassword()


@example({"full_name": "Asha Rao-Iyer"})
class ProfileChange(serializers.Serializer[Any]):
    """A new name, a new address, or both; a new address needs the password."""

    full_name = FullName(required=False)
    email = Email(required=False)
    current_password = Text(required=False, max_length=PASSWORD_LENGTH)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if "email" in attrs and "current_password" not in attrs:
            raise serializers.ValidationError(
                {"current_password": "This field is required."}, code="required"
            )
        return attrs


@example(
    {
        "id": "6923a0c1e4b0a1b2c3d4e5f6",
        "email": "asha@example.org",
        "pending_email": None,
        "full_name": "Asha Rao",
        "is_email_verified": True,
        "created_at": "2026-11-23T09:30:00.000Z",
    }
)
class Profile(serializers.Serializer[Any]):
    id = ObjectIdText()
    email = serializers.CharField()
    pending_email = serializers.CharField(allow_null=True)
    full_name = serializers.CharField()
    is_email_verified = serializers.BooleanField()
    created_at = serializers.DateTimeField()


@example({"current_password": "correct horse battery staple"})
class CurrentPassword(serializers.Serializer[Any]):
    current_password = Text(max_length=PASSWORD_LENGTH)


@example(
    {
        "id": "6923a0d7e4b0a1b2c3d4e5f7",
        "device": "Chrome on Windows",
        "ip": "203.0.113.7",
        "created_at": "2026-11-23T09:30:00.000Z",
        "last_used_at": "2026-11-23T17:02:41.118Z",
        "expires_at": "2026-12-23T09:30:00.000Z",
        "current": True,
    }
)
class SessionEntry(serializers.Serializer[Any]):
    id = ObjectIdText()
    device = serializers.CharField()
    ip = serializers.CharField()
    created_at = serializers.DateTimeField()
    last_used_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()
    current = serializers.BooleanField()
