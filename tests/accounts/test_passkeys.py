"""Passkeys: adding, using and removing them, and authenticators that do not behave."""

from typing import Any

import cbor2
import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from accounts.models import AuditEvent, Passkey, Session, User
from sahienglish.core.clock import FrozenClock
from tests.accounts.conftest import Person
from tests.support.crowd import together
from tests.support.passkey_device import (
    ATTESTED,
    BACKED_UP,
    BACKUP_ELIGIBLE,
    PRESENT,
    VERIFIED,
    Authenticator,
    decoded,
    encoded,
)
from tests.support.problems import assert_problem


@pytest.fixture
def owner(signed_in_asha: Person) -> Person:
    """Asha, who has just confirmed that it is still her."""
    signed_in_asha.confirm()
    return signed_in_asha


@pytest.fixture
def key(owner: Person) -> Authenticator:
    """An honest authenticator with a passkey of Asha's."""
    authenticator = Authenticator()
    assert register(owner, authenticator).status_code == 201
    return authenticator


def register(person: Person, authenticator: Authenticator, **body: Any) -> httpx.Response:
    offered = person.post("/auth/passkeys/options")
    assert offered.status_code == 200, offered.text
    credential = authenticator.create(offered.json()["public_key"])
    token = offered.json()["challenge_token"]
    return person.post("/auth/passkeys", challenge_token=token, credential=credential, **body)


def challenge(api: httpx.Client) -> dict[str, Any]:
    return dict(api.post("/auth/passkey/options").json())


def log_in(api: httpx.Client, authenticator: Authenticator) -> httpx.Response:
    offered = challenge(api)
    return present(api, offered, authenticator.get(offered["public_key"]))


def present(api: httpx.Client, offered: dict[str, Any], credential: dict[str, Any]) -> httpx.Response:
    body = {"challenge_token": offered["challenge_token"], "credential": credential}
    return api.post("/auth/passkey/login", json=body)


def assert_rejected(response: httpx.Response) -> None:
    assert_problem(response, 400, "passkey_invalid")
    assert Session.objects.filter(methods=["passkey"]).count() == 0


def test_a_passkey_signs_in_without_a_name_a_password_or_another_step(
    owner: Person, key: Authenticator
) -> None:
    tokens = log_in(owner.api, key)
    assert tokens.status_code == 200, tokens.text
    bearer = {"Authorization": f"Bearer {tokens.json()['access_token']}"}
    assert owner.api.get("/auth/profile", headers=bearer).json()["email"] == "asha@example.org"
    assert owner.get("/auth/passkeys").json()[0]["last_used_at"] is not None


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


def test_passkeys_are_listed_renamed_and_removed(owner: Person, key: Authenticator, mailbox: Any) -> None:
    assert register(owner, Authenticator(), name="Phone").status_code == 201
    phone, laptop = owner.get("/auth/passkeys").json()
    assert (phone["name"], laptop["name"]) == ("Phone", "Passkey")
    renamed = owner.patch(f"/auth/passkeys/{laptop['id']}", name="Laptop")
    assert renamed.json() == laptop | {"name": "Laptop"}
    assert owner.delete(f"/auth/passkeys/{laptop['id']}").status_code == 204
    assert_rejected(log_in(owner.api, key))
    assert [each["name"] for each in owner.get("/auth/passkeys").json()] == ["Phone"]
    subjects = [letter.subject for letter in mailbox.to(owner.email)]
    assert [subject.split()[2] for subject in subjects] == ["was"] * 3
    kinds = set(AuditEvent.objects.values_list("kind", flat=True))
    assert {"passkey_added", "passkey_renamed", "passkey_removed"} <= kinds


def test_nothing_of_a_passkey_is_shown_but_its_name_and_times(owner: Person, key: Authenticator) -> None:
    assert set(owner.get("/auth/passkeys").json()[0]) == {
        "id",
        "name",
        "created_at",
        "last_used_at",
        "backed_up",
    }


