"""The challenges that passkeys sign: each allows one attempt, for one purpose."""

from typing import Any

from accounts.models import Passkey
from sahienglish.core.clock import FrozenClock
from tests.accounts.conftest import Person
from tests.support.crowd import together
from tests.support.page.passkey_device import (
    Authenticator,
    encoded,
)
from tests.support.passkeys import assert_rejected, challenge, present
from tests.support.problems import assert_problem


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
