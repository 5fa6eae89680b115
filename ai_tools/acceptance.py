"""What an answer must have kept of the text before anybody sees it."""

import re
import unicodedata
from collections import Counter

from ai_tools import languages, protection, scripts
from ai_tools.errors import BadAnswer
from ai_tools.tasks import Task, Tool

SLACK_CHARS = 60
"""Short texts may change their length by this much, whatever the proportion."""

_BETWEEN_DIGITS = re.compile(r"(?<=\d)[.,'’\s\u066b\u066c](?=\d)")
_NUMBERS = re.compile(r"\d{2,}")
"""Single digits may be spelled out."""


def longest(tool: Tool, text: str) -> int:
    """Return how many code points an answer to `text` may have."""
    return round(len(text) * tool.longest) + SLACK_CHARS


def check(task: Task, *, text: str, answer: str) -> None:
    """Raise `BadAnswer`, saying why, unless `answer` is one to `text`, a part of the task's own."""
    for reason, kept in _CHECKS.items():
        if not kept(task, text, answer):
            raise BadAnswer(reason)


def _has_words(task: Task, text: str, answer: str) -> bool:
    return any(letter.isalnum() for letter in answer)


def _has_length(task: Task, text: str, answer: str) -> bool:
    least = len(text) * task.tool.shortest - SLACK_CHARS
    return least <= len(answer) <= longest(task.tool, text)


def _keeps_protected(task: Task, text: str, answer: str) -> bool:
    wanted = Counter(text[span.start : span.end] for span in protection.spans(text))
    return all(answer.count(part) >= times for part, times in wanted.items())


def _keeps_numbers(task: Task, text: str, answer: str) -> bool:
    return _holds(_digits(answer), _digits(text)) or _holds(_runs(answer), _runs(text))


def _keeps_ignored(task: Task, text: str, answer: str) -> bool:
    return all(answer.count(word) >= text.count(word) for word in task.ignore)


def _keeps_language(task: Task, text: str, answer: str) -> bool:
    if task.tool.keeps_language:
        return scripts.same_language(text, answer)
    script = scripts.named(languages.script(task.language))
    letters = scripts.counts(answer)
    return not script or letters.total() < scripts.LETTERS_TO_JUDGE or letters[script] > 0


_CHECKS = {
    "The answer was empty.": _has_words,
    "The answer was out of proportion to the text.": _has_length,
    "The answer lost a placeholder, a link, an address or markup.": _keeps_protected,
    "The answer changed a number.": _keeps_numbers,
    "The answer changed a word to leave alone.": _keeps_ignored,
    "The answer was in another language.": _keeps_language,
}


def _digits(text: str) -> Counter[str]:
    """Count the numbers, in ASCII digits and without separators: `1,00,000` is `100.000` in any script."""
    return _runs(_BETWEEN_DIGITS.sub("", text))


def _runs(text: str) -> Counter[str]:
    return Counter("".join(str(unicodedata.digit(digit)) for digit in run) for run in _NUMBERS.findall(text))


def _holds(larger: Counter[str], smaller: Counter[str]) -> bool:
    return smaller <= larger