def test_passkeys_of_others_are_not_found(owner: Person, key: Authenticator, person: Any) -> None:
    other = person("other@example.org")
    other.open_session()
    other.confirm()
    theirs = owner.get("/auth/passkeys").json()[0]["id"]
    assert other.get("/auth/passkeys").json() == []
    for response in (
        other.patch(f"/auth/passkeys/{theirs}", name="x"),
        other.delete(f"/auth/passkeys/{theirs}"),
    ):
        assert_problem(response, 404, "not_found")
    assert Passkey.objects.count() == 1


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
        {"attestation": {"fmt": "fido-u2f", "attStmt": {}}},
        {"attestation": {}},
        {"public_key": {1: 2, 3: -7, -1: 1, -2: b"x" * 32, -3: b"y" * 32}},
        {"public_key": {1: 2, 3: -36, -1: 3, -2: b"x" * 66, -3: b"y" * 66}},
        {"public_key": {1: 3, 3: -257, -1: b"\xff" * 2048, -2: b"\x01\x00\x01"}},
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


def test_a_response_works_once(owner: Person, key: Authenticator) -> None:
    key.sign_count = 0  # An authenticator that does not count gives no other sign of a replay.
    Passkey.objects.update(sign_count=0)
    offered = challenge(owner.api)
    credential = key.get(offered["public_key"])
    assert present(owner.api, offered, credential).status_code == 200
    assert_problem(present(owner.api, offered, credential), 400, "passkey_invalid")


def test_a_challenge_admits_one_try_right_or_wrong(owner: Person, key: Authenticator) -> None:
    offered = challenge(owner.api)
    credential = key.get(offered["public_key"])
    wrong = credential | {"response": credential["response"] | {"signature": encoded(b"x" * 70)}}
    assert_rejected(present(owner.api, offered, wrong))
    assert_rejected(present(owner.api, offered, credential))


def test_a_challenge_expires_after_five_minutes(owner: Person, key: Authenticator, time: FrozenClock) -> None:
    offered = challenge(owner.api)
    credential = key.get(offered["public_key"])
    time.advance(minutes=5)
    assert_rejected(present(owner.api, offered, credential))


def test_a_challenge_of_another_purpose_or_account_is_unknown(
    owner: Person, key: Authenticator, person: Any
) -> None:
    adding = owner.post("/auth/passkeys/options").json()
    asked = {"challenge": adding["public_key"]["challenge"], "rpId": adding["public_key"]["rp"]["id"]}
    assert_rejected(present(owner.api, adding, key.get(asked)))
    other = person("other@example.org")
    other.open_session()
    other.confirm()
    foreign = other.post("/auth/passkeys/options").json()
    body = {
        "challenge_token": foreign["challenge_token"],
        "credential": Authenticator().create(foreign["public_key"]),
    }
    assert_problem(owner.post("/auth/passkeys", **body), 400, "passkey_invalid")
    for token in ("", "unknown", "ä" * 43):
        response = present(owner.api, {"challenge_token": token}, key.get(challenge(owner.api)["public_key"]))
        assert response.status_code == 400


def test_twenty_uses_of_one_response_open_one_session(owner: Person, key: Authenticator) -> None:
    offered = challenge(owner.api)
    credential = key.get(offered["public_key"])
    answers = together(*[lambda: present(owner.api, offered, credential).status_code] * 20)
    assert sorted(answers) == [200] + [400] * 19


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


def test_the_last_way_in_cannot_be_removed_even_by_two_at_once(owner: Person, key: Authenticator) -> None:
    register(owner, Authenticator())
    User.objects.update(password="!unusable")
    ids = [each["id"] for each in owner.get("/auth/passkeys").json()]
    together(*[lambda each=each: owner.delete(f"/auth/passkeys/{each}") for each in ids])
    assert Passkey.objects.count() >= 1
    for each in owner.get("/auth/passkeys").json()[1:]:
        owner.delete(f"/auth/passkeys/{each['id']}")
    last = owner.get("/auth/passkeys").json()[0]["id"]
    assert_problem(owner.delete(f"/auth/passkeys/{last}"), 409, "last_way_in")
    assert log_in(owner.api, key).status_code in {200, 400}


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


def test_an_export_names_passkeys_and_a_deletion_removes_them(owner: Person, key: Authenticator) -> None:
    exported = owner.get("/auth/export").json()["passkeys"]
    assert [set(each) for each in exported] == [{"name", "created_at", "last_used_at", "backed_up"}]
    assert owner.delete("/auth/profile", current_password=owner.password).status_code == 204
    assert not Passkey.objects.exists()
