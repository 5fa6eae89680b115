"""What every test may ask for: the running service and clients that talk to it."""

import gc
import os
import threading
import time
from collections.abc import Callable, Iterator

import httpx
import pytest
import uvicorn

from tests.support.plain_http import NO_AUTHORITIES

pytest_plugins = [
    "tests.plugins.browser",
    "tests.plugins.database",
    "tests.plugins.mailbox",
    "tests.plugins.oidc",
    "tests.plugins.order",
    "tests.plugins.programs",
]


class RunningServer:
    """The ASGI application, served on loopback by a thread of the test process."""

    def __init__(self) -> None:
        from sahienglish.asgi import application

        config = uvicorn.Config(
            application,
            http="sahienglish.http_server.connection_limits:Protocol",
            port=0,
            lifespan="on",
            log_config=None,
            access_log=False,
            proxy_headers=False,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, name="test-server", daemon=True)

    @property
    def url(self) -> str:
        host, port = self._server.servers[0].sockets[0].getsockname()[:2]
        return f"http://{host}:{port}"

    def start(self) -> None:
        self._thread.start()
        while not self._server.started:
            assert self._thread.is_alive(), "the server ended while starting"
            time.sleep(0.01)

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)


@pytest.fixture(scope="session")
def server(django_db_setup: None) -> Iterator[RunningServer]:
    """The service, running for the whole test run; `server.url` is where."""
    running = RunningServer()
    running.start()
    yield running
    running.stop()


@pytest.fixture
def api(server: RunningServer) -> Iterator[httpx.Client]:
    """A client that is nobody yet."""
    with httpx.Client(base_url=server.url, timeout=30, verify=NO_AUTHORITIES) as client:
        yield client


@pytest.fixture
def signed_in(server: RunningServer) -> Iterator[Callable[..., httpx.Client]]:
    """A factory of clients, each with the access token of a verified account made for it."""
    from accounts import sessions
    from accounts.models import User

    clients: list[httpx.Client] = []

    def sign_in(email: str = "asha@example.org", *, full_name: str = "Asha Rao") -> httpx.Client:
        user = User.objects.filter(email=email).first() or User.objects.create_user(
            email=email, password="a long enough passphrase", full_name=full_name, is_email_verified=True
        )
        tokens = sessions.open(
            user_id=user.pk, token_version=user.token_version, device="tests", ip="127.0.0.1"
        )
        headers = {"Authorization": f"Bearer {tokens.access_token}"}
        clients.append(httpx.Client(base_url=server.url, headers=headers, timeout=30, verify=NO_AUTHORITIES))
        return clients[-1]

    yield sign_in
    for client in clients:
        client.close()


def pytest_collection_finish() -> None:
    """Keep what has been loaded, which stays to the end, out of every later garbage collection."""
    gc.collect()
    gc.freeze()


def pytest_xdist_auto_num_workers() -> int:
    """Start three processes for two cores: a test often waits for a service that it has started."""
    return max(1, (os.cpu_count() or 1) * 3 // 2)
