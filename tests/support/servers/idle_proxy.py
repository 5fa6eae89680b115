"""A way to the database that closes connections when they have been idle, as servers and firewalls do."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class IdleProxy:
    """Pass bytes on to a server; close both sides after `idle_seconds` in which none came."""

    def __init__(self, host: str, port: int, *, idle_seconds: float) -> None:
        self._target, self._idle_seconds = (host, port), idle_seconds
        self._loop = asyncio.new_event_loop()
        self.closed = 0
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.port: int = server.sockets[0].getsockname()[1]

    def run(self) -> None:
        self._loop.run_forever()

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            server_reader, server_writer = await asyncio.open_connection(*self._target)
        except OSError:
            writer.close()
            return
        moved = [self._loop.time()]
        passing = [
            asyncio.create_task(self._pass(reader, server_writer, moved)),
            asyncio.create_task(self._pass(server_reader, writer, moved)),
        ]
        while not any(task.done() for task in passing):
            await asyncio.sleep(self._idle_seconds / 10)
            if self._loop.time() - moved[0] >= self._idle_seconds:
                self.closed += 1
                break
        for task in passing:
            task.cancel()
        for each in (writer, server_writer):
            each.close()

    async def _pass(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, moved: list[float]
    ) -> None:
        with suppress(OSError):
            while data := await reader.read(65_536):
                moved[0] = self._loop.time()
                writer.write(data)
                await writer.drain()


@contextmanager
def running(host: str, port: int, *, idle_seconds: float) -> Iterator[IdleProxy]:
    """Run a proxy in front of `host`:`port` on a thread."""
    proxy = IdleProxy(host, port, idle_seconds=idle_seconds)
    thread = threading.Thread(target=proxy.run, daemon=True)
    thread.start()
    yield proxy
    proxy.stop()
    thread.join(10)
