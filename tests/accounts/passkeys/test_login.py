"""Signing in with a passkey, and authenticators that do not behave."""

from typing import Any

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from accounts.models import Passkey, Session, User
from tests.accounts.conftest import Person
from tests.support.page.passkey_device import (
    ATTESTED,
    BACKED_UP,
    BACKUP_ELIGIBLE,
    PRESENT,
    VERIFIED,
    Authenticator,
    encoded,
)
from tests.support.passkeys import assert_rejected, challenge, log_in, present
from tests.support.problems import assert_problem


def test_a_passkey_signs_in_without_a_name_a_password_or_another_step(
    owner: Person, key: Authenticator
) -> None:
    tokens = log_in(owner.api, key)
    assert tokens.status_code == 200, tokens.text
    bearer = {"Authorization": f"Bearer {tokens.json()['access_token']}"}
    assert owner.api.get("/auth/profile", headers=bearer).json()["email"] == "asha@example.org"
    assert owner.get("/auth/passkeys").json()[0]["last_used_at"] is not None


@pytest.mark.parametrize(
    "lies",
    [
        {"origin": "http://evil.example"},
        {"origin": "http://api.sahienglish.test.evil.example"},
        {"origin": "https://api.sahienglish.test"},
        {"origin": "http://api.sahienglish.test:8000"},
        {"rp_id": "sahienglish.test"},
        {"flags": PRESENT},
        {"flags": VERIFIED},
        {"flags": PRESENT | VERIFIED | BACKED_UP},
        {"challenge": encoded(b"x" * 32)},
        {"client_data": {"crossOrigin": True}},
        {"client_data": {"crossOrigin": "false"}},
        {"client_data": {"crossOrigin": True, "topOrigin": "https://evil.example"}},
        {"client_data": {"topOrigin": "http://api.sahienglish.test"}},
        {"client_data": {"type": "webauthn.create"}},
        {"client_data": {"type": "payment.get"}},
        {"client_data": {"challenge": None}},
        {"client_data": {"origin": ["http://api.sahienglish.test"]}},
        {"key": ec.generate_private_key(ec.SECP256R1())},
        {"credential_id": b"unknown credential"},
        {"user_handle": encoded(b"x" * 32)},
        {"user_handle": ""},
        {"flags": PRESENT | VERIFIED | BACKUP_ELIGIBLE},
    ],
    ids=lambda lies: "key" if "key" in lies else str(lies),
)
def test_a_login_with_one_lie_is_rejected(owner: Person, key: Authenticator, lies: dict[str, Any]) -> None:
    for name, value in lies.items():
        setattr(key, name, value)
    assert_rejected(log_in(owner.api, key))
    assert Passkey.objects.get().last_used_at is None


@pytest.mark.parametrize("damage", ["clientDataJSON", "authenticatorData", "signature", "userHandle"])
def test_bytes_that_make_no_sense_are_rejected(owner: Person, key: Authenticator, damage: str) -> None:
    for junk in (
        "",
        "AAAA",
        encoded(b"[]"),
        encoded(b'{"a":'),
        encoded(cbor2.dumps({1: 2})),
        encoded(b"\xff" * 300),
    ):
        offered = challenge(owner.api)
        credential = key.get(offered["public_key"])
        credential["response"][damage] = junk
        assert present(owner.api, offered, credential).status_code == 400, junk
    assert not Session.objects.filter(methods=["passkey"]).exists()


def test_authenticator_data_with_something_after_it_is_rejected(owner: Person, key: Authenticator) -> None:
    for flags in (PRESENT | VERIFIED | ATTESTED, PRESENT | VERIFIED | 0x80):
        key.flags = flags
        assert_rejected(log_in(owner.api, key))


@pytest.mark.parametrize(
    "changed",
    [
        {"id": 1},
        {"type": "password"},
        {"rawId": None},
        {"response": []},
        {"id": "a+b/"},
        {"rawId": "ä"},
        {"id": "x" * 1365},
    ],
    ids=str,
)
def test_a_credential_of_another_shape_is_named(
    owner: Person, key: Authenticator, changed: dict[str, Any]
) -> None:
    offered = challenge(owner.api)
    response = present(owner.api, offered, key.get(offered["public_key"]) | changed)
    assert_problem(response, 400, "invalid_input")


def test_a_passkey_of_a_disabled_account_signs_nobody_in(owner: Person, key: Authenticator) -> None:
    User.objects.update(is_active=False)
    assert_rejected(log_in(owner.api, key))


def test_wrong_passkeys_lock_nobody_out(owner: Person, key: Authenticator) -> None:
    forged = Authenticator(credential_id=key.credential_id, user_handle=key.user_handle)
    for _ in range(15):
        assert_rejected(log_in(owner.api, forged))
    assert owner.try_log_in(owner.password).status_code == 200
    assert log_in(owner.api, key).status_code == 200


def test_the_limit_of_logins_counts_by_client(owner: Person, key: Authenticator, settings: Any) -> None:
    settings.PASSKEY_RATE_LIMIT_PER_MINUTE = 2
    assert challenge(owner.api)["challenge_token"]
    limited = log_in(owner.api, key)
    assert_problem(limited, 429, "rate_limited")
