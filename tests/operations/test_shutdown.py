"""SIGTERM: what is in flight is finished, and nothing new is taken."""

import json
import socket
from typing import Any, Self

import httpx
import pytest

from tests.operations.conftest import Member
from tests.support.servers.model_server import StandIn
from tests.support.servers.server_process import Served
from tests.support.waiting import PATIENCE_SECONDS, wait_until


class Upload:
    """A request whose body is on its way: the server has said that it waits for it."""

    def __init__(self, port: int) -> None:
        self.body = json.dumps({"username": "nobody@example.org", "password": "whatever it was"}).encode()
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS)
        self.socket.sendall(
            b"POST /auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            b"Content-Length: %d\r\nExpect: 100-continue\r\n\r\n" % len(self.body)
        )
        assert self.socket.recv(1000).startswith(b"HTTP/1.1 100 ")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.socket.close()

    def finish(self) -> bytes:
        """Send the body and return the whole answer."""
        self.socket.sendall(self.body)
        answer = b""
        while part := self.socket.recv(65_536):
            answer += part
        return answer


def is_closed(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port)).close()
    except ConnectionRefusedError:
        return True
    return False


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_request_and_a_stream_in_flight_are_finished(
    production: dict[str, str], member: Member, model_server: StandIn, tmp_path, workers
):
    call: dict[str, Any] = {
        "json": {"text": "She do not have a idea.", "tone": "formal"},
        "headers": member.headers | {"Accept": "text/event-stream"},
        "timeout": PATIENCE_SECONDS,
    }
    model_server.go_on.clear()
    with (
        Served(tmp_path, "--no-prepare", **production | {"WORKERS": workers}) as served,
        Upload(served.await_readiness().port) as upload,
        httpx.stream("POST", f"{served.url}/actions/improve", **call) as stream,
    ):
        lines = stream.iter_lines()
        assert next(lines) == "event: delta"
        served.terminate()
        wait_until(lambda: is_closed(served.port))
        model_server.go_on.set()
        assert "event: done" in list(lines)
        status, _, rest = upload.finish().partition(b"\r\n")
        assert status == b"HTTP/1.1 400 Bad Request"
        assert b"invalid_credentials" in rest
        assert served.wait() == 0
        assert "Traceback" not in served.logged


def test_what_does_not_end_is_cut_off_after_the_grace(production: dict[str, str], tmp_path):
    with (
        Served(
            tmp_path, "--no-prepare", **production | {"WORKERS": "1", "SHUTDOWN_GRACE_SECONDS": "1"}
        ) as served,
        Upload(served.await_readiness().port),
    ):
        served.terminate()
        assert served.wait() == 0
