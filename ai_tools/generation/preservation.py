"""The checks that an answer preserves the text: one question per policy of a tool."""

from collections import Counter

from ai_tools.generation import kept_words
from ai_tools.text import known_words, languages, numbers, protected_spans, writing_systems
from ai_tools.tools.definitions import Task, Tool

SLACK_CHARS = 60
"""Short texts may change their length by this much in any proportion."""


def longest(tool: Tool, text: str) -> int:
    """Return how many code points an answer to `text` may have."""
    return round(len(text) * tool.longest) + SLACK_CHARS


def has_words(task: Task, text: str, answer: str) -> bool:
    """Tell whether the answer has a letter or a digit."""
    return any(letter.isalnum() for letter in answer)


def has_length(task: Task, text: str, answer: str) -> bool:
    """Tell whether the length of the answer is in proportion to that of the text."""
    least = len(text) * task.tool.shortest - SLACK_CHARS
    return least <= len(answer) <= longest(task.tool, text)


def keeps_protected(task: Task, text: str, answer: str) -> bool:
    """Tell whether every placeholder, link, address and piece of markup is still there."""
    wanted = Counter(protected_spans.parts(text))
    if all(answer.count(part) >= times for part, times in wanted.items()):
        return True
    # If a repetition is gone, nothing may have come in its place: `@asha … @asha` is not `@asha … @ashok`.
    nothing_new = wanted.keys() >= set(protected_spans.parts(answer))
    return task.tool.rewrites and all(part in answer for part in wanted) and nothing_new


def keeps_numbers(task: Task, text: str, answer: str) -> bool:
    """Tell whether every number is still there."""
    return numbers.kept(
        text,
        answer,
        may_drop_repetition=task.tool.rewrites,
        may_spell_months=not task.tool.keeps_language,
    )


def keeps_ignored(task: Task, text: str, answer: str) -> bool:
    """Tell whether every word to leave alone is there as often as before, in any capitals."""
    folded, folded_answer = text.casefold(), answer.casefold()
    words = {word.casefold() for word in task.ignore}
    return all(
        known_words.count(word, folded_answer) >= known_words.count(word, folded)
        for word in words
        if word in folded
    )


def keeps_language(task: Task, text: str, answer: str) -> bool:
    """Tell whether the prose is in the language that was asked for; a link or code is in no language."""
    before, prose = protected_spans.without(text), protected_spans.without(answer)
    if task.tool.keeps_language:
        return writing_systems.same_language(before, prose)
    for word in kept_words.of(task):
        before = known_words.pattern(word).sub(" ", before)
    if not any(map(str.isalpha, before)):
        return True
    script = writing_systems.named(languages.script(task.language))
    usual = writing_systems.named(languages.usual_script(task.language))
    letters = writing_systems.counts(prose)
    if not script or letters.total() < writing_systems.LETTERS_TO_JUDGE:
        return True
    # A name in Latin letters does not make Serbian in Cyrillic the `sr-Latn` that was asked for.
    return letters[script] > 0 and letters[script] >= letters[usual]
