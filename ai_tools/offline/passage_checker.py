"""What harper, the patterns, the spelling and the grammar rules find in one passage."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial

from harper import Dialect, Language, Lint

from ai_tools.offline import catalogue, grammar, language_detection, patterns
from ai_tools.offline.harper import linters, trusted_rules
from ai_tools.offline.spelling import misspellings, unknown_words
from ai_tools.text.edits import Edit, Notice

NOT_FOR_HARPER = r"\S{65,}|\w{33,}|[^\w\s]{20,}"
"""Masked, because one word of 100 000 letters makes harper take all memory and abort the process, and one of
40 letters takes 30 ms."""

MAY_BE_MASKED = re.compile(r"[^ \n]{20,}")
"""Harper compiles the mask for every text, which takes longer than reading it: texts without such a word go
without a mask."""

MOST_REMEMBERED = 256
"""Passages that are remembered: an editor that checks a document again has changed one or two of them."""

IN_CAPITALS = re.compile(r"\b[A-Z]{2,} \Z")


@lru_cache(maxsize=MOST_REMEMBERED)
def found_in(passage: str, *, before: str, after: str, dialect: str) -> tuple[Edit | Notice, ...]:
    """Return the edits and notices of one passage, the surest first; they may overlap."""
    with linters.borrowed(dialect) as linter:
        mask = NOT_FOR_HARPER if MAY_BE_MASKED.search(passage) else None
        lints = linter.organized_lints(passage, language=Language.PLAINTEXT, regex_mask=mask, dedup=False)
        unknown = lints.pop(misspellings.RULE)
        if not language_detection.is_known(passage, unknown):
            return ()
        american = linter.dialect == Dialect.AMERICAN
        return (
            *patterns.find(passage, dialect=dialect),
            *misspellings.find(passage),
            *unknown_words.find(passage, unknown, american=american, accepted=partial(linters.known, linter)),
            *grammar.find(passage, dialect=dialect, ends_paragraph=ends_paragraph(passage, after)),
            *by_rules(passage, before, after, lints),
        )


def ends_paragraph(passage: str, after: str) -> bool:
    """Tell whether a blank line, or nothing, follows a passage that is no item of a list."""
    in_list = passage.lstrip()[:1] in "-*#>|" or "```" in passage
    return not in_list and after[:1] in {"", "\n"}


def by_rules(
    passage: str, before: str, after: str, lints: Mapping[str, Sequence[Lint]]
) -> Iterator[Edit | Notice]:
    around = before + passage + after
    for rule, found in lints.items():
        for lint in found:
            start, end = lint.span.start, lint.span.end
            first, last = len(before) + start, len(before) + end
            kind = trusted_rules.judge(rule, lint, text=around, start=first, end=last)
            if kind is None:
                continue
            in_capitals = bool(IN_CAPITALS.search(around, 0, first))
            meant = tuple(
                trusted_rules.replacement(lint, suggestion, in_capitals=in_capitals)
                for suggestion in lint.suggestions
            )
            # Harper's own messages are for people who know the terms of grammar.
            message = catalogue.message(rule, language=catalogue.ENGLISH) or lint.message
            if kind is Edit:
                yield Edit(start, end - start, lint.problem_text, meant[0], message, rule, meant)
            else:
                yield Notice(start, end - start, lint.problem_text, meant, message, rule)
