"""Check the English that users and developers read: words to avoid, and the product's own offline checker.

Run by `make lint`. Prints one line per finding and exits with 1 if there is any.
"""

import os
import re
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sahienglish.settings")

import django  # noqa: E402

django.setup()

from ai_tools.offline import checker  # noqa: E402
from sahienglish.core.errors import catalogue  # noqa: E402

FORBIDDEN = re.compile(
    r"\b(anew|whoever|whatever|somebody|nobody|one's own|is told|are told|is taken for|by now|meanwhile)\b"
    r"|\bbeside\b"
    r"|\b\d+ (?:ms|kB|MB) an? (?:request|call|process)\b",
    re.IGNORECASE,
)
"""Bookish words and rates; docs/glossary.md says what to write instead."""

DIALECT = "en-GB"
WORDS_OF_OURS = frozenset((ROOT / "tools" / "check_english.words").read_text(encoding="utf-8").split())


def texts() -> Iterator[tuple[str, str]]:
    """Yield a name and a text for everything that is checked."""
    pages = [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        ROOT / "SECURITY.md",
        *sorted((ROOT / "docs").rglob("*.md")),
    ]
    for page in pages:
        yield str(page.relative_to(ROOT)), prose(page.read_text(encoding="utf-8"))
    for mail in sorted(ROOT.glob("*/templates/**/emails/*.mail")):
        blocks = re.findall(
            r"{% block \w+ %}(.*?){% endblock %}", mail.read_text(encoding="utf-8"), re.DOTALL
        )
        yield str(mail.relative_to(ROOT)), "\n\n".join(blocks)
    for problem in catalogue():
        yield f"{problem.__module__}.{problem.__name__}", f"{problem.title}.\n\n{problem.__doc__}"


def remarks() -> Iterator[tuple[str, str]]:
    """Yield a place and a text for each docstring and comment; the offline checker does not read them."""
    for folder in ("sahienglish", "accounts", "ai_tools", "learning", "templates_app", "workbench"):
        for source in sorted((ROOT / folder).rglob("*.py")):
            # It holds lists of words.
            if source.name == "word_classes.py" or "node_modules" in source.parts:
                continue
            with source.open("rb") as file:
                for token in tokenize.tokenize(file.readline):
                    is_docstring = token.type == tokenize.STRING and token.string.startswith('"""')
                    if is_docstring or token.type == tokenize.COMMENT:
                        yield f"{source.relative_to(ROOT)}:{token.start[0]}", token.string


def forbidden(name: str, text: str) -> Iterator[str]:
    """Yield a line for each word to avoid."""
    for found in FORBIDDEN.finditer(text):
        yield f"{name}: “{found[0]}” is on the list of words to avoid"


def prose(markdown: str) -> str:
    """Return the running text of a page: no code, no tables, no drawings, one line per paragraph."""
    without_code = re.sub(r"^```.*?^```", "", markdown, flags=re.DOTALL | re.MULTILINE)
    lines = [line for line in without_code.splitlines() if not line.lstrip().startswith(("|", "#", "!"))]
    paragraphs = re.sub(r"(?<=\S)\n(?=[^\n\s\-*0-9])", " ", "\n".join(lines))
    # Words in italics are examples, often wrong on purpose: as code they are left alone.
    return re.sub(r"(?<![*\w])\*([^*\n]+)\*(?![*\w])", r"`\1`", paragraphs)


def findings(name: str, text: str) -> Iterator[str]:
    """Yield a line for each forbidden word and each edit of the offline checker."""
    yield from forbidden(name, text)
    correction = checker.check(text, dialect=DIALECT, ignore=WORDS_OF_OURS, look_up=lambda: None)
    for edit in correction.edits:
        before = text[max(0, edit.offset - 30) : edit.offset].rpartition("\n")[2]
        yield f"{name}: …{before}[{edit.original} → {edit.replacement}] ({edit.rule})"


def main() -> int:
    found = [finding for name, text in texts() for finding in findings(name, text)]
    found += [finding for name, text in remarks() for finding in forbidden(name, text)]
    print("\n".join(found) or "No findings in what people and developers read.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
