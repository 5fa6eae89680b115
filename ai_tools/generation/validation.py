"""Checks of what an answer must have kept of the text."""

from collections import Counter

from ai_tools.errors import BadAnswer
from ai_tools.text import known_words, languages, numbers, protected_spans, writing_systems
from ai_tools.tools.definitions import Task, Tool

SLACK_CHARS = 60
"""Short texts may change their length by this much, whatever the proportion."""


def longest(tool: Tool, text: str) -> int:
    """Return how many code points an answer to `text` may have."""
    return round(len(text) * tool.longest) + SLACK_CHARS


def check(task: Task, *, text: str, answer: str) -> None:
    """Raise `BadAnswer`, saying why, unless `answer` preserves what the tool must preserve of `text`."""
    for reason, (policy, kept) in _CHECKS.items():
        if (not policy or policy in task.tool.preserves) and not kept(task, text, answer):
            raise BadAnswer(reason)


def require_known_words(task: Task, *, text: str, answer: str) -> None:
    """Raise `BadAnswer` unless every word of the user's dictionary that `text` has is in `answer`, too."""
    # Not as a whole word: Chinese has no blanks, and other languages join endings to it.
    if any(known_words.owner(word) not in answer for word in task.known_words if word in text):
        raise BadAnswer("The answer translated a word to leave alone.")


def _has_words(task: Task, text: str, answer: str) -> bool:
    return any(letter.isalnum() for letter in answer)


def _has_length(task: Task, text: str, answer: str) -> bool:
    least = len(text) * task.tool.shortest - SLACK_CHARS
    return least <= len(answer) <= longest(task.tool, text)


def _keeps_protected(task: Task, text: str, answer: str) -> bool:
    wanted = Counter(protected_spans.parts(text))
    if all(answer.count(part) >= times for part, times in wanted.items()):
        return True
    # Where a repetition went, nothing may have come in its place: `@asha … @asha` is not `@asha … @ashok`.
    nothing_new = wanted.keys() >= set(protected_spans.parts(answer))
    return task.tool.rewrites and all(part in answer for part in wanted) and nothing_new


def _keeps_numbers(task: Task, text: str, answer: str) -> bool:
    return numbers.kept(
        text,
        answer,
        may_drop_repetition=task.tool.rewrites,
        may_spell_months=not task.tool.keeps_language,
    )


def _keeps_ignored(task: Task, text: str, answer: str) -> bool:
    folded, folded_answer = text.casefold(), answer.casefold()
    words = {word.casefold() for word in task.ignore}
    return all(_times(word, folded_answer) >= _times(word, folded) for word in words if word in folded)


def _times(word: str, text: str) -> int:
    """Count `word` where it is a whole word or the owner of something, as in `Priya's`."""
    return len(known_words.pattern(word).findall(text))


def _keeps_language(task: Task, text: str, answer: str) -> bool:
    """Look at the prose alone: a link or code is in no language."""
    prose = protected_spans.without(answer)
    if task.tool.keeps_language:
        return writing_systems.same_language(protected_spans.without(text), prose)
    script = writing_systems.named(languages.script(task.language))
    usual = writing_systems.named(languages.usual_script(task.language))
    letters = writing_systems.counts(prose)
    if not script or letters.total() < writing_systems.LETTERS_TO_JUDGE:
        return True
    # A name in Latin letters does not make Serbian in Cyrillic the `sr-Latn` that was asked for.
    return letters[script] > 0 and letters[script] >= letters[usual]


_CHECKS = {
    "The answer was empty.": ("", _has_words),
    "The answer was out of proportion to the text.": ("", _has_length),
    "The answer lost a placeholder, a link, an address or markup.": ("protected_parts", _keeps_protected),
    "The answer changed a number.": ("numbers", _keeps_numbers),
    "The answer changed a word to leave alone.": ("", _keeps_ignored),
    "The answer was in another language.": ("", _keeps_language),
}
"""The checks in order, each with the policy of the tool that asks for it, if not every tool does."""
