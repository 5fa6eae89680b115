"""What runs beside the requests of one worker process, from its first to its last moment."""

from django.dispatch import Signal

from sahienglish.serving.messages import Receive, Scope, Send

worker_started = Signal()
"""Sent on the event loop before the first request; receivers may be coroutines."""

worker_stopping = Signal()
"""Sent on the event loop after the last request; receivers may be coroutines."""


async def lifespan(scope: Scope, receive: Receive, send: Send) -> None:
    """Speak ASGI's lifespan protocol, telling every receiver of the two signals."""
    for phase, signal in (("startup", worker_started), ("shutdown", worker_stopping)):
        await receive()
        await signal.asend(sender=None)
        await send({"type": f"lifespan.{phase}.complete"})
