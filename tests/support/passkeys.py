"""What users do with passkeys over HTTP."""

from typing import Any

import httpx

from tests.support.page.passkey_device import Authenticator
from tests.support.problems import assert_problem


def register(person: Any, authenticator: Authenticator, **body: Any) -> httpx.Response:
    offered = person.post("/auth/passkeys/options")
    assert offered.status_code == 200, offered.text
    credential = authenticator.create(offered.json()["public_key"])
    token = offered.json()["challenge_token"]
    answer: httpx.Response = person.post(
        "/auth/passkeys", challenge_token=token, credential=credential, **body
    )
    return answer


def challenge(api: httpx.Client) -> dict[str, Any]:
    return dict(api.post("/auth/passkey/options").json())


def log_in(api: httpx.Client, authenticator: Authenticator) -> httpx.Response:
    offered = challenge(api)
    return present(api, offered, authenticator.get(offered["public_key"]))


def present(api: httpx.Client, offered: dict[str, Any], credential: dict[str, Any]) -> httpx.Response:
    body = {"challenge_token": offered["challenge_token"], "credential": credential}
    return api.post("/auth/passkey/login", json=body)


def assert_rejected(response: httpx.Response) -> None:
    from accounts.models import Session

    assert_problem(response, 400, "passkey_invalid")
    assert Session.objects.filter(methods=["passkey"]).count() == 0


def asked(api: httpx.Client, mfa_token: str) -> dict[str, Any]:
    """Return the options of the second step of a login."""
    response = api.post("/auth/login/mfa/options", json={"mfa_token": mfa_token})
    assert response.status_code == 200, response.text
    return dict(response.json()["public_key"])
