"""Clients that do not take their responses, and more connections than a process may hold."""

import asyncio
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import httpx
import pytest

from sahienglish.http_server.connection_limits import Protocol
from tests.support.plain_http import NO_AUTHORITIES
from tests.support.servers.server_process import WITHOUT_CHECKER, Served, on_test_database
from tests.support.servers.uvicorn_server import served
from tests.support.waiting import wait_until

PATIENCE = 0.6
MOST = 4
LARGE = b"x" * 20_000_000
"""More than the buffers of two sockets hold."""


class Hurried(Protocol):
    patience = PATIENCE


class Small(Protocol):
    @staticmethod
    def most_connections() -> int:
        return MOST


async def application(scope: dict[str, Any], receive: Callable[[], Any], send: Callable[[Any], Any]) -> None:
    """Answer with twenty megabytes: at once, in parts on `/stream`; on other paths with two bytes."""
    body = b"ok" if scope["path"] not in {"/large", "/stream"} else LARGE
    parts = 20 if scope["path"] == "/stream" else 1
    await send({"type": "http.response.start", "status": 200, "headers": []})
    for number in range(parts):
        part = body[number * len(body) // parts : (number + 1) * len(body) // parts]
        await send({"type": "http.response.body", "body": part, "more_body": True})
        await asyncio.sleep(0)
    await send({"type": "http.response.body", "body": b""})


@pytest.fixture(scope="module")
def hurried() -> Iterator[int]:
    yield from served(application, Hurried)


@pytest.fixture
def small() -> Iterator[int]:
    yield from served(application, Small)


def opened(port: int, path: str = "/large", *, times: int = 1) -> socket.socket:
    """Return a connection on which that many requests were sent."""
    connection = socket.create_connection(("127.0.0.1", port), timeout=30)
    connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode() * times)
    return connection


def taken(connection: socket.socket, *, pause: float = 0, size: int = 1_000_000) -> int:
    """Read until the server ends the connection; return how many bytes came."""
    total = 0
    try:
        while part := connection.recv(size):
            total += len(part)
            if total >= len(LARGE):
                return total
            time.sleep(pause)
    except ConnectionResetError:
        pass
    return total


@pytest.mark.parametrize("path", ["/large", "/stream"])
def test_a_client_that_does_not_read_is_cut_off(hurried, path):
    with opened(hurried, path) as connection:
        time.sleep(PATIENCE * 3)
        assert taken(connection) < len(LARGE)


def test_a_client_that_reads_a_byte_now_and_then_is_cut_off(hurried):
    with opened(hurried) as connection:
        ended = time.monotonic() + PATIENCE * 4
        while time.monotonic() < ended:
            connection.recv(1)
            time.sleep(PATIENCE / 10)
        assert taken(connection) < len(LARGE)


def test_a_client_that_reads_slowly_gets_everything(hurried):
    with opened(hurried) as connection:
        assert taken(connection, pause=PATIENCE / 20, size=500_000) >= len(LARGE)


def test_more_requests_at_once_than_may_wait_end_the_connection(hurried):
    with opened(hurried, "/small", times=100) as connection:
        received = taken(connection)
        assert received < 100 * len(b"HTTP/1.1 200 OK\r\n")


def test_too_many_connections_are_told_to_try_again_and_a_health_check_is_answered(small):
    with ExitStack() as crowd:
        for _ in range(MOST):
            crowd.enter_context(opened(small))
        refused = httpx.get(f"http://127.0.0.1:{small}/small")
        assert (refused.status_code, refused.json()["code"]) == (503, "overloaded")
        assert (refused.headers["retry-after"], refused.headers["connection"]) == ("1", "close")
        assert httpx.get(f"http://127.0.0.1:{small}/healthz").text == "ok"


def test_clients_that_stand_still_make_room_when_there_are_too_many(small):
    with ExitStack() as crowd:
        for _ in range(MOST):
            crowd.enter_context(opened(small))
        wait_until(lambda: answers(f"http://127.0.0.1:{small}/small"))


def test_three_hundred_slow_readers_do_not_stop_the_service(tmp_path):
    settings = on_test_database() | WITHOUT_CHECKER | {"WORKERS": "1"}
    with Served(tmp_path, "--no-prepare", launcher=("prlimit", "--nofile=300"), **settings) as service:
        service.await_readiness()
        with ExitStack() as crowd:
            for _ in range(300):
                try:
                    crowd.enter_context(opened(service.port, "/openapi.json", times=8))
                except ConnectionError:
                    continue
            wait_until(lambda: answers(f"{service.url}/healthz"))
            wait_until(lambda: answers(f"{service.url}/errors"))


def answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=5, verify=NO_AUTHORITIES).status_code == 200
    except httpx.TransportError:
        return False
