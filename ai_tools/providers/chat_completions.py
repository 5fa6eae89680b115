"""Reading the JSON of OpenAI's chat completions, of which no server keeps every detail."""

from typing import Any

import orjson
from django.conf import settings

from ai_tools import errors
from sahienglish.core.logging import masking


def choice_of(document: bytes) -> dict[str, Any]:
    """Return the one choice of a chat completion, empty if a part of a stream has none."""
    try:
        data = orjson.loads(document)
    except orjson.JSONDecodeError:
        raise not_json() from None
    if not isinstance(data, dict):
        raise not_json()
    if data.get("error"):
        raise errors.Unavailable("The language model's server failed in the middle of the answer.")
    choices = data.get("choices") or []
    if not isinstance(choices, list):
        raise not_json()
    return object_in(choices[0]) if choices else {}


def object_in(value: object) -> dict[str, Any]:
    """Return a member that must be an object or absent. Raises `BadAnswer`."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise not_json()
    return value


def text_in(value: object) -> str:
    """Return a member that must be a string or absent. Raises `BadAnswer`."""
    if value is not None and not isinstance(value, str):
        raise not_json()
    return value or ""


def require_finished(choice: dict[str, Any]) -> None:
    """Raise `ContentBlocked` or `BadAnswer` if the model has not come to the end of its answer."""
    if choice.get("finish_reason") == "content_filter":
        raise errors.ContentBlocked("The model stopped its answer.")
    if choice.get("finish_reason") == "length":
        raise errors.BadAnswer("The answer was cut short.")


def not_json() -> errors.BadAnswer:
    """Return the problem of an answer that has another shape."""
    return errors.BadAnswer("The answer was not the JSON that was asked for.")


def reason_of(body: bytes) -> str:
    """Return what an error says of itself, without the key and without HTML."""
    try:
        document = orjson.loads(body)
    except orjson.JSONDecodeError:
        document = None
    if not isinstance(document, dict) or "error" not in document:
        return "with a body that is no JSON error"
    error = document["error"]
    reason = str(error.get("message") if isinstance(error, dict) else error)[:200]
    return masking.secrets(reason, [settings.OPENAI_API_KEY])
