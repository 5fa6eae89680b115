"""A service in production, as one process with two workers, and a user with an account there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection
from pymongo import MongoClient

from tests.support.servers import smtp_server
from tests.support.servers.model_server import StandIn, running
from tests.support.servers.server_process import Served, manage
from tests.support.servers.smtp_server import Mailserver
from tests.support.waiting import wait_until

METRICS_TOKEN = "token of the metrics"
PASSWORD = "canary-password with spaces"


@pytest.fixture(scope="session")
def model_server() -> Iterator[StandIn]:
    with running() as server:
        yield server


@pytest.fixture(scope="session")
def mailbox() -> Iterator[Mailserver]:
    with smtp_server.running(Mailserver()) as server:
        yield server


@pytest.fixture(scope="session")
def production(
    django_db_setup: None,
    model_server: StandIn,
    mailbox: Mailserver,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[dict[str, str]]:
    """Settings of a production whose database is prepared."""
    name = f"{connection.settings_dict['NAME']}_operations"
    settings = {
        "ENVIRONMENT": "production",
        "APP_URL": "https://api.example.org",
        "MONGODB_URL": connection.settings_dict["HOST"],
        "DATABASE_NAME": name,
        "JWT_SECRET_KEY": "Yk3v0ZqLr8wTn5uXc1Bh7sJd4Mf9Gp2AeQ6oRiKy",
        "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": str(mailbox.port),
        "SMTP_SECURITY": "none",
        "SMTP_FROM_EMAIL": "no-reply@example.org",
        "METRICS_TOKEN": METRICS_TOKEN,
        "OPENAI_BASE_URL": model_server.url,
        "OPENAI_API_KEY": "canary-key-of-the-model",
        "TRUSTED_PROXIES": "127.0.0.1",
        "CORS_ALLOWED_ORIGINS": "https://app.example.org",
        "CORS_EXTRA_HEADERS": "X-Trace-Id, baggage",
    }
    prepared = manage("prepare", VAR_DIR=str(tmp_path_factory.mktemp("prepare")), **settings)
    assert prepared.returncode == 0, prepared.stderr
    yield settings
    with MongoClient[dict[str, object]](settings["MONGODB_URL"]) as client:
        client.drop_database(name)


@pytest.fixture(scope="session")
def served(production: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The service itself; what it logs is in `served.logged`."""
    directory: Path = tmp_path_factory.mktemp("served")
    with Served(directory, "--no-prepare", **production, WORKERS="2") as service:
        # By then the service's own first request is over, so that tests can count theirs.
        wait_until(lambda: "Mail goes to" in service.printed)
        yield service.await_readiness()


@dataclass
class Member:
    """A user with an account, and every secret that passed by on the way to it."""

    email: str
    verify_token: str
    access_token: str
    refresh_token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.access_token}"}


@pytest.fixture(scope="session")
def member(served: Served, mailbox: Mailserver) -> Member:
    """Register, open the link in the mail, and log in, all as anybody does."""
    email = "asha@example.org"
    with served.client() as api:
        body = {"email": email, "password": PASSWORD, "full_name": "Asha Rao"}
        assert api.post("/auth/register", json=body).status_code == 201
        token = secret_in_mail(mailbox, r"token=(\S+)")
        assert api.get("/auth/verify-email", params={"token": token}).status_code == 200
        tokens = api.post("/auth/login", json={"username": email, "password": PASSWORD}).json()
        return Member(email, token, tokens["access_token"], tokens["refresh_token"])


def secret_in_mail(mailbox: Mailserver, pattern: str) -> str:
    """Return what `pattern` captures in the text of the next mail, and take that mail away."""
    wait_until(lambda: mailbox.received)
    plain = mailbox.received.pop(0).get_body(("plain",))
    assert plain is not None
    found = re.search(pattern, plain.get_content())
    assert found is not None
    return found[1]
