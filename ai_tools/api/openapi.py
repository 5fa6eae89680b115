"""How the tools appear in `/openapi.json`: one response in two media types."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiResponse

from ai_tools.api import results
from sahienglish.openapi.generation import ContractSchema

_EVENTS = """\
event: delta
data: {"text":"She goes"}

event: delta
data: {"text":" to school."}

event: done
data: {"result":"She goes to school.","edits":[…],"notices":[],"provider":"gemini","model":"…"}

"""
_ABOUT_EVENTS = (
    "With `Accept: text/event-stream` the answer comes while it is written: any number of `delta` events, "
    "then one `done` event with the JSON answer, or one `error` event with a problem object; lines that "
    "begin with a colon only bridge silence. The `text` members joined are `result`, unless something was "
    "corrected after it was sent: then the `result` of `done` counts. A call that is rejected before it "
    "begins gets a problem, not a stream. With `explain`, one `explained` event follows `done`. A call "
    "counts once a word has reached you, or if you leave after the model was asked; one that fails before "
    "costs nothing."
)
_STREAM = OpenApiResponse(
    OpenApiTypes.STR,
    examples=[OpenApiExample("Events", value=_EVENTS, media_type="text/event-stream")],
)


class ToolSchema(ContractSchema):
    """Describe a writing tool."""

    def get_description(self) -> str:  # type: ignore[override]  # as drf-spectacular has it
        return f"{self.view.tool.title}.\n\n{_ABOUT_EVENTS}"  # type: ignore[attr-defined]

    def get_response_serializers(self) -> Any:
        return {
            (200, "application/json"): results.of_tool(self.view.tool),  # type: ignore[attr-defined]
            (200, "text/event-stream"): _STREAM,
        }
