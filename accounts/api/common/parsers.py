"""The forms that clients send, read as UTF-8."""

from collections.abc import Mapping
from typing import IO, Any
from urllib.parse import unquote_to_bytes

from django.http import QueryDict
from django.utils.http import parse_header_parameters
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser, MultiPartParser

from sahienglish.core.errors import FieldError, InvalidInput, UnsupportedMediaType

UTF_8 = frozenset({"utf-8", "utf8", "us-ascii"})
"""The character sets that a form may announce; ASCII is a part of UTF-8."""


class FormParser(BaseParser):
    """Read a form in UTF-8, even if the client names another encoding.

    DRF's own decodes by any codec of Python that a client names.
    """

    media_type = "application/x-www-form-urlencoded"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> QueryDict:
        _, parameters = parse_header_parameters(media_type or "")
        if parameters.get("charset", "utf-8").lower() not in UTF_8:
            raise UnsupportedMediaType("A form is read as UTF-8 only.")
        body = stream.read()
        try:
            unquote_to_bytes(body).decode()
        except UnicodeDecodeError as error:
            raise InvalidInput(errors=[FieldError("", "invalid", "The form is not valid UTF-8.")]) from error
        return QueryDict(body, encoding="utf-8")


class MultipartParser(MultiPartParser):
    """Read a form as `FormData` of browsers sends it; it holds text only."""

    def parse(  # type: ignore[override]
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> QueryDict:
        try:
            form = super().parse(stream, media_type, parser_context)
        except ParseError as error:
            message = "The form cannot be read."
            raise InvalidInput(errors=[FieldError("", "invalid", message)]) from error
        if form.files:
            raise InvalidInput(errors=[FieldError("", "invalid", "The form holds a file.")])
        return form.data
