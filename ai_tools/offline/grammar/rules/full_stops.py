"""The full stop that is missing at the end of a text."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import FINITE, Finding, Sentence


def find(before: Sentence, last: Sentence) -> Iterator[Finding]:
    """Yield the end of the last sentence if the one before it has a full stop, and it has none."""
    end = last.tokens[-1]
    ended = before.tokens[-1].text in {".", "!", "?"}
    whole = (
        len(last) > 3
        and last.tokens[0].text[0].isupper()
        and any(token.tag in FINITE for token in last.tokens)
    )
    if ended and whole and end.text.isalpha() and end.text.islower():
        yield Finding(end.start, end.end, (f"{end.text}.",), "MissingFullStop", sure=False)
