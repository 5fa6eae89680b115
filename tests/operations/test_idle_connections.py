"""A database server that closes idle connections does not make the next request fail."""

import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.operations.conftest import PASSWORD, Member
from tests.support.servers import idle_proxy
from tests.support.servers.server_process import Served

IDLE_SECONDS = 2.0
"""Longer than the driver's heartbeat here, which would otherwise notice first and renew every connection."""


@pytest.mark.parametrize("kept_seconds", ["1", "240"])
def test_a_refresh_after_a_pause_succeeds(
    production: dict[str, str], member: Member, tmp_path: Path, kept_seconds: str
):
    database = urlsplit(production["MONGODB_URL"])
    with idle_proxy.running(
        database.hostname or "", database.port or 27017, idle_seconds=IDLE_SECONDS
    ) as proxy:
        changed = {
            "MONGODB_URL": f"mongodb://127.0.0.1:{proxy.port}/?heartbeatFrequencyMS=500",
            "MONGODB_MAX_IDLE_SECONDS": kept_seconds,
            "WORKERS": "1",
        }
        with Served(tmp_path, "--no-prepare", **production | changed) as service:
            api = service.await_readiness().client()
            credentials = {"username": member.email, "password": PASSWORD}
            token = api.post("/auth/login", json=credentials).json()["refresh_token"]
            token = api.post("/auth/refresh", json={"refresh_token": token}).json()["refresh_token"]
            closed = proxy.closed
            time.sleep(IDLE_SECONDS * 1.5)
            refreshed = api.post("/auth/refresh", json={"refresh_token": token})
            assert refreshed.status_code == 200, refreshed.text
            # A limit below the server's leaves it nothing to close.
            assert proxy.closed > closed or float(kept_seconds) < IDLE_SECONDS
