"""Which of a model's explanations may be shown."""

import re
from typing import Any

import orjson

from ai_tools.errors import BadAnswer
from ai_tools.providers.base import Prompt, without_thoughts
from ai_tools.text import languages, writing_systems

LONGEST = 300

_MARKUP = re.compile(
    r"<[a-zA-Z/!]|&[a-z]{2,8};|&#|\*\*|__|`|\]\(|\A\s*(?:#+ |[-*] )|\b(?:https?:|www\.|javascript:)"
)
_DIRECTION_MARKS = dict.fromkeys(map(ord, "\u200e\u200f"))
"""They keep `-s` in order within a text that is written from right to left."""

_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|「[^」]*」|'[^']*'|‘[^’]*’|„[^“”]*[“”]|\([^)]*\)")


def read(answer: str, *, number: int, language: str, prompt: Prompt) -> list[str]:
    """Return one explanation per edit, empty where the answer has no valid one. Raises `BadAnswer`."""
    found = [""] * number
    for entry in _entries(answer):
        at, message = entry.get("number"), entry.get("explanation")
        # Of two explanations for one edit, neither can be trusted to be the right one: the first counts.
        if isinstance(at, int) and 1 <= at <= number and isinstance(message, str) and not found[at - 1]:
            message = " ".join(message.split())
            found[at - 1] = message if is_valid(message, language=language, prompt=prompt) else ""
    return found


def is_valid(message: str, *, language: str, prompt: Prompt) -> bool:
    """Tell whether an explanation is plain text of a fitting length in the script of `language`."""
    visible = message.translate(_DIRECTION_MARKS)
    if not visible or len(message) > LONGEST or not visible.isprintable() or _MARKUP.search(message):
        return False
    return _is_in_script(message, language) and not prompt.leaks_into(message)


def _entries(answer: str) -> list[dict[str, Any]]:
    bare = without_thoughts(answer)
    start, end = bare.find("{"), bare.rfind("}")
    try:
        document = orjson.loads(bare[start : end + 1]) if start >= 0 else None
    except orjson.JSONDecodeError:
        document = None
    entries = document.get("explanations") if isinstance(document, dict) else None
    if not isinstance(entries, list):
        raise BadAnswer("The answer was not the JSON that was asked for.")
    return [entry for entry in entries if isinstance(entry, dict)]


def _is_in_script(message: str, language: str) -> bool:
    """Tell whether most letters outside of quotations belong to the language's script."""
    script, prose = writing_systems.named(languages.script(language)), _QUOTED.sub("", message)
    letters = writing_systems.counts(prose)
    if not script:
        return True
    if script == "LATIN" and not language.startswith("en") and writing_systems.is_plainly_english(prose):
        return False
    return letters[script] > 0 and 2 * letters[script] >= letters.total()
