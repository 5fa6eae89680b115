"""An authenticator app in a test: it has the secret of one account and shows its codes."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import httpx
import pyotp

from sahienglish.core import clock


@dataclass
class App:
    """What the user's phone knows, and the recovery codes that the user wrote down."""

    secret: str
    uri: str = ""
    recovery_codes: list[str] = field(default_factory=list)

    def code(self, *, steps: int = 0) -> str:
        """Return the code of this moment, or of so many steps of 30 seconds later."""
        return pyotp.TOTP(self.secret).at(clock.now() + timedelta(seconds=30 * steps))


def set_up(person: Any) -> App:
    """Turn the second step on over the API; the person must be signed in and goes on with a new session."""
    person.post("/auth/confirm", password=person.password).raise_for_status()
    begun = person.post("/auth/factors/totp").json()
    app = App(begun["secret"], begun["otpauth_uri"])
    response = person.post("/auth/factors/totp/confirm", enrol_token=begun["enrol_token"], totp=app.code())
    assert response.status_code == 200, response.text
    person.tokens = response.json()
    app.recovery_codes = person.tokens.pop("recovery_codes")
    return app


def first_step(person: Any, **headers: str) -> str:
    """Pass the first step of a login; return the token for the second."""
    response = person.try_log_in(person.password, **headers)
    assert response.status_code == 403, response.text
    return str(response.json()["mfa_token"])


def second_step(api: httpx.Client, mfa_token: str, **factor: Any) -> httpx.Response:
    """Try the second step of a login."""
    headers = factor.pop("headers", {})
    return api.post("/auth/login/mfa", json={"mfa_token": mfa_token, **factor}, headers=headers)
