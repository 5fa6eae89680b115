"""The `X-Request-ID` of every answer, as plain ASGI: the cheapest middleware there is."""

import re
from secrets import token_hex

from starlette.types import ASGIApp, Message, Receive, Scope, Send

ACCEPTED = re.compile(rb"[A-Za-z0-9._-]{1,64}")


class RequestIds:
    """Adopt the client's id or make one, and send it back."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        presented = next((value for name, value in scope["headers"] if name == b"x-request-id"), b"")
        request_id = presented if ACCEPTED.fullmatch(presented) else token_hex(8).encode()
        scope["request_id"] = request_id.decode()

        async def send_with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"x-request-id", request_id)]
            await send(message)

        await self.app(scope, receive, send_with_id)
