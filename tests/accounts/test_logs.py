"""No secret reaches a log, at any level, in any request."""

import logging
from collections.abc import Iterator

import httpx
import pytest

from accounts.models import Code, Session, User
from sahienglish.core.logging import JSONFormatter
from tests.accounts.conftest import Person
from tests.plugins.mailbox import Mailbox

CANARY = "canary-in-the-coal-mine"
CLIENTS = ("httpx", "httpcore", "uvicorn", "asyncio")
"""Loggers of the test's own client and server; the service runs without an access log of the server."""


class Recorder(logging.Handler):
    """Keep every line, formatted as in production."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(JSONFormatter())
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if not record.name.startswith(CLIENTS):
            self.lines.append(self.format(record))


@pytest.fixture
def log() -> Iterator[Recorder]:
    recorder, root = Recorder(), logging.getLogger()
    level = root.level
    root.addHandler(recorder)
    root.setLevel(logging.DEBUG)
    yield recorder
    root.setLevel(level)
    root.removeHandler(recorder)


def registered(api: httpx.Client, mailbox: Mailbox) -> tuple[Person, str]:
    """Register Ravi and confirm his address; return him and the token of the link."""
    body = {"email": "ravi@example.org", "password": f"{CANARY} one", "full_name": "Ravi"}
    api.post("/auth/register", json=body)
    token = mailbox.latest("ravi@example.org").action.partition("token=")[2]
    api.get("/auth/verify-email", params={"token": token})
    return Person(api, "ravi@example.org", f"{CANARY} one"), token


def test_every_way_through_keeps_its_secrets(
    log: Recorder, asha: Person, mailbox: Mailbox, no_limits: None
) -> None:
    api = asha.api
    ravi, token_of_link = registered(api, mailbox)
    secrets = [CANARY, token_of_link]
    secrets += [ravi.log_in()["access_token"], ravi.tokens["refresh_token"]]
    ravi.try_log_in(f"{CANARY} wrong")
    ravi.refresh(f"{CANARY}.{CANARY}.{CANARY}")
    old = ravi.tokens["refresh_token"]
    for _ in range(2):
        ravi.tokens = ravi.refresh().json()
        secrets += [ravi.tokens["access_token"], ravi.tokens["refresh_token"]]
    ravi.refresh(old)
    ravi.log_in()
    ravi.post("/auth/change-password", old_password=f"{CANARY} one", new_password=f"{CANARY} two")
    code = ravi.request_code(mailbox)
    ravi.try_code("000000")
    secrets.append(ravi.try_code(code).json()["reset_token"])
    ravi.reset(secrets[-1], f"{CANARY} three")
    ravi.password = f"{CANARY} three"
    ravi.log_in()
    ravi.patch("/auth/profile", email="new@example.org", current_password=f"{CANARY} three")
    ravi.patch("/auth/profile", email="newer@example.org", current_password=f"{CANARY} wrong")
    api.get("/auth/profile", headers={"Authorization": f"Bearer {CANARY}"})
    api.post("/auth/login", content=f'{{"password": "{CANARY}"', headers={"Content-Type": "application/json"})
    secrets += [
        *User.objects.values_list("password", flat=True),
        *Session.objects.values_list("jti", flat=True),
    ]
    secrets += Code.objects.values_list("code_hash", flat=True)
    ravi.delete("/auth/profile", current_password=f"{CANARY} three")
    assert len(log.lines) > 20
    for line in log.lines:
        assert not [secret for secret in secrets if secret in line], line
        assert f'"{code}"' not in line
        assert f" {code} " not in line


def test_an_unforeseen_error_keeps_them_too(
    log: Recorder, api: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("nobody foresaw this")

    monkeypatch.setattr("accounts.guessing.lockout.reserve", fail)
    form = {"username": "ravi@example.org", "password": CANARY}
    answer = api.post("/auth/login", data=form)
    assert (answer.status_code, answer.json()["code"]) == (500, "internal_error")
    assert "nobody foresaw" not in answer.text
    assert any("nobody foresaw this" in line for line in log.lines)
    assert not [line for line in log.lines if CANARY in line]
