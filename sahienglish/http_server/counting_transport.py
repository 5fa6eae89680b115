"""A transport that knows how much of what was written to it has left the process."""

import asyncio
from typing import Any


class CountingTransport:
    """A transport that counts the bytes written to it, which tells how many its client has taken."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self.written = 0

    def write(self, data: bytes) -> None:
        """Write and count."""
        self.written += len(data)
        self._transport.write(data)

    @property
    def taken(self) -> int:
        """Return how many bytes have left this process."""
        return self.written - self._transport.get_write_buffer_size()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)
