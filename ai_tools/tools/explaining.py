"""Explanations of the edits that a client names, from the catalogue of rules or from the language model."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bson import ObjectId
from django.conf import settings

from ai_tools import errors, offline, providers
from ai_tools.generation import explanations, retry
from ai_tools.generation.explanations import Explanation
from ai_tools.text import categories, edit_reasons, edits
from ai_tools.text.edits import Edit
from ai_tools.tools import in_flight, limits, quota


async def explain(
    *, text: str, edits: Sequence[Mapping[str, Any]], language: str, user_id: ObjectId
) -> list[Explanation]:
    """Return one explanation per edit; it is empty if neither the catalogue nor the model has one.

    Only a call that reaches the model is charged. Raises the problems of `ai_tools.errors`.
    """
    limits.require_fit(text)
    found = _fitting(text, edits)
    upstream = None if providers.chosen() == providers.OFFLINE else retry.current()
    with in_flight.one_more(user_id):
        await limits.count_offline_check(user_id)
        found = await _with_rules(text, found)
        messages = explanations.from_catalogue(found, language=language, or_english=upstream is None)
        if upstream and not all(messages):
            async with (
                quota.charged(user_id=user_id, characters=len(text)) as charge,
                limits.timed(upstream),
            ):
                charge.model_asked = True
                messages = await explanations.by_model(
                    text, found, messages, language=language, upstream=upstream
                )
    return explanations.explained(found, messages)


def _fitting(text: str, named: Sequence[Mapping[str, Any]]) -> list[Edit]:
    """Return the edits in the order given. Raises `EditsDoNotFit`."""
    found = []
    for one in named:
        offset, length, replacement = one["offset"], one["length"], one["replacement"]
        if offset + length > len(text):
            raise errors.EditsDoNotFit(f"The edit at {offset} ends outside of the text.")
        original = text[offset : offset + length]
        if original == replacement:
            raise errors.EditsDoNotFit(f"The edit at {offset} changes nothing.")
        found.append(Edit(offset, length, original, replacement))
    try:
        edits.apply(text, found)
    except edits.EditsDoNotFit as error:
        raise errors.EditsDoNotFit(str(error)) from None
    return categories.with_categories(text, found)


async def _with_rules(text: str, found: list[Edit]) -> list[Edit]:
    """Give the edits the rules by which the offline checker makes the same changes."""
    await offline.ready()
    deadline = asyncio.get_running_loop().time() + settings.AI_TIMEOUT_SECONDS
    correction = await offline.correct(
        text, dialect=providers.OFFLINE_DIALECT, ignore=frozenset(), deadline=deadline
    )
    as_edits = [
        Edit(one.offset, one.length, one.original, one.suggestions[0], one.message, one.rule)
        for one in correction.notices
        if one.suggestions
    ]
    explained = {edit.offset: edit for edit in edit_reasons.explain(found, [*correction.edits, *as_edits])}
    reasons = [explained[edit.offset] for edit in found]
    return [
        replace(edit, rule=reason.rule, message=reason.message)
        for edit, reason in zip(found, reasons, strict=True)
    ]
