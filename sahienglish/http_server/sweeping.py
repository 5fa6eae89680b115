"""Cutting off the clients that stand still, while a process has too many connections or unsent bytes."""

import asyncio
from collections.abc import Callable, Iterable
from typing import Any, Protocol
from weakref import WeakSet

from sahienglish.http_server.counting_transport import CountingTransport

MAX_BUFFERED_BYTES = 128 * 1024 * 1024
"""How much of all responses together may wait in this process for clients to take it."""

SWEEP_SECONDS = 1
SWEEP_BYTES = 1024
"""Bytes that a connection waiting for its client must move per sweep, while there is too much of either."""

_sweeping: WeakSet[asyncio.AbstractEventLoop] = WeakSet()
"""The event loops with too many connections; each looks for the ones to cut off by one timer."""


class Sweepable(Protocol):
    """A connection that can be judged by what its client takes."""

    transport: CountingTransport

    def waits_for_client(self) -> bool: ...

    def moved_since_last_sweep(self) -> int: ...


def begin(loop: asyncio.AbstractEventLoop, connections: set[Any], *, most: Callable[[], int]) -> None:
    """Sweep the connections of a loop once per second until it has few enough again."""
    if loop not in _sweeping:
        _sweeping.add(loop)
        loop.call_later(SWEEP_SECONDS, sweep, loop, connections, most)


def sweep(loop: asyncio.AbstractEventLoop, connections: set[Any], most: Callable[[], int]) -> None:
    """Cut off the connections whose clients stand still, and sweep again if too many are left."""
    for connection in sweepable(connections):
        stands = connection.moved_since_last_sweep() < SWEEP_BYTES
        if stands and connection.waits_for_client():
            connection.transport.abort()
    if len(connections) > most() or buffered(connections) > MAX_BUFFERED_BYTES:
        loop.call_later(SWEEP_SECONDS, sweep, loop, connections, most)
    else:
        _sweeping.discard(loop)


def buffered(connections: Iterable[Any]) -> int:
    """Return how many bytes of all connections wait for their clients."""
    transports = (connection.transport for connection in sweepable(connections))
    return sum(transport.written - transport.taken for transport in transports)


def sweepable(connections: Iterable[Any]) -> list[Sweepable]:
    """Return the connections with limits; uvicorn keeps those of other protocols in the same set."""
    return [each for each in connections if hasattr(each, "moved_since_last_sweep")]
