"""Serve mongoeco, a MongoDB stand-in by another author, until killed, for `TEST_MONGODB_URL`.

    uv run --no-project -p 3.13 --with 'mongoeco[wire]==4.11.0' tests/support/servers/second_database.py 27117

Two of its differences from MongoDB are corrected here, because no test would run with them.
docs/decisions/second-database.md lists the others.
"""

import asyncio
import inspect
import sys
import textwrap
from dataclasses import replace
from typing import Any

from mongoeco.engines import memory  # type: ignore[import-not-found]
from mongoeco.wire import AsyncMongoEcoProxyServer, proxy  # type: ignore[import-not-found]

SAME_KEY = 'if index["key"] == normalized_keys:'
SAME_SIGNATURE = (
    'if (index["key"], index["unique"], index.get("partial_filter_expression")) '
    "== (normalized_keys, unique, partial_filter_expression):"
)

decode = proxy.decode_op_msg


def with_build_info(header: Any, payload: bytes) -> Any:
    """Read a message; PyMongo asks for `buildinfo`, which MongoDB knows as well as `buildInfo`."""
    message = decode(header, payload)
    if "buildinfo" not in message.body:
        return message
    rest = {name: value for name, value in message.body.items() if name != "buildinfo"}
    return replace(message, body={"buildInfo": 1, **rest})


def allow_indexes_that_differ_in_uniqueness() -> None:
    """Let a key have a plain and a unique partial index at once, as MongoDB does since version 5.0."""
    source = textwrap.dedent(inspect.getsource(memory.MemoryEngine.create_index))
    assert source.count(SAME_KEY) == 1
    names: dict[str, Any] = {}
    exec(source.replace(SAME_KEY, SAME_SIGNATURE), vars(memory), names)  # noqa: S102 (a package's own source)
    memory.MemoryEngine.create_index = names["create_index"]


async def serve(port: int) -> None:
    async with AsyncMongoEcoProxyServer(port=port) as server:
        print(server.address.uri, flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    proxy.decode_op_msg = with_build_info
    allow_indexes_that_differ_in_uniqueness()
    asyncio.run(serve(int(sys.argv[1])))
