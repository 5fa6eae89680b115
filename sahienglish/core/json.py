"""JSON in and out of the API, through orjson: strict UTF-8, no NaN, no lone surrogates."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import IO, Any

import orjson
from bson import ObjectId
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from sahienglish.core.errors import MalformedJSON


class JSONRenderer(BaseRenderer):
    """Write a response as compact UTF-8 JSON."""

    media_type = "application/json"
    format = "json"
    charset = None

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        return b"" if data is None else dumps(data)


class JSONParser(BaseParser):
    """Read a JSON body; raises `MalformedJSON` for anything RFC 8259 does not allow."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        try:
            return orjson.loads(stream.read())
        except orjson.JSONDecodeError as error:
            raise MalformedJSON(str(error)) from error


class FixedNegotiation(BaseContentNegotiation):
    """Respond in JSON for every `Accept` header: the API has no other format."""

    def select_parser(self, request: Request, parsers: Iterable[BaseParser]) -> BaseParser | None:
        media_type = (request.content_type or "").partition(";")[0].strip().lower()
        return next((parser for parser in parsers if parser.media_type == media_type), None)

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        renderer = next(iter(renderers))
        return renderer, renderer.media_type


def timestamp(moment: datetime) -> str:
    """Write a UTC time as RFC 3339 with milliseconds, as in `2026-11-23T09:30:00.000Z`."""
    return moment.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def dumps(data: Any) -> bytes:
    """Write `data`, with ids and times as the API shows them."""
    return orjson.dumps(data, default=_unknown, option=orjson.OPT_PASSTHROUGH_DATETIME)


def _unknown(value: Any) -> Any:
    if isinstance(value, datetime):
        return timestamp(value)
    if isinstance(value, ObjectId):
        return str(value)
    if isinstance(value, Mapping):
        return dict(value)
    return str(value)
