"""A token opens its own door, while it is in date, signed by us, and says what it must in the right types."""

import base64
import json
from collections.abc import Callable
from typing import Any

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings as django_settings

from accounts.tokens import ResetToken, VerifyEmailToken
from sahienglish.core.clock import FrozenClock
from tests.accounts.conftest import Person

TYPES = ("access", "refresh", "verify_email", "reset")
Door = Callable[[str], httpx.Response]


@pytest.fixture
def doors(api: httpx.Client) -> dict[str, Door]:
    """Where each type of token is shown."""
    return {
        "access": lambda token: api.get("/auth/profile", headers={"Authorization": f"Bearer {token}"}),
        "refresh": lambda token: api.post("/auth/refresh", json={"refresh_token": token}),
        "verify_email": lambda token: api.get("/auth/verify-email", params={"token": token}),
        "reset": lambda token: api.post(
            "/auth/reset-password", json={"reset_token": token, "new_password": "quiet river boat"}
        ),
    }


@pytest.fixture
def tokens(asha: Person) -> dict[str, str]:
    """One good token of each type, all of the same account."""
    pair = asha.open_session()
    user_id = claims_of(pair["access_token"])["sub"]
    return {
        "access": pair["access_token"],
        "refresh": pair["refresh_token"],
        "verify_email": VerifyEmailToken.issue(sub=user_id, email=asha.email),
        "reset": ResetToken.issue(sub=user_id, tv=0, email=asha.email),
    }


def claims_of(token: str) -> dict[str, Any]:
    return dict(jwt.decode(token, options={"verify_signature": False}))


def signed(claims: dict[str, Any], key: str = "", algorithm: str = "HS256", **headers: Any) -> str:
    """Sign as an attacker with the key would, without PyJWT's own checks of claims."""
    parts = [{"alg": algorithm, "typ": "JWT"} | headers, claims]
    text = b".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=") for part in parts)
    signer = jwt.get_algorithm_by_name(algorithm)
    signature = signer.sign(text, signer.prepare_key(key or django_settings.JWT_SECRET_KEY))
    return (text + b"." + base64.urlsafe_b64encode(signature).rstrip(b"=")).decode()


def assert_refused(answer: httpx.Response, code: str = "token_invalid") -> None:
    assert answer.status_code in {400, 401}, answer.text
    assert answer.json()["code"] == code
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("kind", TYPES)
def test_opens_its_own_door(kind: str, tokens: dict[str, str], doors: dict[str, Door]) -> None:
    assert doors[kind](tokens[kind]).status_code == 200


@pytest.mark.parametrize(("kind", "door"), [(kind, door) for kind in TYPES for door in TYPES if kind != door])
def test_opens_no_other_door(kind: str, door: str, tokens: dict[str, str], doors: dict[str, Door]) -> None:
    assert_refused(doors[door](tokens[kind]))


@pytest.mark.parametrize("kind", TYPES)
def test_logs_nobody_out_at_the_logout_but_a_refresh_token(
    kind: str, asha: Person, tokens: dict[str, str]
) -> None:
    answer = asha.api.post("/auth/logout", json={"refresh_token": tokens[kind]})
    assert answer.status_code == 204
    assert asha.is_signed_in() == (kind != "refresh")


@pytest.mark.parametrize("kind", TYPES)
def test_ends_on_time(kind: str, time: FrozenClock, tokens: dict[str, str], doors: dict[str, Door]) -> None:
    left = claims_of(tokens[kind])["exp"] - time.at.timestamp()
    time.advance(seconds=left)
    assert_refused(doors[kind](tokens[kind]), "token_expired")


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("algorithm", ["none", "None", "HS384", "HS512", "hs256", ""])
def test_is_refused_under_another_algorithm(
    algorithm: str, kind: str, tokens: dict[str, str], doors: dict[str, Door]
) -> None:
    claims = claims_of(tokens[kind])
    if algorithm in {"HS384", "HS512"}:
        forged = signed(claims, algorithm=algorithm)
    else:
        head, _, signature = signed(claims, algorithm="HS256", alg=algorithm).partition(".")
        forged = f"{head}.{signature}"
    assert_refused(doors[kind](forged))
    unsigned = forged.rpartition(".")[0] + "."
    assert_refused(doors[kind](unsigned))


@pytest.mark.parametrize("kind", TYPES)
def test_is_refused_when_signed_with_a_key_of_its_own(
    kind: str, tokens: dict[str, str], doors: dict[str, Door]
) -> None:
    claims = claims_of(tokens[kind])
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    assert_refused(doors[kind](jwt.encode(claims, private, algorithm="RS256")))
    assert_refused(doors[kind](signed(claims, "somebody else's key of thirty-two bytes")))
    assert_refused(
        doors[kind](signed(claims, "k" * 32, jwk={"kty": "oct", "k": "a2tr"}, kid="../../dev/null"))
    )


