"""Mistakes that have a shape: the tables in `mistakes/`, read once and searched for in every text.

A block of a table is a rule with its message, then lines `expression => what was meant`. In an expression
`<name>` stands for a list of words or a shape, in what was meant `{2}` for the second group and `{2:past}`
for that form of it. A space at the end is written `\\N`. What a dialect says instead follows after `|`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

import regex

from ai_tools.offline import dialect_variants, vocabulary
from ai_tools.offline.dialect_variants import Variants
from ai_tools.offline.paragraphs import LONG_LINE
from ai_tools.text.edits import Edit, between

_TABLES = Path(__file__).with_name("data") / "mistakes"
_NAME = re.compile(r"<([A-Za-z_]+)>")
_SLOT = re.compile(r"\{(\d)(?::(\w+))?\}")
_WRAPPED = rf"[^\n]{{{LONG_LINE - 1}}}[^.!?:;।\n]\n"
"""A long line that ends within a sentence, up to the next one."""
_SENTENCE_START = rf"\A|\n(?<!{_WRAPPED})|[.!?:;।]\s|[\"“(]|[-*•]\s|\d[.)]\s|\p{{So}}\s?"
_SHAPES = {
    "START": rf"(?<=(?:{_SENTENCE_START})\s?)",
    "CLAUSE": rf"(?<=(?:{_SENTENCE_START}|,\s|\b(?:and|but|because|so|that|when|if|then)\s)\s?)",
    "END": r"[.,;:!?)\"”]|\s*\Z|\s*\n",
    "FOLLOWS": (
        r"(?=[.;:!?)\"”]|,(?!\s[\w-]+(?:\s[\w-]+)?(?:,|\s(?:and|or)\b))|\s*\Z|\s*\n"
        r"|\s(?:and|or)\s(?:the|an?|my|his|her|our|their|I|he|she|it|we|they|is|was|are|also)\b"
        r"|\s(?:in|on|at|of|for|from|to|with|by|but|is|are|was|were|has|have|had|will|can|who|that|which"
        r"|because|so|when|if|before|after|now|here|there|yesterday|today|tomorrow)\b)"
    ),
}
"""The beginning of a sentence or a clause, the end of one, and what shows that a noun ends its phrase:
`two student in`, not `two student teams` nor `two student and staff teams`."""

_JOINERS = "-\u2010\u2011/"
_JOINED_AFTER = re.compile(r"(?<=\w)[-\u2010\u2011'\u2019/]\w")


@dataclass(frozen=True, slots=True)
class Pattern:
    """Where `expression` matches, `meant` should stand."""

    rule: str
    message: str
    expression: regex.Pattern[str]
    meant: Variants

    def edits(self, text: str, *, dialect: str) -> Iterator[Edit]:
        """Yield one edit per match, cut down to the words that change."""
        for found in self.expression.finditer(text):
            if _JOINED_AFTER.match(text, found.end()) or _is_joined_before(text, found.start()):
                continue
            meant = _filled(self.meant.in_dialect(dialect), found)
            if parts := between(found[0], meant):
                start, end = parts[0].offset, parts[-1].end
                replacement = meant[start : len(meant) - len(found[0]) + end]
                at = found.start() + start
                yield Edit(at, end - start, found[0][start:end], replacement, self.message, self.rule)


def _is_joined_before(text: str, start: int) -> bool:
    return start > 1 and text[start - 1] in _JOINERS and text[start - 2].isalnum() and text[start].isalnum()


def find(text: str, *, dialect: str) -> Iterator[Edit]:
    """Yield the correction of every mistake in the tables; they may overlap."""
    return chain.from_iterable(pattern.edits(text, dialect=dialect) for pattern in _patterns())


def rule_names() -> frozenset[str]:
    """Return the names of the rules in the tables."""
    return frozenset(pattern.rule for pattern in _patterns())


@cache
def _patterns() -> tuple[Pattern, ...]:
    return tuple(chain.from_iterable(_read(table) for table in sorted(_TABLES.glob("*.txt"))))


def _read(table: Path) -> Iterator[Pattern]:
    names, rule, message = {**_SHAPES, **vocabulary.lists()}, "", ""
    for line in table.read_text(encoding="utf-8").splitlines():
        if " => " in line:
            expression, meant = line.split(" => ")
            variants = dialect_variants.read(meant.replace(r"\N", " "))
            yield Pattern(rule, message, regex.compile(_expanded(expression, names)), variants)
        elif line.startswith("<"):
            name, words = line.split(" = ")
            names[name.strip("<>")] = words
        elif line and not line.startswith("#"):
            rule, message = line.split(": ", 1)


def _expanded(expression: str, names: dict[str, str]) -> str:
    return _NAME.sub(lambda found: f"(?:{_expanded(names[found[1]], names)})", expression)


def _filled(meant: str, found: regex.Match[str]) -> str:
    def slot(match: re.Match[str]) -> str:
        words = found[int(match[1])] or ""
        return vocabulary.form(words, match[2]) if match[2] else words

    return _SLOT.sub(slot, meant)
