"""All grammar rules run over the sentences of a text."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ai_tools.offline.grammar.catalogue import rules
from ai_tools.offline.grammar.rules import RULES
from ai_tools.offline.grammar.rules.punctuation import sentence_ends
from ai_tools.offline.grammar.sentence import Finding, Sentence
from ai_tools.offline.grammar.tokens import sentences, tokens_of
from ai_tools.text.edits import Edit, Notice, between

LONGEST_SENTENCE = 120
"""A sentence of more tokens is probably a list or a table, and left alone."""

MOST_REMEMBERED = 512
"""Sentences that are remembered, about 3 MB: an editor that checks while its user writes sends the same ones
again and again."""


class Read(NamedTuple):
    """A sentence, and what the rules find in it."""

    sentence: Sentence
    findings: tuple[Finding, ...]


def find(text: str, *, dialect: str, ends_paragraph: bool = True) -> Iterator[Edit | Notice]:
    """Yield an edit for each mistake that is sure and a notice for each that is likely."""
    found = [(start, one) for start, sentence in sentences(text) if (one := read(sentence, dialect))]
    for start, one in found:
        for finding in one.findings:
            yield from _reported(text, finding.moved(start))
    placed = [(start, one.sentence) for start, one in found]
    for finding in sentence_ends.find_between(text, placed, ends_paragraph=ends_paragraph):
        yield from _reported(text, finding)


@lru_cache(maxsize=MOST_REMEMBERED)
def read(text: str, dialect: str) -> Read | None:
    """Return what the rules find in the sentence `text`, at places counted from its beginning."""
    if not (tokens := tokens_of(text)):
        return None
    sentence = Sentence(text, tokens, dialect)
    rules = RULES if 3 <= len(sentence) <= LONGEST_SENTENCE else ()
    return Read(sentence, tuple(finding for rule in rules for finding in rule(sentence)))


_ATTACHED = frozenset("-/_@#\\\u2010\u2011")
"""Marks that join a word to something else: a path, a compound, a mention."""


def _is_attached(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:] in _ATTACHED or after[:1] in _ATTACHED:
        return (bool(before[-1:].strip()) and before[-1:] in _ATTACHED) or (
            after[:1] in _ATTACHED and after[1:].isalnum()
        )
    return (before[-1:] == "." and before[:1].isalnum()) or (after[:1] == "." and after[1:].isalnum())


def _reported(text: str, finding: Finding) -> Iterator[Edit | Notice]:
    if _is_attached(text, finding.start, finding.end):
        return
    rule, original = rules()[finding.rule], text[finding.start : finding.end]
    message = finding.message or rule.message
    if not finding.sure:
        yield Notice(
            finding.start,
            finding.end - finding.start,
            original,
            finding.replacements,
            message,
            rule.name,
            rule.category,
        )
        return
    replacement = finding.replacements[0]
    if not (parts := between(original, replacement)):
        return
    # One edit for the whole change, so that no other edit can split it.
    start, end = parts[0].offset, parts[-1].end
    meant = replacement[start : len(replacement) - len(original) + end]
    whole = start == 0 and end == len(original)
    yield Edit(
        finding.start + start,
        end - start,
        original[start:end],
        meant,
        message,
        rule.name,
        finding.replacements if whole else (),
        rule.category,
    )