BAD_IDS: list[Any] = [None, 1, True, "", "x", "a" * 23, "g" * 24, ["a" * 24], {"$gt": ""}]
BAD_NUMBERS: list[Any] = [None, True, False, "1", 1.5, -1, 2**70, [], {"$gt": 0}]
BAD_WORDS: list[Any] = [None, 1, True, "", [], {"$ne": ""}]
BAD_CLAIMS: dict[str, list[Any]] = {
    "type": [None, 1, "", "Access", ["access"], {"$ne": ""}],
    "sub": BAD_IDS,
    "sid": BAD_IDS,
    "tv": BAD_NUMBERS,
    "iat": BAD_NUMBERS,
    "exp": [*BAD_NUMBERS, 1e300],
    "jti": BAD_WORDS,
    "email": BAD_WORDS,
}


@pytest.mark.parametrize("kind", TYPES)
def test_is_refused_with_claims_of_the_wrong_type(
    kind: str, tokens: dict[str, str], doors: dict[str, Door]
) -> None:
    claims = claims_of(tokens[kind])
    for claim in claims:
        for value in BAD_CLAIMS[claim]:
            assert_refused(doors[kind](signed(claims | {claim: value})))
        without = {name: value for name, value in claims.items() if name != claim}
        assert_refused(doors[kind](signed(without)))
    assert doors[kind](signed(claims)).status_code == 200


JUNK = [
    "x",
    "...",
    "a.b.c",
    "eyJhbGciOiJIUzI1NiJ9..",
    "é.é.é",
    "eyJ" * 5_000,
    base64.urlsafe_b64encode(b"[" * 1_400).decode() + ".e30.e30",
    base64.urlsafe_b64encode(b"[]").decode() + ".e30.e30",
]


@pytest.mark.parametrize("kind", TYPES)
def test_junk_is_refused(kind: str, doors: dict[str, Door]) -> None:
    for junk in JUNK:
        answer = doors[kind](junk if kind != "access" else junk.replace("é", "e"))
        assert answer.status_code in {400, 401}, answer.text
        assert answer.json()["code"] in {"token_invalid", "invalid_input"}


def test_bytes_outside_ascii_in_the_header_are_refused(api: httpx.Client) -> None:
    answer = api.get("/auth/profile", headers={b"Authorization": "Bearer é.é.é".encode()})
    assert_refused(answer)


def test_previous_keys_are_accepted_and_not_used(
    asha: Person, settings: Any, tokens: dict[str, str], doors: dict[str, Door]
) -> None:
    old, new = settings.JWT_SECRET_KEY, "a new key of more than thirty-two bytes"
    settings.JWT_SECRET_KEY, settings.JWT_PREVIOUS_SECRET_KEYS = (
        new,
        ["an older one of 32 bytes or more!!", old],
    )
    fresh = asha.refresh(tokens["refresh"]).json()["access_token"]
    for kind in ("access", "verify_email", "reset"):
        assert doors[kind](tokens[kind]).status_code == 200
    settings.JWT_PREVIOUS_SECRET_KEYS = []
    assert_refused(doors["access"](tokens["access"]))
    assert jwt.decode(fresh, new, algorithms=["HS256"])["type"] == "access"


def test_a_missing_token_and_another_scheme_ask_for_one(api: httpx.Client) -> None:
    for headers in ({}, {"Authorization": "Basic Og=="}, {"Authorization": "Token x"}, {"Authorization": ""}):
        answer = api.get("/auth/profile", headers=headers)
        assert answer.status_code == 401
        assert answer.json()["code"] == "not_authenticated"
        assert answer.headers["www-authenticate"].startswith("Bearer")
        assert "error=" not in answer.headers["www-authenticate"]


def test_a_bad_token_says_so_in_the_challenge(api: httpx.Client) -> None:
    for value in ("Bearer x", "bearer x", "Bearer"):
        answer = api.get("/auth/profile", headers={"Authorization": value})
        assert_refused(answer)
        assert 'error="invalid_token"' in answer.headers["www-authenticate"]


def test_no_token_is_taken_from_the_query_or_a_cookie(api: httpx.Client, tokens: dict[str, str]) -> None:
    token = tokens["access"]
    headers = {"Cookie": f"access_token={token}; sessionid={token}"}
    answer = api.get("/auth/profile", params={"access_token": token}, headers=headers)
    assert answer.json()["code"] == "not_authenticated"
