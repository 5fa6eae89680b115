"""Which correct English words the offline checker changes: `python -m benchmarks.grammar.dictionary en-US`.

Reads the large word lists of Debian (packages `wamerican-large` and `wbritish-large`), one word per sentence.
"""

import argparse
import os
import random
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain, islice
from pathlib import Path

from ai_tools.offline import checker
from ai_tools.offline.spelling import common_words
from ai_tools.text.edits import Edit, Notice
from benchmarks.harness.report import Section, write

LISTS = {
    dialect: Path("/usr/share/dict") / name
    for dialect, name in (
        ("en-US", "american-english-large"),
        ("en-GB", "british-english-large"),
        ("en-IN", "british-english-large"),
    )
}
SENTENCE = "Read this word: {}."
"""A place for a word of any class: after a preposition, say, a verb would be a mistake of grammar."""

AT_ONCE = 100
MOST = 10
COLUMNS = ("dialect", "words", "changed", "at most", "noticed", "slurs or vulgar words suggested", "changes")
NOTES = (
    "Every word in small letters of Debian's lists `wamerican-large` and `wbritish-large`, each in the "
    f"sentence “{SENTENCE.format('…')}”. A notice of a word is no change: the text stays."
)


def words(dialect: str, *, every: int = 1) -> Iterator[str]:
    """Yield every n-th word of the list that is written in small letters."""
    lines = LISTS[dialect].read_text(encoding="utf-8").splitlines()
    return islice(
        (word for word in lines if word.isascii() and word.isalpha() and word.islower()), 0, None, every
    )


def found(batch: Sequence[str], *, dialect: str) -> list[tuple[str, Edit | Notice]]:
    """Return what the checker finds in sentences with these words, each with its word."""
    text = "\n".join(map(SENTENCE.format, batch))
    correction = checker.check(text, dialect=dialect, ignore=frozenset(), look_up=lambda: None)
    changes = chain[Edit | Notice](correction.edits, correction.notices)
    return [(batch[text.count("\n", 0, one.offset)], one) for one in changes]


def changed(dialect: str, *, every: int = 1) -> Iterator[tuple[str, Edit]]:
    """Yield the correct words that the checker changes, with the edit."""
    for batch in batches(list(words(dialect, every=every))):
        yield from ((word, one) for word, one in found(batch, dialect=dialect) if isinstance(one, Edit))


def batches(chosen: Sequence[str]) -> list[Sequence[str]]:
    return [chosen[at : at + AT_ONCE] for at in range(0, len(chosen), AT_ONCE)]


def row(dialect: str, *, every: int) -> list[str]:
    """Return the results of one list, read on all cores; print each change as soon as it is found."""
    chosen = list(words(dialect, every=every))
    # In a random order what was read so far is a fair sample.
    random.Random(dialect).shuffle(chosen)
    edits: dict[str, str] = {}
    noticed, suggested = set[str](), set[str]()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for at, results in enumerate(pool.map(partial(found, dialect=dialect), batches(chosen))):
            for word, one in results:
                suggested |= {other for other in one.suggestions if common_words.is_never_suggested(other)}
                if isinstance(one, Edit):
                    edits[word] = one.replacement
                    print(f"{word}: {one.original} -> {one.replacement} ({one.rule})", flush=True)
                else:
                    noticed.add(word)
            print(f"\r{dialect}: {at * AT_ONCE} of {len(chosen)}", end="", file=sys.stderr, flush=True)
    examples = ", ".join(f"{word} → {meant}" for word, meant in edits.items())
    numbers = [len(chosen), len(edits), MOST, len(noticed - set(edits)), len(suggested)]
    return [dialect, *map(str, numbers), examples]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dialects", nargs="+", choices=LISTS)
    parser.add_argument("--every", type=int, default=1, help="read every n-th word only")
    parser.add_argument("--write", action="store_true", help="also write the table to RESULTS.md")
    options = parser.parse_args()
    rows = [row(dialect, every=options.every) for dialect in options.dialects]
    section = Section("Correct words that the offline checker changes", COLUMNS, rows, NOTES)
    print(section)
    if options.write:
        write(section)


if __name__ == "__main__":
    main()
