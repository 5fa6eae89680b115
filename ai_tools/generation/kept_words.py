"""The words of the user's dictionary in a model's answer: each comes out as the user wrote it."""

from ai_tools.errors import BadAnswer
from ai_tools.text import known_words
from ai_tools.tools.definitions import Task


def of(task: Task) -> frozenset[str]:
    """Return the words to keep, without the possessive `'s` that some of them have in the text."""
    return frozenset(map(known_words.owner, task.known_words))


def kept(task: Task, *, text: str, answer: str, may_ask_again: bool, was_sent: bool) -> str:
    """Return `answer` with every word to keep that `text` has, put back if the model changed it.

    An answer that `was_sent` already only grows at its end, if the tool translates.

    Raises `BadAnswer` if a word is lost and the model may be asked again: it knows the best place.
    """
    tool = task.tool
    if tool.keeps_language:
        answer = known_words.put_back(
            text, answer, ignore=task.ignore, known_words=task.known_words, rewrites=tool.rewrites
        )
        if not tool.rewrites:
            return answer
    lost = known_words.lost(of(task), text, answer, whole=tool.keeps_language)
    if not lost:
        return answer
    if may_ask_again:
        raise BadAnswer("The answer lost a word to leave alone.")
    if tool.keeps_language:
        return known_words.put_back(text, answer, known_words=lost)
    # The words of two languages cannot be compared, so only the line shows where the word belongs.
    return known_words.put_beside(text, answer, lost, at_end=was_sent)
