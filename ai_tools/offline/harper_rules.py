"""Which rules of harper may correct without asking (`words/trusted_rules.txt`)."""

import re
from pathlib import Path

from harper import Lint

from ai_tools.offline import harper_conditions
from ai_tools.offline.harper_conditions import Place

_LINES = (
    (Path(__file__).with_name("data") / "words" / "trusted_rules.txt")
    .read_text(encoding="utf-8")
    .splitlines()
)
_NAMES = [line for line in _LINES if line and not line.startswith("#")]
ALLOWED = frozenset(name.removesuffix("*") for name in _NAMES)
FIRST_IS_SAFE = frozenset(name.removesuffix("*") for name in _NAMES if name.endswith("*"))

_JOINED = re.compile(r"\w[-\u2010\u2011/]\w")
"""What makes a word part of a longer one that may mean something else: *any body-type field*."""

CONTEXT_CHARS = 200
"""How far a condition looks around."""


def may_apply(rule: str, lint: Lint, *, text: str, start: int, end: int) -> bool:
    """Tell whether the first suggestion of `lint`, at `start` to `end` of `text`, is safe."""
    if not lint.suggestions or (lint.suggestion_count > 1 and rule not in FIRST_IS_SAFE):
        return False
    if _JOINED.match(text, end - 1) or (start > 1 and _JOINED.match(text, start - 2)):
        return False
    before, after = text[max(0, start - CONTEXT_CHARS) : start], text[end : end + CONTEXT_CHARS]
    return harper_conditions.hold(rule, Place(before, text[start:end], after))
