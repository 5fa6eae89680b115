"""Adding a passkey to an account, and authenticators that do not behave."""

from typing import Any

import httpx
import pytest

from accounts.models import Passkey
from tests.accounts.conftest import Person
from tests.support.crowd import together
from tests.support.page.passkey_device import (
    PRESENT,
    VERIFIED,
    Authenticator,
    decoded,
    encoded,
)
from tests.support.passkeys import challenge, log_in, register
from tests.support.problems import assert_problem


def test_the_options_ask_for_a_discoverable_passkey_with_user_verification(
    owner: Person, key: Authenticator
) -> None:
    options = owner.post("/auth/passkeys/options").json()["public_key"]
    assert options["rp"]["id"] == "api.sahienglish.test"
    assert options["attestation"] == "none"
    assert options["authenticatorSelection"] == {
        "residentKey": "required",
        "requireResidentKey": True,
        "userVerification": "required",
    }
    assert len(decoded(options["user"]["id"])) == 32
    assert options["user"]["id"] == key.user_handle
    assert [each["id"] for each in options["excludeCredentials"]] == [encoded(key.credential_id)]
    asked = challenge(owner.api)["public_key"]
    assert (asked["userVerification"], asked["allowCredentials"]) == ("required", [])


@pytest.mark.parametrize(
    "lies",
    [
        {"origin": "http://evil.example"},
        {"rp_id": "evil.example"},
        {"flags": PRESENT},
        {"flags": VERIFIED},
        {"challenge": encoded(b"x" * 32)},
        {"client_data": {"crossOrigin": True}},
        {"client_data": {"topOrigin": "http://api.sahienglish.test"}},
        {"client_data": {"type": "webauthn.get"}},
        {"credential_id": b"x" * 1024},
        {"attestation": {"fmt": "packed", "attStmt": {"alg": -7, "sig": b"x"}}},
        {"attests_itself": True},
        {"attestation": {"fmt": "none", "attStmt": {"sig": b"x"}}},
        {"attestation": {"fmt": "none", "attStmt": {"unknown": 1}}},
        {"attestation": {"fmt": "fido-u2f", "attStmt": {}}},
        {"attestation": {}},
        {"public_key": {1: 2, 3: -7, -1: 1, -2: b"x" * 32, -3: b"y" * 32}},
        {"public_key": {1: 2, 3: -36, -1: 3, -2: b"x" * 66, -3: b"y" * 66}},
        {"public_key": {1: 3, 3: -257, -1: b"\xff" * 2048, -2: b"\x01\x00\x01"}},
        {"public_key": {1: 3, 3: -257, -1: b"\xff" * 128, -2: b"\x01\x00\x01"}},
        {"public_key": {1: "OKP"}},
    ],
    ids=lambda lies: ", ".join(lies) + " " + str(lies)[:60],
)
def test_a_registration_with_one_lie_is_rejected(owner: Person, lies: dict[str, Any]) -> None:
    assert_invalid(register(owner, Authenticator(**lies)))
    assert not Passkey.objects.exists()


def assert_invalid(response: httpx.Response) -> None:
    """An oversized id is of the wrong shape already; everything else is one error."""
    assert response.status_code == 400
    assert response.json()["code"] in {"passkey_invalid", "invalid_input"}


def test_a_credential_id_must_be_the_one_that_was_attested(owner: Person) -> None:
    offered = owner.post("/auth/passkeys/options").json()
    credential = Authenticator().create(offered["public_key"])
    other = encoded(b"another id")
    body = {
        "challenge_token": offered["challenge_token"],
        "credential": credential | {"id": other, "rawId": other},
    }
    assert_problem(owner.post("/auth/passkeys", **body), 400, "passkey_invalid")


def test_the_longest_credential_id_is_accepted(owner: Person) -> None:
    authenticator = Authenticator(credential_id=b"x" * 1023)
    assert register(owner, authenticator).status_code == 201
    assert log_in(owner.api, authenticator).status_code == 200


def test_a_passkey_that_cannot_be_found_without_a_name_is_rejected(owner: Person) -> None:
    offered = owner.post("/auth/passkeys/options").json()
    credential = Authenticator().create(offered["public_key"]) | {
        "clientExtensionResults": {"credProps": {"rk": False}}
    }
    body = {"challenge_token": offered["challenge_token"], "credential": credential}
    assert_problem(owner.post("/auth/passkeys", **body), 400, "passkey_invalid")


def test_no_two_accounts_have_one_credential(owner: Person, key: Authenticator, person: Any) -> None:
    other = person("other@example.org")
    other.open_session()
    other.confirm()
    assert_problem(register(other, key), 400, "passkey_invalid")
    assert_problem(register(owner, key), 400, "passkey_invalid")


def test_twenty_parallel_registrations_stay_within_the_limit(owner: Person) -> None:
    for _ in range(15):
        assert register(owner, Authenticator()).status_code == 201
    answers = together(*[lambda: register(owner, Authenticator()).status_code] * 20)
    assert set(answers) <= {201, 409}
    assert Passkey.objects.count() <= 20
    while register(owner, Authenticator()).status_code == 201:
        pass
    assert Passkey.objects.count() == 20
    assert_problem(register(owner, Authenticator()), 409, "passkey_limit_reached")


def test_the_user_handle_is_one_however_many_ask_first(owner: Person) -> None:
    handles = together(
        *[lambda: owner.post("/auth/passkeys/options").json()["public_key"]["user"]["id"]] * 20
    )
    assert len(set(handles)) == 1
