"""The bodies of requests that come through a WSGI server."""

from io import BytesIO
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.http import parse_header_parameters

from sahienglish.core import errors

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment


def settle(environ: "WSGIEnvironment") -> None:
    """Make sure that the body has a length within the limit and a type that can be read."""
    length = environ.get("CONTENT_LENGTH", "")
    if length.isdigit() and int(length) > settings.MAX_BODY_BYTES:
        raise errors.BodyTooLarge
    if not length:
        measure(environ)
    try:
        parse_header_parameters(environ.get("CONTENT_TYPE", ""))
    except ValueError as error:
        raise errors.InvalidInput("The header Content-Type cannot be read.") from error


def measure(environ: "WSGIEnvironment") -> None:
    """Read a chunked body to know its length, if the server says that reading ends with the body."""
    if environ.get("wsgi.input_terminated"):
        body = environ["wsgi.input"].read(settings.MAX_BODY_BYTES + 1)
        if len(body) > settings.MAX_BODY_BYTES:
            raise errors.BodyTooLarge
        environ["wsgi.input"], environ["CONTENT_LENGTH"] = BytesIO(body), str(len(body))
    elif environ.get("HTTP_TRANSFER_ENCODING"):
        raise errors.LengthRequired
