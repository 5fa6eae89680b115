"""Words that are right in another dialect."""

import re
from collections.abc import Sequence
from functools import lru_cache

from ai_tools.offline.spelling import common_words
from ai_tools.text.edits import Edit, Notice

DIALECT = "DialectSpelling"
OUR = r"(?=(?:s|ed|ing|able|ful|ite|ites|hood|less|ly|er|ers)?\Z)"
AMERICAN = (
    (re.compile(rf"(?<=[a-z]{{3}})our{OUR}"), "or"),
    (re.compile(r"(?<=[a-z]{2}[iy])s(?=(?:ed?|es|ing|ation|ations|er|ers|able)\Z)(?<!lys(?=es\Z))"), "z"),
    (re.compile(r"(?<=en)ce\Z"), "se"),
    (re.compile(r"\bgrey\Z"), "gray"),
)
"""What is spelled in the American way on this side of the ocean and on no other."""

BRITISH_IN_AMERICA = frozenset(
    {"licence", "pretence", "saviour", "saviours", "seise", "tabour", "tabours"}
    | {"catechise", "catechised", "catechises", "catechising"}
)
ALSO_AMERICAN = (
    (re.compile(r"(?<=[aeiou])ll(?=[aei])"), "l"),
    (re.compile(r"\bgrey"), "gray"),
    (re.compile(r"ogue(?=s?\Z)"), "og"),
    (re.compile(r"amme(?=s?\Z)"), "am"),
    (re.compile(r"re(?=s?\Z)"), "er"),
    (re.compile(r"(?<=[a-z]{2})ae|(?<=[a-z]{2})oe|\bae(?=[a-z]{4})|\boe(?=[a-z]{4})"), "e"),
)
"""Spellings that are right in America, too, or may be another word: a micrometer is no micrometre."""


def of_dialect(start: int, word: str, alike: Sequence[str], *, american: bool) -> Edit | Notice | None:
    """Return the change of `word`, right in another dialect, into the spelling of this one."""
    for other in alike:
        if (
            not other.islower()
            or not common_words.is_listed(word)
            or american_spelling(word) != american_spelling(other)
        ):
            continue
        if not american and with_spellings(word, AMERICAN) == other:
            continue  # harper knows `hypothesized` only
        message = f"Another dialect spells it \u201c{word}\u201d; in this one, write \u201c{other}\u201d."
        british, here = (word, other) if american else (other, word)
        if with_spellings(british, AMERICAN) == here and "z" not in word and word not in BRITISH_IN_AMERICA:
            return Edit(start, len(word), word, other, message, DIALECT)
        return Notice(start, len(word), word, (other,), message, DIALECT)
    return None


@lru_cache(maxsize=4096)
def american_spelling(word: str) -> str:
    """Return the American spelling of a British word, which need not exist."""
    return with_spellings(with_spellings(word, AMERICAN), ALSO_AMERICAN)


def with_spellings(word: str, spellings: Sequence[tuple[re.Pattern[str], str]]) -> str:
    for there, here in spellings:
        word = there.sub(here, word)
    return word
