"""Which correct English words the offline checker changes: `python -m benchmarks.grammar.dictionary en-US`.

Reads the large word lists of Debian (packages `wamerican-large` and `wbritish-large`), one word per sentence.
"""

import argparse
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from ai_tools.offline import checker
from ai_tools.text.edits import Edit

LISTS = {
    dialect: Path("/usr/share/dict") / name
    for dialect, name in (
        ("en-US", "american-english-large"),
        ("en-GB", "british-english-large"),
        ("en-IN", "british-english-large"),
    )
}
SENTENCE = "The last word on the page is {} again."
"""A place for a word of any class: after a preposition, say, a verb would be a mistake of grammar."""

BEFORE = SENTENCE.index("{")
AT_ONCE = 100


def words(dialect: str, *, every: int = 1) -> Iterator[str]:
    """Yield every n-th word of the list that is written in small letters."""
    lines = LISTS[dialect].read_text(encoding="utf-8").splitlines()
    return islice(
        (word for word in lines if word.isascii() and word.isalpha() and word.islower()), 0, None, every
    )


def changed(dialect: str, *, every: int = 1) -> Iterator[tuple[str, Edit]]:
    """Yield the correct words that the checker changes, with the edit."""
    chosen = words(dialect, every=every)
    while batch := list(islice(chosen, AT_ONCE)):
        text = "\n".join(map(SENTENCE.format, batch))
        correction = checker.check(text, dialect=dialect, ignore=frozenset(), look_up=lambda: None)
        for edit in correction.edits:
            line = text.count("\n", 0, edit.offset)
            yield batch[line], edit


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("dialect", choices=LISTS)
    arguments.add_argument("--every", type=int, default=1, help="read every n-th word only")
    options = arguments.parse_args()
    total = 0
    for word, edit in changed(options.dialect, every=options.every):
        total += 1
        print(f"{word}: {edit.original} -> {edit.replacement} ({edit.rule})", flush=True)
    print(f"{total} words changed")


if __name__ == "__main__":
    main()
