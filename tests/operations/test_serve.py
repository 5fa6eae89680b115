"""`manage.py serve`, as a newcomer starts it."""

import os
import re
import signal
import socket
import sys
import time
from pathlib import Path

import httpx
import pytest

from sahienglish.operations.management.commands.serve import from_here
from tests.support.servers.server_process import (
    WITHOUT_CHECKER,
    Served,
    free_port,
    manage,
    manage_cold,
    on_test_database,
)
from tests.support.waiting import PATIENCE_SECONDS, wait_until

ASHA = {"email": "asha@example.org", "password": "monsoon over Kochi", "full_name": "Asha Rao"}
LINK = re.compile(r"/auth/verify-email\?token=\S+")


def signed_in(served: Served) -> str:
    """Sign a new user up and in, with the link on the console, and return the access token."""
    with served.client() as client:
        client.post("/auth/register", json=ASHA)
        wait_until(lambda: LINK.search(served.printed))
        client.get(LINK.findall(served.printed)[0])
        login = client.post("/auth/login", json={"email": ASHA["email"], "password": ASHA["password"]})
    token: str = login.json()["access_token"]
    return token


def test_a_path_below_the_present_folder_is_written_as_one_would_type_it(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert from_here(tmp_path / "var" / "mail") == str(Path("var", "mail"))
    assert from_here("/elsewhere/mail") == "/elsewhere/mail"


def test_it_starts_on_nothing_and_says_where_things_are(tmp_path):
    with Served(tmp_path, launcher=(), WORKERS="1") as first:
        first.await_readiness()
        wait_until(lambda: "Mail goes to" in first.printed)
        # Browsers know no passkeys at 127.0.0.1.
        page = f"http://localhost:{first.port}"
        assert first.printed.splitlines() == [
            f"SahiEnglish  {page}",
            f"API docs     {page}/docs",
            f"Admin        {page}/admin/   (first: {from_here(sys.executable)} manage.py createsuperuser)",
            f"Mail goes to {tmp_path / 'var' / 'mail'}",
            f"Read it at   {page}/dev/mailbox",
        ]
        for address in (page, first.url):
            assert httpx.get(f"{address}/healthz", timeout=PATIENCE_SECONDS).status_code == 200
        schema = httpx.get(f"{first.url}/openapi.json", timeout=PATIENCE_SECONDS)
        assert schema.json()["openapi"] == "3.1.1"
        session = signed_in(first)
        first.terminate()
        assert first.wait() == 0
        assert "Traceback" not in first.logged
        assert first.logged.splitlines()[:2] == ["Preparing the database …", "Starting 1 worker process …"]
    # Loading the offline checker takes longer than that, but counts as no part of the first check.
    with Served(tmp_path, WORKERS="1", AI_TIMEOUT_SECONDS="1") as second:
        form = {"text": "She go to school.", "language": "en-US"}
        with second.await_readiness().client() as client:
            checked = client.post("/v2/check", data=form)
            profile = client.get("/auth/profile", headers={"Authorization": f"Bearer {session}"})
        # The session outlives the process.
        assert profile.json()["email"] == ASHA["email"]
        assert checked.status_code == 200, checked.text
        assert [match["offset"] for match in checked.json()["matches"]] == [4]


def test_where_passkeys_work_elsewhere_the_local_address_is_said(tmp_path):
    settings = on_test_database() | WITHOUT_CHECKER | {"WORKERS": "1", "APP_URL": "https://write.example.org"}
    with Served(tmp_path, "--no-prepare", **settings) as served:
        wait_until(lambda: "Read it at" in served.printed)
        assert served.printed.splitlines()[0] == f"SahiEnglish  {served.url}"


def test_a_port_that_is_taken_is_said_in_words(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        ended = manage_cold("serve", PORT=str(port), VAR_DIR=str(tmp_path))
    assert ended.returncode == 1
    assert ended.stderr.splitlines() == [
        f"CommandError: Cannot serve on 127.0.0.1:{port}: Address already in use. Set HOST or PORT."
    ]


def test_a_database_that_is_not_there_is_said_in_words(tmp_path):
    settings = {"MONGODB_URL": "mongodb://127.0.0.1:1/", "VAR_DIR": str(tmp_path), "PORT": str(free_port())}
    ended = manage("serve", **settings)
    assert ended.returncode == 1
    preparing, *said = ended.stderr.splitlines()
    assert preparing == "Preparing the database …"
    assert len(said) == 1
    assert said[0].startswith("CommandError: Nothing listens there")


def two_workers() -> dict[str, str]:
    """Return the settings of a service whose workers start quickly: what they are is all that is tested."""
    return on_test_database() | WITHOUT_CHECKER | {"WORKERS": "2"}


@pytest.mark.skipif(sys.platform != "linux", reason="shares a port")
def test_the_first_response_is_awaited_and_not_requested_again(tmp_path):
    with Served(tmp_path, "--no-prepare", **two_workers()) as served:
        wait_until(lambda: "Starting" in served.logged)
        with socket.socket() as slow:
            # Until a worker listens, this is the only socket that takes connections.
            slow.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            slow.bind(("127.0.0.1", served.port))
            slow.listen()
            slow.settimeout(PATIENCE_SECONDS)
            greeting, _ = slow.accept()
        served.await_readiness()
        time.sleep(1.5)
        assert served.printed == ""
        greeting.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        wait_until(lambda: "Mail goes to" in served.printed)
        greeting.close()


def children(parent: int) -> list[int]:
    """Return the processes that `parent` started and that serve or help to."""
    return [int(pid) for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]


def listening(pid: int, port: int) -> bool:
    """Tell whether a process has a socket of its own that listens on `port`."""
    lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    inodes = {line[9] for line in lines if line[1].endswith(f":{port:04X}") and line[3] == "0A"}
    try:
        return any(
            str(opened.readlink()) in {f"socket:[{inode}]" for inode in inodes}
            for opened in Path(f"/proc/{pid}/fd").iterdir()
        )
    except OSError:  # It has just ended.
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_workers_share_the_port_which_nobody_else_gets_and_one_that_dies_is_replaced(tmp_path):
    with Served(tmp_path, "--no-prepare", **two_workers()) as served:
        served.await_readiness()

        def workers() -> set[int]:
            return {pid for pid in children(served.process.pid) if listening(pid, served.port)}

        wait_until(lambda: len(workers()) == 2)
        ended = manage("serve", PORT=str(served.port), VAR_DIR=str(tmp_path / "other"))
        assert "Address already in use" in ended.stderr
        victim, other = workers()
        os.kill(victim, signal.SIGKILL)
        wait_until(lambda: len(workers() - {victim}) == 2)
        assert other in workers()
        served.await_readiness()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_workers_end_with_their_parent_however_it_ended(tmp_path):
    with Served(tmp_path, "--no-prepare", **two_workers()) as served:
        served.await_readiness()
        helpers = children(served.process.pid)
        wait_until(lambda: sum(listening(pid, served.port) for pid in helpers) == 2)
        served.process.kill()
        served.wait()
        wait_until(lambda: not any(is_running(pid) for pid in helpers), within=30)
        assert "Traceback" not in served.logged
    settings = two_workers() | {"WORKERS": "1", "PORT": str(served.port)}
    with Served(tmp_path, "--no-prepare", **settings) as again:
        again.await_readiness()


def is_running(pid: int) -> bool:
    """Tell whether a process lives; one that waits to be buried does not."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


def raw(served: Served, request: bytes) -> bytes:
    """Send `request` as it is, and return all that comes back."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE_SECONDS) as connection:
        connection.sendall(request)
        answer = b""
        while part := connection.recv(65_536):
            answer += part
        return answer


def test_a_head_that_does_not_end_is_refused(served):
    head = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Long: "
    answer = raw(served, head + b"x" * 100_000)
    status, _, rest = answer.partition(b"\r\n")
    assert status == b"HTTP/1.1 431 Request Header Fields Too Large"
    assert b"application/problem+json" in rest
    assert b'"code":"headers_too_large"' in rest


UPGRADE = (
    b"POST /auth/refresh HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    b"Content-Length: 25\r\nUpgrade: %s\r\nHTTP2-Settings: AAEAAEAA\r\nX-Request-ID: upgrading\r\n"
    b"Connection: Upgrade, HTTP2-Settings\r\n\r\n"
)
AGAIN = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


@pytest.mark.parametrize("protocol", [b"h2c", b"websocket"])
def test_an_offer_to_speak_another_protocol_is_passed_over(served, protocol):
    """Java's HttpClient makes one with its first request, and sends the body all the same."""
    answer = raw(served, UPGRADE % protocol + b'{"refresh_token": "junk"}' + AGAIN)
    assert answer.startswith(b"HTTP/1.1 400 Bad Request\r\n")
    assert b'"code":"token_invalid"' in answer
    assert b"x-request-id: upgrading" in answer
    assert b"HTTP/1.1 200 OK\r\n" in answer
    assert "pgrade" not in served.logged


def test_a_web_app_sends_the_headers_that_the_operator_allows_and_no_others(served):
    def allowed(name: str) -> list[str]:
        asked = {"Origin": "https://app.example.org", "Access-Control-Request-Method": "POST"}
        with served.client() as client:
            answer = client.options("/auth/login", headers=asked | {"Access-Control-Request-Headers": name})
        return str(answer.headers["access-control-allow-headers"]).split(", ")

    for name in ("x-trace-id", "baggage", "authorization"):
        assert name in allowed(name)
    assert "x-other" not in allowed("x-other")
