"""The load generator, a process of its own: `python -m benchmarks.harness.load` carries out a plan.

It speaks HTTP/1.1 over kept connections with as little work as possible, so that the measured server
is what limits the rate.
"""

import asyncio
import json
import re
import subprocess
import sys
import time
from collections import Counter, deque
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, TypeAlias

import uvloop

LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
SECONDS_AT_MOST = 600


@dataclass(frozen=True, slots=True)
class Plan:
    """What to send: the requests are dealt out to the connections (one each by default), and each sends its
    own over and over, one at a time.

    `per_second` sends at fixed times instead, whether or not answers have come; latencies then count
    from the time at which a request was due. `refreshing` takes the next request's body from the last answer.
    """

    port: int
    requests: Sequence[str]
    count: int = 0
    connections: int = 0
    per_second: float = 0
    seconds: float = 0
    refreshing: bool = False


@dataclass(slots=True)
class Outcome:
    """What came back; times in seconds."""

    wall: float = 0
    latencies: list[float] = field(default_factory=list)
    statuses: dict[str, int] = field(default_factory=dict)

    @property
    def per_second(self) -> float:
        return len(self.latencies) / self.wall

    def percentile(self, part: float) -> float:
        """Return the latency that `part` of the answers kept below, in milliseconds."""
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(part * len(ordered)))] * 1000

    def failures(self) -> int:
        return sum(count for status, count in self.statuses.items() if not status.startswith("2"))


def request(
    method: str, path: str, *, token: str = "", body: bytes = b"", kind: str = "application/json"
) -> str:
    """Return a whole HTTP request as text."""
    lines = [
        f"{method} {path} HTTP/1.1",
        "Host: localhost",
        "User-Agent: benchmark",
        "Accept: application/json",
    ]
    if token:
        lines.append(f"Authorization: Bearer {token}")
    if body:
        lines += [f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", ""]) + body.decode()


def refresh_request(refresh_token: str) -> str:
    body = json.dumps({"refresh_token": refresh_token}).encode()
    return request("POST", "/auth/refresh", body=body)


def start(plan: Plan) -> "subprocess.Popen[str]":
    """Start sending in another process; `finish` waits for what it saw."""
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.harness.load"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    process.stdin.write(json.dumps(asdict(plan)))
    process.stdin.close()
    return process


def finish(process: "subprocess.Popen[str]") -> Outcome:
    assert process.stdout
    printed = process.stdout.read()
    if process.wait():
        raise RuntimeError("the load generator failed")
    return Outcome(**json.loads(printed))


def run(plan: Plan) -> Outcome:
    return finish(start(plan))


Answered: TypeAlias = Callable[["Connection", bytes, bytes], None]


class Connection(asyncio.Protocol):
    """One kept connection that sends a request and waits for its answer."""

    def __init__(self, answered: "Answered", lost: Callable[[], None]) -> None:
        self._answered, self._lost = answered, lost
        self._buffer, self._waiting = b"", False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport: asyncio.Transport = transport  # type: ignore[assignment]

    def send(self, request: bytes, due: float | None = None) -> None:
        self.due, self._waiting = due or time.perf_counter(), True
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, separator, rest = self._buffer.partition(b"\r\n\r\n")
        if not separator:
            return
        length = LENGTH.search(head)
        if length is None or len(rest) < int(length[1]):
            return
        self._buffer, self._waiting = b"", False
        self._answered(self, head[9:12], rest)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._waiting:
            self._lost()

    def close(self) -> None:
        self._transport.close()


class Run:
    """One plan being carried out."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._requests = [text.encode() for text in plan.requests]
        self._outcome, self._statuses = Outcome(), Counter[str]()
        self._left = plan.count
        self._in_flight = 0
        self._done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._own: dict[Connection, deque[bytes]] = {}
        self._idle: list[Connection] = []

    async def closed_loop(self) -> Outcome:
        """Keep every connection busy until the count is reached."""
        connections = self._plan.connections or len(self._requests)
        for number in range(connections):
            connection = await self._connect(self._next)
            self._own[connection] = deque(self._requests[number::connections])
        started = time.perf_counter()
        for connection in self._own:
            self._send_own(connection)
        await asyncio.wait_for(self._done, SECONDS_AT_MOST)
        return self._finished(started)

    async def open_loop(self) -> Outcome:
        """Send at fixed times, on as many connections as it takes."""
        self._left, started = 1, time.perf_counter()
        for number in range(int(self._plan.per_second * self._plan.seconds)):
            due = started + number / self._plan.per_second
            await asyncio.sleep(max(0, due - time.perf_counter()))
            connection = self._idle.pop() if self._idle else await self._connect(self._rest)
            self._in_flight += 1
            connection.send(self._requests[number % len(self._requests)], due)
        self._left = 0
        if not self._in_flight:
            self._finish()
        await asyncio.wait_for(self._done, SECONDS_AT_MOST)
        return self._finished(started)

    async def _connect(self, answered: "Answered") -> Connection:
        loop = asyncio.get_running_loop()
        _, connection = await loop.create_connection(
            lambda: Connection(answered, self._lost), "127.0.0.1", self._plan.port
        )
        return connection

    def _finish(self) -> None:
        if not self._done.done():
            self._done.set_result(None)

    def _lost(self) -> None:
        if not self._done.done():
            self._done.set_exception(ConnectionError("the server closed a connection"))

    def _send_own(self, connection: Connection) -> None:
        if self._left:
            self._left -= 1
            self._in_flight += 1
            self._own[connection].rotate(-1)
            connection.send(self._own[connection][-1])
        elif not self._in_flight:
            self._finish()

    def _count(self, connection: Connection, status: bytes) -> None:
        self._in_flight -= 1
        self._outcome.latencies.append(time.perf_counter() - connection.due)
        self._statuses[status.decode()] += 1

    def _next(self, connection: Connection, status: bytes, body: bytes) -> None:
        self._count(connection, status)
        if self._plan.refreshing and status == b"200":
            self._own[connection][-1] = refresh_request(json.loads(body)["refresh_token"]).encode()
        self._send_own(connection)

    def _rest(self, connection: Connection, status: bytes, body: bytes) -> None:
        self._count(connection, status)
        self._idle.append(connection)
        if not self._left and not self._in_flight:
            self._finish()

    def _finished(self, started: float) -> Outcome:
        self._outcome.wall = time.perf_counter() - started
        self._outcome.statuses = dict(self._statuses)
        for connection in [*self._own, *self._idle]:
            connection.close()
        return self._outcome


async def carry_out(plan: Plan) -> dict[str, Any]:
    run = Run(plan)
    return asdict(await (run.open_loop() if plan.per_second else run.closed_loop()))


if __name__ == "__main__":
    print(json.dumps(uvloop.run(carry_out(Plan(**json.load(sys.stdin))))))
