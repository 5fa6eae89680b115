"""Django's requests, but in UTF-8 whatever a client says: as the contract has it, and safe to look at."""

from django.core.handlers.asgi import ASGIRequest as DjangoASGIRequest
from django.core.handlers.wsgi import WSGIRequest as DjangoWSGIRequest
from django.http import HttpRequest


class InUTF8(HttpRequest):
    """A request that no `charset` makes Django read, even its query, by any codec of Python."""

    @property
    def encoding(self) -> None:
        """Return nothing, which stands for the default."""

    @encoding.setter
    def encoding(self, value: object) -> None:
        """Leave it; a parser that minds looks at the header itself."""


class ASGIRequest(InUTF8, DjangoASGIRequest):
    """A request that came through an ASGI server."""


class WSGIRequest(InUTF8, DjangoWSGIRequest):
    """A request that came through a WSGI server."""
