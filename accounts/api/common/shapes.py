"""Shapes that several resources share."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from rest_framework import serializers

from accounts.api.common.fields import PASSWORD_LENGTH, Email
from sahienglish.core.serializer_fields import Text
from sahienglish.openapi.examples import example

REFRESH_JWT = "eyJhbGciOiJIUzI1NiJ9.eyJ0eXBlIjoicmVmcmVzaCJ9.b3Wf0a"
TOKENS = {
    "access_token": "eyJhbGciOiJIUzI1NiJ9.eyJ0eXBlIjoiYWNjZXNzIn0.q7XkX1",
    "refresh_token": REFRESH_JWT,
    "token_type": "bearer",
    "expires_in": 900,
}


def shaped(document: Mapping[str, Any], shape: type[serializers.Serializer[Any]]) -> dict[str, Any]:
    """Return the fields of a document that `shape` shows, with its `_id` as `id`."""
    return {name: document["_id" if name == "id" else name] for name in _names(shape)}


@cache
def _names(shape: type[serializers.Serializer[Any]]) -> tuple[str, ...]:
    return tuple(shape().fields)


@example({"email": "asha@example.org"})
class Address(serializers.Serializer[Any]):
    email = Email()


@example({"message": "If the address has an account, a code is on its way."})
class Message(serializers.Serializer[Any]):
    message = serializers.CharField()


@example(TOKENS)
class Tokens(serializers.Serializer[Any]):
    access_token = serializers.CharField()
    refresh_token = serializers.CharField()
    token_type = serializers.ChoiceField(choices=["bearer"])
    expires_in = serializers.IntegerField(help_text="Seconds until the access token expires.")
    device = serializers.CharField(
        required=False,
        help_text="After a login with a password: send it with the next one, and a stranger's failures "
        "never lock this device out.",
    )


@example({"current_password": "correct horse battery staple"})
class CurrentPassword(serializers.Serializer[Any]):
    """The password, unless the user has confirmed within the last minutes."""

    current_password = Text(required=False, max_length=PASSWORD_LENGTH)


@example({"public_key": {"challenge": "b3Wf0aQ2", "rpId": "example.org", "userVerification": "required"}})
class PublicKeyOptions(serializers.Serializer[Any]):
    """What `navigator.credentials` is called with, in JSON."""

    public_key = serializers.DictField()
