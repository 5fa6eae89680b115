"""The processes that serve: one, or a parent and its workers, all on one port."""

import os
import signal
import socket
from contextlib import suppress

import uvicorn
from django.conf import settings
from uvicorn.supervisors import Multiprocess

KEEP_ALIVE_SECONDS = 75
"""Longer than proxies keep a connection (nginx: 60), so that they never write to one just closed."""


def bind() -> socket.socket:
    """Take `HOST`:`PORT`, so that it is known to be free; nobody can connect yet. Raises `OSError`."""
    family, kind, protocol, _, address = socket.getaddrinfo(
        settings.HOST, settings.PORT, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    bound = socket.socket(family, kind, protocol)
    if os.name == "posix":
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind(address)
    bound.set_inheritable(True)
    return bound


def run(bound: socket.socket) -> None:
    """Serve until told to stop; then finish what is in flight, and return."""
    config = uvicorn.Config(
        "sahienglish.asgi:application",
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
        Workers(config, sockets=[bound]).run()
        return
    # The server raises the signal that stopped it once more when it has finished.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[bound])


class Workers(Multiprocess):
    """uvicorn's parent process, but one that lets go of the port as soon as it is told to stop.

    Otherwise connections would still be taken, and wait in vain, while the workers finish.
    """

    def terminate_all(self) -> None:
        for bound in self.sockets:
            bound.close()
        super().terminate_all()
