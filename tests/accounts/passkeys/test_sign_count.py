"""The sign count of a passkey, which gives away a copy."""

from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec

from accounts.models import AuditEvent
from tests.accounts.conftest import Person
from tests.support.crowd import together
from tests.support.page.passkey_device import (
    Authenticator,
)
from tests.support.passkeys import challenge, log_in, present, register
from tests.support.problems import assert_problem


def test_a_count_that_falls_is_rejected_recorded_and_reported(
    owner: Person, key: Authenticator, mailbox: Any
) -> None:
    key.sign_count = 10
    assert log_in(owner.api, key).status_code == 200
    for count in (10, 9, 0):
        key.sign_count = count
        assert_problem(log_in(owner.api, key), 400, "passkey_invalid")
    assert AuditEvent.objects.filter(kind="passkey_count_fell").count() == 3
    assert "counted backwards" in mailbox.latest(owner.email).body
    key.sign_count = 11
    assert log_in(owner.api, key).status_code == 200


def test_a_forged_signature_with_a_low_count_accuses_nobody(owner: Person, key: Authenticator) -> None:
    key.sign_count = 10
    log_in(owner.api, key)
    key.sign_count, key.key = 1, ec.generate_private_key(ec.SECP256R1())
    assert_problem(log_in(owner.api, key), 400, "passkey_invalid")
    assert not AuditEvent.objects.filter(kind="passkey_count_fell").exists()


def test_an_authenticator_that_does_not_count_is_accepted(owner: Person) -> None:
    key = Authenticator(sign_count=0)
    register(owner, key)
    assert [log_in(owner.api, key).status_code for _ in range(2)] == [200, 200]


def test_twenty_logins_with_one_count_admit_one(owner: Person, key: Authenticator) -> None:
    key.sign_count = 5
    offers = [challenge(owner.api) for _ in range(20)]
    credentials = []
    for offered in offers:
        key.sign_count = 5
        credentials.append(key.get(offered["public_key"]))
    calls = [
        lambda pair=pair: present(owner.api, *pair).status_code
        for pair in zip(offers, credentials, strict=True)
    ]
    assert sorted(together(*calls)) == [200] + [400] * 19
