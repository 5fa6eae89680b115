"""Connections that do not go on, and those that do so slowly: a server with an application of ten lines."""

import asyncio
import socket
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sahienglish.http_server.connection_limits import Protocol
from tests.support.servers.uvicorn_server import served

PATIENCE = 0.6
HEAD = b"POST /echo HTTP/1.1\r\nHost: localhost\r\n"


class Hurried(Protocol):
    patience = PATIENCE


async def echo(scope: dict[str, Any], receive: Callable[[], Any], send: Callable[[Any], Any]) -> None:
    """Answer with the body; to `/slow` only when several times the patience is over, and part by part."""
    body, more = b"", True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return
        body += message["body"]
        more = message["more_body"]
    await send({"type": "http.response.start", "status": 200, "headers": []})
    for _ in range(3 if scope["path"] == "/slow" else 0):
        await asyncio.sleep(PATIENCE)
        await send({"type": "http.response.body", "body": b"part ", "more_body": True})
    await send({"type": "http.response.body", "body": b"<" + body + b">"})


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    yield from served(echo, Hurried)


@pytest.fixture
def connection(port: int) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as opened:
        yield opened


def rest_of(connection: socket.socket) -> bytes:
    """Return all that comes until the server ends the connection."""
    received = b""
    try:
        while part := connection.recv(65_536):
            received += part
    except ConnectionResetError:
        pass
    return received


def answers(connection: socket.socket, count: int = 1) -> bytes:
    """Return so many answers."""
    received = b""
    while received.count(b">\r\n0\r\n\r\n") < count:
        part = connection.recv(65_536)
        assert part, received
        received += part
    return received


@pytest.mark.parametrize(
    "started",
    [
        b"",
        b"\r\n",
        b"POST",
        HEAD,
        HEAD + b"X-More: ",
        HEAD + b"Content-Length: 9\r\n\r\nbody",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n",
    ],
)
def test_a_request_that_does_not_go_on_is_ended(connection, started):
    began = time.monotonic()
    connection.sendall(started)
    assert rest_of(connection) == b""
    assert time.monotonic() - began > PATIENCE * 0.6


def test_a_byte_now_and_then_is_not_going_on(connection):
    connection.sendall(HEAD + b"Content-Length: 1000\r\n\r\n")
    with pytest.raises(OSError, match=r"Broken pipe|reset"):  # noqa: PT012 (any of them may be refused)
        for _ in range(200):
            connection.sendall(b"x")
            time.sleep(PATIENCE / 10)


def test_a_body_that_goes_on_slowly_is_waited_for(connection):
    connection.sendall(HEAD + b"Content-Length: 100000\r\nConnection: close\r\n\r\n")
    for _ in range(10):
        connection.sendall(b"x" * 10_000)
        time.sleep(PATIENCE / 3)
    assert rest_of(connection).count(b"x") >= 100_000


def test_requests_one_after_the_other_are_not_taken_for_one_that_stands(connection):
    for _ in range(10):
        connection.sendall(HEAD + b"Content-Length: 4\r\n\r\nbo")
        time.sleep(PATIENCE / 3)
        connection.sendall(b"dy")
        assert b"<body>" in answers(connection)


def test_an_answer_may_take_as_long_as_it_likes(connection):
    connection.sendall(b"GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert answers(connection).count(b"part") == 3


def test_the_next_request_may_wait_half_sent_for_the_answer_before_it(connection):
    connection.sendall(b"GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n" + HEAD + b"Content-")
    assert b"part" in answers(connection)
    connection.sendall(b"Length: 4\r\n\r\nbody")
    assert b"<body>" in answers(connection)


def test_requests_sent_ahead_are_all_answered_in_order(connection):
    """With bodies larger than what is read in one go, and heads that lie anywhere in it."""
    bodies = [bytes([letter]) * 40_001 for letter in b"abc"]
    connection.sendall(b"".join(HEAD + b"Content-Length: 40001\r\n\r\n" + body for body in bodies))
    received = answers(connection, 3)
    assert [received.count(bytes([letter]) * 40_001) for letter in b"abc"] == [1, 1, 1]


@pytest.mark.parametrize("long", [b"X-Long: ", b"X-A: 1\r\n" * 10_000, b"GET /"])
def test_a_head_without_end_is_refused(connection, long):
    connection.sendall((HEAD if long.startswith(b"X") else b"") + long + b"x" * 85_000)
    answer = rest_of(connection)
    assert answer.startswith(b"HTTP/1.1 431 Request Header Fields Too Large\r\n")
    assert answer.endswith(b"}")


def test_a_large_head_is_read(connection):
    connection.sendall(HEAD + b"X-Long: " + b"x" * 60_000 + b"\r\nContent-Length: 4\r\n\r\nbody")
    assert b"<body>" in answers(connection)


def test_trailers_without_end_are_cut_off(connection):
    connection.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\nX-Long: ")
    with pytest.raises(OSError, match=r"Broken pipe|reset"):  # noqa: PT012 (any of them may be refused)
        for _ in range(1000):
            connection.sendall(b"x" * 65_536)


@pytest.mark.parametrize("junk", [b"junk\r\n\r\n", b"CONNECT example.org:443 HTTP/1.1\r\nHost: x\r\n\r\n"])
def test_what_is_no_request_is_refused(connection, junk):
    connection.sendall(junk)
    answer = rest_of(connection)
    assert answer.startswith(b"HTTP/1.1 400 Bad Request\r\n")
    assert b"invalid_input" in answer


def test_a_body_that_is_not_in_pieces_as_announced_is_refused(connection):
    connection.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\nno number\r\n")
    assert rest_of(connection).startswith(b"HTTP/1.1 400 Bad Request\r\n")


OFFER = b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAA\r\n"


@pytest.mark.parametrize(
    "body", [b"Content-Length: 4\r\n\r\nbody", b"Transfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n"]
)
@pytest.mark.parametrize("size", [1, 10, 1000])
def test_an_offer_of_another_protocol_is_passed_over(connection, body, size):
    requests = (HEAD + OFFER + body) * 3
    for start in range(0, len(requests), size):
        connection.sendall(requests[start : start + size])
    assert answers(connection, 3).count(b"<body>") == 3
