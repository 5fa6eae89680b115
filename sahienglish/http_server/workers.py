"""The processes that serve: one, or a parent and its workers, all on one port."""

import os
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress

import uvicorn
from django.conf import settings
from uvicorn.supervisors import Multiprocess

SHARES_PORT = sys.platform == "linux"
"""Elsewhere SO_REUSEPORT is not there, or does not deal connections out."""

KEEP_ALIVE_SECONDS = 75
"""Longer than proxies keep a connection (nginx: 60), so that they never write to one just closed."""


def bind() -> socket.socket:
    """Take `HOST`:`PORT`, so that it is known to be free; no client can connect yet. Raises `OSError`."""
    # With SO_REUSEPORT a second service would share the port in silence: the first try is made without.
    open_socket(shared=False).close()
    return open_socket(shared=SHARES_PORT)


def open_socket(*, shared: bool) -> socket.socket:
    """Return a bound socket; other processes may bind to its port, too, if it is `shared`."""
    family, kind, protocol, _, address = socket.getaddrinfo(
        settings.HOST, settings.PORT, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    bound = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if shared:
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        bound.bind(address)
    except OSError:
        bound.close()
        raise
    bound.set_inheritable(True)
    return bound


class SocketOfOwn(list[socket.socket]):
    """The parent's socket, which becomes one of its own in the worker that it is handed to.

    If all accept from one socket, the first to wake takes every waiting connection: those a proxy
    keeps may all end at one worker while the others idle. So the kernel deals them out.
    """

    def __reduce__(self) -> tuple[Callable[[], list[socket.socket]], tuple[()]]:
        return own_socket, ()


def own_socket() -> list[socket.socket]:
    """Return what a worker gets in place of the parent's sockets. Pickle finds it by its name."""
    return [open_socket(shared=True)]


def run(bound: socket.socket) -> None:
    """Serve until a signal says stop, then finish the requests in flight and return."""
    config = uvicorn.Config(
        "sahienglish.asgi:application",
        http="sahienglish.http_server.connection_limits:Protocol",
        workers=settings.WORKERS,
        timeout_graceful_shutdown=settings.SHUTDOWN_GRACE_SECONDS,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
        log_level="warning",
        ws="none",
    )
    if settings.WORKERS > 1:
        Workers(config, sockets=SocketOfOwn([bound]) if SHARES_PORT else [bound]).run()
        return
    # The server raises the signal that stopped it once more when it has finished.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[bound])


class Workers(Multiprocess):
    """uvicorn's parent process, which releases the port as soon as it gets SIGTERM.

    Otherwise the port would still accept connections that no worker serves while the workers finish.
    """

    def terminate_all(self) -> None:
        for bound in self.sockets:
            bound.close()
        super().terminate_all()
