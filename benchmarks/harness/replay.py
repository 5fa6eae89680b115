"""A MongoDB server that answers from memory: `python -m benchmarks.harness.replay --database PORT`.

It stands between a server and the real database. While it replays, it passes on each kind of command
the first time it sees one, remembers the answer, and gives that answer to every later command of the
same shape (same collection, same keys, any values). So the application is measured on real
answers to its own queries, while the database, which is pure Python here, takes next to no time from it.

Prints its port first, and passes everything on until it reads the line `replay`. That line and `pass`
also make it forget every answer; after these and after `count` it prints, as JSON, how many commands it
has seen since the line before. After `commands` it prints one command of each shape seen since then.
"""

import argparse
import asyncio
import struct
import sys
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from typing import Any, TypeAlias

import bson
import uvloop
from bson import json_util

HEADER = struct.Struct("<iiii")
OP_MSG = 2013
BODY = HEADER.size + 5  # the flags, and the kind of the first section
Shape: TypeAlias = tuple[str, str, Hashable]
REPLAYED = frozenset({"find", "aggregate", "findAndModify", "update", "insert", "delete", "count"})


class Memory:
    """What the database answered to each shape of command, and how many commands there were."""

    def __init__(self) -> None:
        self.replays = False
        self.answers: dict[Hashable, bytes] = {}
        self.seen: Counter[str] = Counter()
        self.commands: dict[Hashable, dict[str, Any]] = {}

    def see(self, command: dict[str, Any], shape: Shape) -> None:
        self.seen[f"{shape[0]} {shape[1]}"] += 1
        self.commands.setdefault(shape, command)

    def obey(self, word: str) -> Any:
        """Replay, pass on, or go on as before; return what was seen until now."""
        if word in {"replay", "pass"}:
            self.replays = word == "replay"
            self.answers.clear()
        told: Any = list(self.commands.values()) if word == "commands" else dict(self.seen)
        self.seen.clear()
        self.commands.clear()
        return told


class Frames:
    """Cut a stream of bytes into wire messages."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> list[bytes]:
        self._buffer += data
        messages = []
        while len(self._buffer) >= HEADER.size:
            length = HEADER.unpack_from(self._buffer)[0]
            if len(self._buffer) < length:
                break
            messages.append(bytes(self._buffer[:length]))
            del self._buffer[:length]
        return messages


class Client(asyncio.Protocol):
    """One connection of the measured server."""

    def __init__(self, memory: Memory, database: tuple[str, int]) -> None:
        self._memory, self._database = memory, database
        self._frames, self._asked = Frames(), dict[int, Hashable]()
        self._waiting: list[bytes] = []
        self._upstream: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport: asyncio.Transport = transport  # type: ignore[assignment]
        self._connecting = asyncio.ensure_future(self._connect())

    async def _connect(self) -> None:
        loop = asyncio.get_running_loop()
        upstream, _ = await loop.create_connection(lambda: Database(self), *self._database)
        upstream.writelines(self._waiting)
        self._upstream = upstream

    def data_received(self, data: bytes) -> None:
        for message in self._frames.feed(data):
            self._take(message)

    def _take(self, message: bytes) -> None:
        _, request_id, _, opcode = HEADER.unpack_from(message)
        command = _command(message) if opcode == OP_MSG else None
        if command is None:
            self._ask(message)
            return
        shape = _shape_of(command)
        self._memory.see(command, shape)
        answer = self._memory.answers.get(shape)
        if answer is None:
            if self._memory.replays:
                self._asked[request_id] = shape
            self._ask(message)
        else:
            head = HEADER.pack(len(answer) + HEADER.size, 0, request_id, OP_MSG)
            self._transport.write(head + answer)

    def _ask(self, message: bytes) -> None:
        if self._upstream is None:
            self._waiting.append(message)
        else:
            self._upstream.write(message)

    def answered(self, message: bytes) -> None:
        request_id = HEADER.unpack_from(message)[2]
        shape = self._asked.pop(request_id, None)
        if shape is not None:
            self._memory.answers.setdefault(shape, message[HEADER.size :])
        self._transport.write(message)

    def connection_lost(self, exc: Exception | None) -> None:
        self._connecting.cancel()
        if self._upstream is not None:
            self._upstream.close()


class Database(asyncio.Protocol):
    """The connection to the real database that stands behind one client."""

    def __init__(self, client: Client) -> None:
        self._client, self._frames = client, Frames()

    def data_received(self, data: bytes) -> None:
        for message in self._frames.feed(data):
            self._client.answered(message)

    def connection_lost(self, exc: Exception | None) -> None:
        self._client._transport.close()


def _command(message: bytes) -> dict[str, Any] | None:
    """Return a command that may be answered from memory, None for any other."""
    (length,) = struct.unpack_from("<i", message, BODY)
    command = bson.decode(message[BODY : BODY + length])
    if next(iter(command)) not in REPLAYED:
        return None
    for rest in _sequences(message, BODY + length):
        command |= rest
    return {key: value for key, value in command.items() if key not in {"lsid", "$clusterTime", "txnNumber"}}


def _sequences(message: bytes, start: int) -> Iterator[dict[str, Any]]:
    """Yield the lists that a message carries in addition to its command: what to update, insert or delete."""
    while start < len(message) and message[start] == 1:
        (length,) = struct.unpack_from("<i", message, start + 1)
        name, _, documents = message[start + 5 : start + 1 + length].partition(b"\0")
        yield {name.decode(): bson.decode_all(documents)}
        start += 1 + length


def _shape_of(command: dict[str, Any]) -> Shape:
    name = next(iter(command))
    return name, command[name], _shape(command)


def _shape(value: Any) -> Hashable:
    if isinstance(value, Mapping):
        return tuple((key, _shape(inner)) for key, inner in value.items())
    if isinstance(value, list):
        return tuple(_shape(inner) for inner in value)
    return None


async def serve(database_port: int) -> None:
    memory, loop = Memory(), asyncio.get_running_loop()
    server = await loop.create_server(lambda: Client(memory, ("127.0.0.1", database_port)), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        print(json_util.dumps(memory.obey(line.strip())), flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--database", type=int, required=True, metavar="PORT")
    uvloop.run(serve(parser.parse_args().database))
