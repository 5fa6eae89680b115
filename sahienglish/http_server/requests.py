"""Django's requests, always read as UTF-8, so that no `charset` of a client can make them fail."""

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
