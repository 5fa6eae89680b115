"""An ASGI application of a test, served on loopback."""

import threading
from collections.abc import Iterator
from typing import Any

import uvicorn

from tests.support.waiting import wait_until


def served(application: Any, protocol: type) -> Iterator[int]:
    """Yield the port of a server that speaks HTTP with `protocol`; stop it afterwards."""
    config = uvicorn.Config(application, port=0, http=protocol, ws="none", lifespan="off", log_config=None)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    wait_until(lambda: server.started)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join(10)
