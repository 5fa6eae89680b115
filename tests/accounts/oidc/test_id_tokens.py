"""ID tokens that a provider, or an attacker in its place, got wrong in one point each."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from accounts.models import User
from sahienglish.core.clock import FrozenClock
from tests.plugins.oidc import App
from tests.support.problems import assert_problem
from tests.support.servers.oidc_provider import CLIENT_ID, CLIENT_SECRET, Provider, SigningKey

Sign = Callable[[dict[str, Any]], str]


def encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def assembled(header: dict[str, Any], claims: dict[str, Any], signature: bytes = b"") -> str:
    parts = [encoded(json.dumps(each).encode()) for each in (header, claims)]
    return ".".join([*parts, encoded(signature)])


def with_hmac(claims: dict[str, Any], secret: bytes, **header: Any) -> str:
    signed = assembled({"alg": "HS256", "kid": "one"} | header, claims).rpartition(".")[0]
    return f"{signed}.{encoded(hmac.digest(secret, signed.encode(), hashlib.sha256))}"


def pem(key: SigningKey) -> bytes:
    public = key.private.public_key()
    return public.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


STRANGER = SigningKey("one")
WEAK = SigningKey("weak", bits=1024)
CURVE = ec.generate_private_key(ec.SECP256R1())


def elliptic(claims: dict[str, Any]) -> str:
    return jwt.encode(claims, CURVE, "ES256", headers={"kid": "one"})


FORGED_SIGNATURES: dict[str, Callable[[Provider], Sign]] = {
    "another key under the same id": lambda provider: STRANGER.sign,
    "no signature": lambda provider: lambda claims: assembled({"alg": "none"}, claims),
    "no signature, spelled otherwise": lambda provider: (
        lambda claims: assembled({"alg": "nOnE", "kid": "one"}, claims)
    ),
    "a signature cut off": lambda provider: lambda claims: provider.key.sign(claims).rpartition(".")[0] + ".",
    "HMAC with the client secret": lambda provider: lambda claims: with_hmac(claims, CLIENT_SECRET.encode()),
    "HMAC with the public key": lambda provider: lambda claims: with_hmac(claims, pem(provider.key)),
    "a key in the header": lambda provider: (
        lambda claims: STRANGER.sign(claims, jwk=STRANGER.public(), kid="two")
    ),
    "an address of keys in the header": lambda provider: (
        lambda claims: STRANGER.sign(claims, jku="http://127.0.0.1:1/keys", kid="two")
    ),
    "an unknown key id": lambda provider: lambda claims: provider.key.sign(claims, kid="two"),
    "a key id that is no text": lambda provider: (
        lambda claims: assembled({"alg": "RS256", "kid": ["one"]}, claims)
    ),
    "an extension to be understood": lambda provider: lambda claims: provider.key.sign(claims, crit=["exp"]),
    "an extension that could be understood": lambda provider: (
        lambda claims: provider.key.sign(claims, crit=["b64"], b64=True)
    ),
    "another algorithm than the key's": lambda provider: elliptic,
    "claims that were changed": lambda provider: lambda claims: changed(provider.key.sign(claims)),
    "no JWT": lambda provider: lambda claims: "not a token",
    "an endless token": lambda provider: lambda claims: provider.key.sign(claims | {"x": "x" * 20_000}),
}


def changed(token: str) -> str:
    header, body, signature = token.split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "==")) | {"sub": "somebody else"}
    return f"{header}.{encoded(json.dumps(claims).encode())}.{signature}"


@pytest.mark.parametrize("name", FORGED_SIGNATURES)
def test_a_token_that_the_provider_did_not_sign_is_rejected(app: App, name: str) -> None:
    app.provider.sign = FORGED_SIGNATURES[name](app.provider)
    assert app.come_back() == {"error": "temporarily_unavailable"}
    assert not User.objects.exists()


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://evil.example"},
        {"iss": None},
        {"iss": ...},
        {"aud": "another client"},
        {"aud": [CLIENT_ID, "another client"]},
        {"aud": []},
        {"aud": ...},
        {"azp": "another client"},
        {"azp": None},
        {"exp": 1},
        {"exp": ...},
        {"exp": "9999999999"},
        {"exp": 9999999999.5},
        {"exp": True},
        {"exp": None},
        {"iat": 9999999999},
        {"iat": ...},
        {"nbf": 9999999999},
        {"nbf": "0"},
        {"nonce": "another"},
        {"nonce": ...},
        {"nonce": None},
        {"nonce": ["x"]},
        {"nonce": "\ud800"},
        {"sub": ...},
        {"sub": ""},
        {"sub": 248289761001},
        {"sub": "x" * 256},
        {"sub": "\ud800"},
        {"sub": "a\0b"},
    ],
    ids=ascii,
)
def test_a_signed_token_with_a_claim_that_does_not_hold_is_rejected(app: App, claims: dict[str, Any]) -> None:
    app.provider.claims = claims
    assert app.come_back() == {"error": "temporarily_unavailable"}
    assert not User.objects.exists()


def test_half_a_character_in_a_name_is_no_error(app: App) -> None:
    """JavaScript cuts texts between the two halves of a character, and writes such a half into JSON."""
    app.provider.claims = {"name": "Asha \ud83d"}
    assert app.sign_in().status_code == 200
    assert User.objects.get().full_name == ""
    app.provider.claims = {"sub": "another", "email": "ravi\ud83d@example.org"}
    assert_problem(app.sign_in(), 403, "provider_email_unverified")


def test_a_list_with_this_client_alone_is_an_audience(app: App) -> None:
    app.provider.claims = {"aud": [CLIENT_ID], "azp": CLIENT_ID}
    assert "code" in app.come_back()


def test_a_missing_token_is_rejected(app: App) -> None:
    for token in (None, 1, ["x"]):
        app.provider.token_response = {"id_token": token}
        assert app.come_back() == {"error": "temporarily_unavailable"}


def test_a_key_that_is_too_short_is_rejected(app: App) -> None:
    app.provider.keys = [WEAK.public()]
    app.provider.sign = WEAK.sign
    assert app.come_back() == {"error": "temporarily_unavailable"}


def test_a_key_for_encryption_does_not_sign(app: App) -> None:
    app.provider.keys = [app.provider.key.public(use="enc")]
    assert app.come_back() == {"error": "temporarily_unavailable"}


def test_a_secret_among_the_keys_does_not_sign(app: App) -> None:
    app.provider.keys = [{"kty": "oct", "k": encoded(b"x" * 32), "kid": "one"}]
    app.provider.sign = lambda claims: with_hmac(claims, b"x" * 32)
    assert app.come_back() == {"error": "temporarily_unavailable"}


def test_a_new_key_is_fetched_once_when_a_token_names_it(app: App) -> None:
    assert "code" in app.come_back()
    renewed = SigningKey("two")
    app.provider.keys = [renewed.public()]
    app.provider.sign = renewed.sign
    fetched = app.provider.asked.count("/keys")
    assert "code" in app.come_back()
    assert "code" in app.come_back()
    assert app.provider.asked.count("/keys") == fetched + 1


def test_the_configuration_is_fetched_again_after_an_hour(app: App, time: FrozenClock) -> None:
    app.start()
    app.start()
    assert app.provider.asked.count("/.well-known/openid-configuration") == 1
    time.advance(hours=1)
    app.start()
    assert app.provider.asked.count("/.well-known/openid-configuration") == 2


def test_the_clock_of_a_provider_may_be_a_minute_off(app: App, time: FrozenClock) -> None:
    now = int(time.at.timestamp())
    app.provider.claims = {"exp": now - 59, "iat": now + 60}
    assert "code" in app.come_back()
    app.provider.claims = {"exp": now - 60}
    assert app.come_back() == {"error": "temporarily_unavailable"}
