"""A transport that knows how much of what was written to it has left the process."""

import asyncio
from typing import Any


class CountingTransport:
    """A transport that counts the bytes written to it, which tells how many its client has taken.

    Head and body of a response are written one after the other. The head waits for the body, at most until
    the event loop's next turn, and leaves with it: one system call and one packet less for each response.
    """

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport = transport
        self._loop = loop
        self._held = b""
        self.written = 0

    def write(self, data: bytes) -> None:
        """Write and count."""
        self.written += len(data)
        if self._held:
            held, self._held = self._held, b""
            self._transport.write(held + data)
        else:
            self._held = data
            self._loop.call_soon(self._flush)

    def close(self) -> None:
        """Close as soon as all that was written has left."""
        self._flush()
        self._transport.close()

    def write_eof(self) -> None:
        """Close the sending side as soon as all that was written has left."""
        self._flush()
        self._transport.write_eof()

    @property
    def taken(self) -> int:
        """Return how many bytes have left this process."""
        return self.written - len(self._held) - self._transport.get_write_buffer_size()

    def _flush(self) -> None:
        if self._held and not self._transport.is_closing():
            self._transport.write(self._held)
        self._held = b""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)
