"""What browsers return for passkeys, in the JSON forms of WebAuthn Level 3, §5.1."""

from typing import Any

from django.core.validators import RegexValidator
from rest_framework import serializers

from sahienglish.core.serializer_fields import Text

CREDENTIAL_ID_LENGTH = 1364
"""1,023 bytes in base64url, the most that WebAuthn allows."""

is_base64url = RegexValidator(r"\A[A-Za-z0-9_-]*\Z", "This is not base64url without padding.")


class Base64URL(Text):
    """Bytes as the JSON forms of WebAuthn carry them."""

    def __init__(self, max_length: int, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, validators=[is_base64url], **kwargs)


class AssertionResponse(serializers.Serializer[Any]):
    clientDataJSON = Base64URL(8192)  # noqa: N815  (the names are those of WebAuthn)
    authenticatorData = Base64URL(8192)  # noqa: N815
    signature = Base64URL(4096)
    userHandle = Base64URL(128, required=False, allow_null=True, allow_blank=True)  # noqa: N815


class AttestationResponse(serializers.Serializer[Any]):
    clientDataJSON = Base64URL(8192)  # noqa: N815
    attestationObject = Base64URL(65_536)  # noqa: N815
    transports = serializers.ListField(child=Text(max_length=32), max_length=10, required=False)


class CredentialProperties(serializers.Serializer[Any]):
    rk = serializers.BooleanField(required=False)


class ExtensionResults(serializers.Serializer[Any]):
    credProps = CredentialProperties(required=False)  # noqa: N815


class Credential(serializers.Serializer[Any]):
    """What `PublicKeyCredential.toJSON()` returns (WebAuthn Level 3, §5.1); other members are ignored."""

    id = Base64URL(CREDENTIAL_ID_LENGTH)
    rawId = Base64URL(CREDENTIAL_ID_LENGTH)  # noqa: N815
    type = serializers.ChoiceField(choices=["public-key"])


class UsedCredential(Credential):
    response = AssertionResponse()


class NewCredential(Credential):
    response = AttestationResponse()
    clientExtensionResults = ExtensionResults(required=False)  # noqa: N815
