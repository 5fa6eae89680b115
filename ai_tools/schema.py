"""How the tools appear in `/openapi.json`: one answer in two media types."""

from collections.abc import Callable
from typing import Any, TypeVar

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiResponse, extend_schema, extend_schema_view
from rest_framework.serializers import BaseSerializer
from rest_framework.views import APIView

ViewClass = TypeVar("ViewClass", bound=type[APIView])

_EVENTS = """\
event: delta
data: {"text":"She goes"}

event: delta
data: {"text":" to school."}

event: done
data: {"result":"She goes to school.","edits":[…],"provider":"gemini","model":"gemini-3.5-flash-lite"}

"""
_STREAM = OpenApiResponse(
    OpenApiTypes.STR,
    description=(
        "With `Accept: text/event-stream`: any number of `delta` events, whose `text` members joined are "
        "`result`, then one `done` event with the JSON answer, or one `error` event with a problem object. "
        "What refuses the call before it begins is answered as a problem, not as a stream."
    ),
    examples=[OpenApiExample("Events", value=_EVENTS, media_type="text/event-stream")],
)


def streams(gives: type[BaseSerializer[Any]]) -> Callable[[ViewClass], ViewClass]:
    """Describe the `post` of a tool that answers `gives`, as JSON or as events."""
    answers = {(200, "application/json"): gives, (200, "text/event-stream"): _STREAM}
    return extend_schema_view(post=extend_schema(responses=answers))
