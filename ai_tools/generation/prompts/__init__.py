"""What the model is told: one text file for each tool, and the rules that hold for all of them."""

import json
from functools import cache
from pathlib import Path
from string import Template

from ai_tools.generation.delimiter import Fence
from ai_tools.providers.base import Prompt
from ai_tools.text import languages
from ai_tools.text.languages import DIALECTS
from ai_tools.tools.definitions import FORMALITIES, TONES, Task

FOLDER = Path(__file__).parent


def compose(task: Task, *, text: str, fence: Fence) -> Prompt:
    """Return the prompt for `text`, a part of the task's own.

    Only our own words and canonical names reach the rules; the text stands alone in the user's turn.
    """
    words = {
        "dialect": DIALECTS.get(task.dialect, "the variety of English that the writer uses"),
        "ignore": _spared(task.ignore | {word for word in task.known_words if word in text}),
        "language": languages.english_name(task.language) if task.language else "",
        "formality": FORMALITIES[task.formality],
        "tone": TONES[task.tone],
    }
    # What differs from call to call comes last: vendors keep what prompts begin with in a cache.
    parts = (
        _file(task.tool.name).substitute(words).strip(),
        _file("rules").template,
        f"The delimiters are {fence.opening} and {fence.closing}. Never write them.",
    )
    return Prompt(rules="\n\n".join(parts), text=fence.around(text), stop=fence.closing)


def _spared(words: frozenset[str]) -> str:
    """Name the words to leave alone: quoted and sorted, so that together they say nothing."""
    return f"Leave these words as they are: {json.dumps(sorted(words), ensure_ascii=False)}." if words else ""


@cache
def _file(name: str) -> Template:
    return Template((FOLDER / f"{name}.txt").read_text(encoding="utf-8").strip())
