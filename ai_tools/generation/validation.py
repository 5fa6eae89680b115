"""The check of an answer before it counts."""

from ai_tools.errors import BadAnswer
from ai_tools.generation.preservation import (
    has_length,
    has_words,
    keeps_ignored,
    keeps_language,
    keeps_numbers,
    keeps_protected,
)
from ai_tools.tools.definitions import Task

CHECKS = {
    "The answer was empty.": ("", has_words),
    "The answer was out of proportion to the text.": ("", has_length),
    "The answer lost a placeholder, a link, an address or markup.": ("protected_parts", keeps_protected),
    "The answer changed a number.": ("numbers", keeps_numbers),
    "The answer changed a word to leave alone.": ("", keeps_ignored),
    "The answer was in another language.": ("", keeps_language),
}
"""The checks in order, each with the policy of the tool that asks for it, if not every tool does."""


def check(task: Task, *, text: str, answer: str) -> None:
    """Raise `BadAnswer`, saying why, unless `answer` preserves what the tool must preserve of `text`."""
    for reason, (policy, keeps) in CHECKS.items():
        if (not policy or policy in task.tool.preserves) and not keeps(task, text, answer):
            raise BadAnswer(reason)
