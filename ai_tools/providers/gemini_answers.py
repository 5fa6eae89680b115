"""Reading what google-genai returns and raises."""

import logging
from collections.abc import Awaitable
from typing import Any, TypeVar

from django.conf import settings
from google.genai import errors as google
from google.genai import types

from ai_tools import errors
from ai_tools.providers.base import seconds
from sahienglish.core.logging import masking

T = TypeVar("T")
logger = logging.getLogger(__name__)

NOT_JSON = "The answer was not the JSON that was asked for."
BLOCKED = frozenset(
    {
        types.FinishReason.SAFETY,
        types.FinishReason.BLOCKLIST,
        types.FinishReason.PROHIBITED_CONTENT,
        types.FinishReason.SPII,
        types.FinishReason.RECITATION,
    }
)


def text_of(response: types.GenerateContentResponse, *, last: bool) -> str:
    """Return the text of an answer or a part of one; the `last` must have ended by itself."""
    if response.prompt_feedback and response.prompt_feedback.block_reason:
        raise errors.ContentBlocked("The model declined the text.")
    candidate = response.candidates[0] if response.candidates else None
    reason = candidate.finish_reason if candidate else None
    if reason in BLOCKED:
        raise errors.ContentBlocked("The model stopped its answer.")
    if last and reason != types.FinishReason.STOP:
        raise errors.BadAnswer("The answer was cut short.")
    parts = (candidate and candidate.content and candidate.content.parts) or []
    text = "".join(part.text for part in parts if part.text and not part.thought)
    try:
        # The library's JSON lets half a surrogate pair through, which is no text.
        text.encode()
    except UnicodeEncodeError:
        raise errors.BadAnswer(NOT_JSON) from None
    return text


async def parsed(answer: Awaitable[T]) -> T:
    """Return what the library makes of Google's JSON. Raises `BadAnswer` if it has another shape.

    The library does not check the shape and fails with errors of its own code; only its calls are looked at
    here, so that errors of our code stay what they are.
    """
    try:
        return await answer
    except ValueError:
        raise errors.BadAnswer(NOT_JSON) from None
    except (AttributeError, TypeError, LookupError):
        logger.warning("google-genai could not read an answer", exc_info=True)
        raise errors.BadAnswer(NOT_JSON) from None


def reason_of(error: google.APIError) -> str:
    """Return what an error says of itself, without the key."""
    return masking.secrets(f"{error.status}: {str(error.message)[:200]}", [settings.GEMINI_API_KEY])


def retry_after(error: google.APIError) -> int | None:
    """Return how long Google asks to wait: a header, or more often a `RetryInfo` in the details."""
    headers: Any = getattr(error.response, "headers", None) or {}
    said = error.details.get("error") if isinstance(error.details, dict) else None
    details = said.get("details") if isinstance(said, dict) else None
    delays = [detail.get("retryDelay") for detail in details or () if isinstance(detail, dict)]
    waits = (seconds(delay) for delay in (headers.get("Retry-After"), *delays))
    return next((wait for wait in waits if wait is not None), None)
